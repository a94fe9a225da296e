import AnalysisModel
import AppLogic
import Canvas

/// The file itself, one of its values at a time.
struct RawPage {
    let raw: RawState
    let paneTop: Int
    /// A path is being typed.
    let isTyping: Bool
    let theme: Theme
    let layout: ResultLayout

    func draw(into frame: inout CellBuffer, area: Rect) {
        let (head, below) = area.splitTop(1)
        drawHead(into: &frame, area: head)
        guard !raw.isScalar, case .there = raw.content else {
            frame.draw(lines(width: below.width - 2), in: below.insetBy(columns: 1), top: paneTop)
            return
        }
        let (rows, pane) = below.splitTop(layout.listRows)
        drawRows(into: &frame, area: rows)
        drawPane(into: &frame, area: pane)
    }

    /// The furthest that the text of a value can be scrolled.
    func lastTop(width: Int) -> Int {
        let isWhole = raw.isScalar
        let lines = isWhole ? lines(width: width - 2) : paneLines(width: width - 2)
        return max(0, lines.count - (isWhole ? layout.listRows + layout.paneRows : max(0, layout.paneRows - 1)))
    }

    private func drawHead(into frame: inout CellBuffer, area: Rect) {
        guard isTyping else {
            let place = raw.count > 0 ? "\(raw.selectedRow + 1) of \(raw.count)" : ""
            let room = max(4, area.width - 3 - place.utf8.count)
            Line().gap(1).adding(LongText.word(raw.path.text), theme.text, width: room).gap(1)
                .adding(place, theme.quiet).draw(into: &frame, x: area.x, y: area.y, limit: area.width)
            return
        }
        let example = area.width < 60 ? "" : "such as detections[\"17\"].occs[0]"
        let remark = raw.isMistyped ? "that is no path" : example
        let room = max(0, area.width - 4 - remark.utf8.count)
        let window = FieldWindow(raw.field, width: room)
        Line().gap(1).adding("/", theme.heading).draw(into: &frame, x: area.x, y: area.y, limit: area.width)
        frame.write(window.text, x: area.x + 2, y: area.y, limit: room, ellipsis: false)
        Line(remark, raw.isMistyped ? theme.bad : theme.quiet)
            .draw(into: &frame, x: area.x + room + 3, y: area.y, limit: max(0, area.width - room - 3))
        if area.width > 2 + window.cursor, !area.isEmpty {
            frame.cursor = CursorPosition(x: area.x + 2 + window.cursor, y: area.y)
        }
    }

    private func drawRows(into frame: inout CellBuffer, area: Rect) {
        let key = min(40, max(12, area.width / 3))
        let shown = (0..<min(area.height, max(0, raw.count - raw.top))).map { raw.child(raw.top + $0) }
        let widest = shown.compactMap { $0.flatMap(RawWords.count)?.utf8.count }.max() ?? 0
        for (row, child) in shown.enumerated() {
            let place = raw.top + row
            let isSelected = place == raw.selectedRow
            let name = child.map { LongText.word($0.key) } ?? "\(place)"
            let value = child.map { RawWords.of($0, theme.glyphs, countWidth: widest) } ?? ""
            let isQuiet = child.map { $0.count != nil || $0.kind == .null } ?? true
            Line().adding(isSelected ? theme.glyphs.mark : " ", theme.heading, width: 1)
                .adding(name, isSelected ? theme.strong : theme.text, width: key).gap(2)
                .adding(value, isQuiet ? theme.quiet : theme.text)
                .draw(into: &frame, x: area.x, y: area.y + row, limit: area.width)
        }
        if raw.count == 0 { frame.draw([Line("There is nothing in it.", theme.quiet)], in: area.insetBy(columns: 1)) }
    }

    private func drawPane(into frame: inout CellBuffer, area: Rect) {
        guard area.height > 0, let child = raw.selected else { return }
        let (rule, body) = area.splitTop(1)
        let text = body.insetBy(columns: 1)
        let lines = paneLines(width: text.width)
        let last = max(0, lines.count - text.height)
        let top = min(paneTop, last)
        PaneTitle(words: LongText.word(child.key), style: theme.quiet, theme: theme)
            .line(width: rule.width, more: Scrolling(top: top, last: last))
            .draw(into: &frame, x: rule.x, y: rule.y, limit: rule.width)
        frame.draw(lines, in: text, top: top)
    }

    private func paneLines(width: Int) -> [Line] {
        guard let child = raw.selected else { return [] }
        let path = LongText.lines(raw.path(of: child).text, width: max(1, width)).map { Line($0, theme.quiet) }
        let more =
            child.isCut && child.count == nil ? [Line("\(theme.glyphs.enter) shows all of it.", theme.quiet)] : []
        return path + LongText.lines(RawWords.of(child, theme.glyphs), width: max(1, width)).map { Line($0) } + more
    }

    /// What is read from top to bottom: a long text, or why there is nothing.
    private func lines(width: Int) -> [Line] {
        switch raw.content {
        case .reading: [Line("Reading the file", theme.quiet)]
        case .there(let node):
            LongText.lines(node.text, width: max(1, width)).map { Line($0) }
                + (node.isCut ? [Line("The rest is left out.", theme.quiet)] : [])
        case .nothing:
            [.blank] + Line.wrapped("There is nothing at this path.", theme.strong, width: width)
                + Line.wrapped("h goes back to the value around it, / to another path.", theme.quiet, width: width)
        case .failed(let facts):
            [.blank, Line("\(theme.glyphs.failed) The file could not be read.", theme.bad)]
                + LongText.lines(facts.messages, width: max(1, width - 2)).map { Line().gap(2).adding($0) }
        }
    }
}

/// What a value is called where there is one line for it.
enum RawWords {
    /// - Parameter countWidth: what stands before the beginning of an object or an array takes so many columns.
    static func of(_ child: RawNode.Child, _ glyphs: Glyphs, countWidth: Int = 0) -> String {
        switch child.kind {
        case .object, .array: counted(child, width: countWidth)
        case .text: "\u{201C}\(LongText.word(child.text))\(child.isCut ? "\u{2026}" : "\u{201D}")"
        case .number, .bool, .null: LongText.word(child.text)
        }
    }

    /// How much there is in an object or an array; `nil` for what has nothing in it by its kind.
    static func count(_ child: RawNode.Child) -> String? {
        switch child.kind {
        case .object: NumberText.count(child.count ?? 0, "member", "members")
        case .array: NumberText.count(child.count ?? 0, "element", "elements")
        case .text, .number, .bool, .null: nil
        }
    }

    private static func counted(_ child: RawNode.Child, width: Int) -> String {
        let count = count(child) ?? ""
        guard !child.text.isEmpty else { return count }
        let gap = String(repeating: " ", count: 2 + max(0, width - count.utf8.count))
        return count + gap + LongText.word(child.text) + (child.isCut ? "\u{2026}" : "")
    }
}
