import AnalysisModel
import AppLogic
import Canvas

/// A list with a strip below it that tells where in the video the selected item is, and what there is at the position.
struct ResultListPage {
    let view: ResultView
    let tab: any ResultTabView
    let list: ResultList
    let layout: ResultLayout

    func draw(into frame: inout CellBuffer, area: Rect) {
        guard list.total > 0 else {
            frame.draw(tab.linesWithoutRows(width: area.width - 2), in: area.insetBy(columns: 1))
            return
        }
        let (head, below) = area.splitTop(1)
        let (rows, pane) = below.splitTop(layout.listRows)
        drawHead(into: &frame, area: head)
        drawRows(into: &frame, area: rows)
        drawPane(into: &frame, area: pane)
    }

    /// The furthest that the pane can be scrolled.
    func lastTop(width: Int) -> Int {
        list.total > 0 ? max(0, paneLines(width: width - 2).count - layout.paneTextRows) : 0
    }

    private var theme: Theme { view.theme }

    private func columns(_ width: Int) -> ResultColumns {
        ResultColumns(tab.columns, width: width, hasStrip: !tab.isRunningText)
    }

    private func drawHead(into frame: inout CellBuffer, area: Rect) {
        guard view.state.isTyping else {
            let name = tab.columns.first { $0.width == nil }?.title ?? ""
            columns(area.width).titles(name + remarks, strip: tab.stripTitle, theme)
                .draw(into: &frame, x: area.x, y: area.y, limit: area.width)
            return
        }
        FilterLine(filter: list.filter, shown: list.order.count, total: list.total, theme: theme)
            .draw(into: &frame, area: area)
    }

    /// What the rows are and are not, where that is not all of them in the result's own order.
    private var remarks: String {
        let filter = list.filter.text.isEmpty ? "" : "  /\(LongText.word(list.filter.text))"
        let isWhole = list.order.count == list.total && list.total <= layout.listRows
        let place = list.order.isEmpty ? 0 : list.selectedRow + 1
        let total = list.order.count == list.total ? "\(list.total)" : "\(list.order.count) (of \(list.total))"
        let isUsual = list.sort == ResultList.sorts(of: list.kind).first
        return filter + (isWhole ? "" : "  \(place) of \(total)") + (isUsual ? "" : "  by \(SortWords.of(list.sort))")
    }

    private func drawRows(into frame: inout CellBuffer, area: Rect) {
        guard !list.order.isEmpty else {
            let words = "Nothing has \u{201C}\(LongText.word(list.filter.text))\u{201D} in it; Esc shows all again."
            frame.draw([Line(words, theme.quiet)], in: area.insetBy(columns: 1))
            return
        }
        let columns = columns(area.width)
        if tab.isRunningText {
            RunningText(page: self, columns: columns).draw(into: &frame, area: area)
            return
        }
        for (row, item) in list.order.dropFirst(list.top).prefix(area.height).enumerated() {
            let isSelected = list.top + row == list.selectedRow
            let strip = columns.strip > 0 ? tab.strip(of: item, in: list.kind, width: columns.strip) : ""
            columns.row(tab.cells(of: item), strip: strip, isSelected: isSelected, theme)
                .draw(into: &frame, x: area.x, y: area.y + row, limit: area.width)
        }
    }

    private func drawPane(into frame: inout CellBuffer, area: Rect) {
        guard area.height > 0 else { return }
        let (rule, below) = area.splitTop(1)
        let (strip, body) = below.splitTop(2)
        let text = body.insetBy(columns: 1)
        let lines = paneLines(width: text.width)
        let last = max(0, lines.count - text.height)
        let top = min(view.state.paneTop, last)
        let name = list.selection.map(tab.name) ?? "nothing selected"
        PaneTitle(words: name, style: theme.quiet, theme: theme)
            .line(width: rule.width, more: Scrolling(top: top, last: last))
            .draw(into: &frame, x: rule.x, y: rule.y, limit: rule.width)
        TimeStrip(view: view, list: list, width: strip.width).draw(into: &frame, area: strip)
        frame.draw(lines, in: text, top: top)
    }

    private func paneLines(width: Int) -> [Line] {
        let details = list.selection.map { tab.details(of: $0, width: width) } ?? []
        return details + MomentLines(view: view, width: width).all
    }
}

/// What a list can be ordered by.
enum SortWords {
    static func of(_ sort: ResultList.Sort) -> String {
        switch sort {
        case .screenTime: "time on screen"
        case .name: "name"
        case .type: "type"
        case .confidence: "confidence"
        case .start: "first appearance"
        case .adScore: "ad score"
        case .length: "length"
        }
    }
}
