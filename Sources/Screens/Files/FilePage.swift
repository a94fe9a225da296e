import AnalysisModel
import AppLogic
import Canvas

/// All results of a job as files, a row each; the pane tells the rest of the selected one.
struct FilePage {
    let state: AppState
    let theme: Theme

    func draw(into frame: inout CellBuffer, area: Rect) {
        let (title, below) = area.splitTop(1)
        let (body, footer) = below.splitBottom(1)
        let (head, rest) = body.splitTop(1)
        let (rows, pane) = rest.splitTop(FileListLayout(state.size).listRows)
        Line.title(state.files.job, "result files", in: state, theme: theme, width: title.width).draw(
            into: &frame, x: title.x, y: title.y, limit: title.width)
        drawRows(into: &frame, head: head, area: rows)
        drawPane(into: &frame, area: pane)
        FooterLine(state: state, theme: theme).draw(into: &frame, area: footer)
    }

    /// The furthest that the pane can be scrolled.
    var lastTop: Int {
        max(
            0,
            FileFacts(state: state, theme: theme).lines(width: state.size.columns - 2).count
                - FileListLayout(state.size).paneTextRows)
    }

    private func drawRows(into frame: inout CellBuffer, head: Rect, area: Rect) {
        let columns = Columns(width: area.width)
        columns.line(" ", ("RESULT", theme.quiet), ("WHAT IT IS", theme.quiet), ("HERE", theme.quiet), theme)
            .draw(into: &frame, x: head.x, y: head.y, limit: head.width)
        let types = FileListState.types.dropFirst(state.files.top).prefix(area.height)
        for (row, type) in types.enumerated() {
            let isSelected = type == state.files.selected?.type
            columns.line(
                isSelected ? theme.glyphs.mark : " ", (type.rawValue, isSelected ? theme.strong : theme.text),
                (FileWords.of(type), theme.quiet), here(type, width: columns.here), theme
            ).draw(into: &frame, x: area.x, y: area.y + row, limit: area.width)
        }
    }

    private func here(_ type: ResultType, width: Int) -> (String, Style) {
        switch state.standing(of: type) {
        case .absent: ("not fetched", theme.quiet)
        case .kept(let kept): (self.kept(kept, width: width), theme.good)
        case .fetching(let progress): (FetchLines.cell(progress, width: width, glyphs: theme.glyphs), theme.accent)
        case .failed(let facts): ("\(theme.glyphs.failed) \(LongText.row(facts.messages))", theme.bad)
        }
    }

    /// How much comes before when.
    private func kept(_ kept: KeptResult, width: Int) -> String {
        let size = "\(theme.glyphs.finished) \(NumberText.bytes(kept.size))"
        let whole = "\(size)  \(TimeText.short(kept.fetchedAt, now: state.now, zone: state.timeZone))"
        return TextWidth.columns(of: whole) <= width ? whole : size
    }

    private func drawPane(into frame: inout CellBuffer, area: Rect) {
        guard area.height > 0, let file = state.files.selected else { return }
        let (rule, body) = area.splitTop(1)
        let text = body.insetBy(columns: 1)
        let lines = FileFacts(state: state, theme: theme).lines(width: text.width)
        let last = max(0, lines.count - text.height)
        let top = min(state.files.paneTop, last)
        PaneTitle(words: file.type.rawValue, style: theme.quiet, theme: theme)
            .line(width: rule.width, more: Scrolling(top: top, last: last))
            .draw(into: &frame, x: rule.x, y: rule.y, limit: rule.width)
        frame.draw(lines, in: text, top: top)
    }

    /// What a type is gives way on a narrow screen: the pane says it too.
    private struct Columns {
        let what: Int
        let here: Int

        /// The longest name that there is.
        private static let name = 23

        init(width: Int) {
            what = width < 76 ? 0 : 28
            here = max(4, width - 1 - Self.name - 1 - (what > 0 ? what + 2 : 0))
        }

        func line(
            _ mark: String, _ name: (String, Style), _ words: (String, Style), _ place: (String, Style), _ theme: Theme
        ) -> Line {
            let line = Line().adding(mark, theme.heading, width: 1).adding(name.0, name.1, width: Self.name).gap(1)
            let described = what > 0 ? line.adding(words.0, words.1, width: what).gap(2) : line
            return described.adding(place.0, place.1, width: here)
        }
    }
}

/// What is known of the selected file, and what can be done about it.
struct FileFacts {
    let state: AppState
    let theme: Theme

    func lines(width: Int) -> [Line] {
        guard let file = state.files.selected else { return [] }
        let lines = standing(of: file, width: width)
        let words = FileWords.of(file.type)
        return Line.wrapped(words.prefix(1).uppercased() + words.dropFirst() + ".", width: width) + lines
    }

    private var enter: String { theme.glyphs.enter }

    private func standing(of file: ResultFile, width: Int) -> [Line] {
        switch state.standing(of: file.type) {
        case .absent: absent(width: width)
        case .kept(let kept):
            Line.wrapped(
                "Kept here: \(NumberText.bytes(kept.size)), fetched "
                    + "\(TimeText.moment(kept.fetchedAt, now: state.now, zone: state.timeZone)).", width: width)
                + Line.wrapped("\(enter) \(FileWords.opening(file.type)).", theme.quiet, width: width)
        case .fetching:
            FetchLines(state: state, theme: theme, file: file).lines(width: width)
                + Line.wrapped("c stops it.", theme.quiet, width: width)
        case .failed(let facts): failed(facts, width: width)
        }
    }

    private func absent(width: Int) -> [Line] {
        let isGone = state.files.job.flatMap(state.jobList.job)?.isGone ?? false
        let words =
            isGone
            ? "It was never fetched, and the service does not know the job any more." : "\(enter) fetches it."
        return Line.wrapped(words, theme.quiet, width: width)
    }

    private func failed(_ facts: FailureFacts, width: Int) -> [Line] {
        let lines = FailureLines(state: state, theme: theme, width: width)
        let head =
            facts.kind == .resultTypeMissing
            ? "The service has no result of this type:" : "It could not be fetched: \(FailureHead.of(facts))"
        return Line.wrapped("\(theme.glyphs.failed) \(head)", theme.bad, width: width)
            + lines.messageLines(facts) + lines.explanation(of: facts)
            + Line.wrapped("\(enter) asks again.", theme.quiet, width: width, indent: 2)
    }
}
