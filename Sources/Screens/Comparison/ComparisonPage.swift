import AnalysisModel
import AppLogic
import Canvas

/// Two results beside each other.
struct ComparisonPage {
    let state: AppState
    let theme: Theme

    func draw(into frame: inout CellBuffer, area: Rect) {
        let (title, below) = area.splitTop(1)
        let (body, footer) = below.splitBottom(1)
        Line().gap(1).adding("Two results", theme.heading).adding(remarks, theme.quiet)
            .draw(into: &frame, x: title.x, y: title.y, limit: title.width)
        if let shown = state.comparison, let comparison = shown.comparison {
            draw(shown, comparison, into: &frame, area: body)
        } else {
            frame.draw(linesInstead(width: body.width - 2), in: body.insetBy(columns: 1))
        }
        FooterLine(state: state, theme: theme).draw(into: &frame, area: footer)
    }

    /// What the rows are not, where that is not all of them by their difference.
    private var remarks: String {
        guard let shown = state.comparison, shown.comparison != nil else { return "" }
        return [ComparisonWords.extent(shown.extent), ComparisonWords.sort(shown.sort)]
            .filter { !$0.isEmpty }.map { "  \($0)" }.joined()
    }

    /// The furthest that the pane can be scrolled.
    var lastTop: Int {
        guard let comparison = state.comparison?.comparison else { return 0 }
        let lines = ComparisonCounts(comparison: comparison, theme: theme, width: state.size.columns - 2).lines
        return max(0, lines.count - ComparisonLayout(state.size).paneTextRows)
    }

    private func draw(
        _ shown: ComparisonState, _ comparison: ResultComparison, into frame: inout CellBuffer, area: Rect
    ) {
        let layout = ComparisonLayout(state.size)
        let (sides, below) = area.splitTop(2)
        let (head, rest) = below.splitTop(1)
        let (rows, pane) = rest.splitTop(layout.listRows)
        frame.draw(comparison.sides.indices.map { side($0, comparison, width: sides.width) }, in: sides)
        ComparisonRows(shown: shown, comparison: comparison, theme: theme).draw(into: &frame, head: head, rows: rows)
        drawPane(shown, comparison, into: &frame, area: pane)
    }

    private func side(_ place: Int, _ comparison: ResultComparison, width: Int) -> Line {
        let side = comparison.sides[place]
        let job = state.comparison.flatMap { state.jobList.job($0.jobs[place]) }
        let length = side.technical.duration.map { TimeText.length(seconds: $0.seconds) }
        let counts = [
            NumberText.count(side.shots, "shot", "shots"), NumberText.count(side.detections, "detection", "detections"),
        ]
        let facts = (width < 70 ? [length] : [length] + counts).compactMap(\.self).joined(separator: "  ")
        let room = max(4, width - 5 - TextWidth.columns(of: facts))
        return Line().gap(1).adding(ComparisonWords.sides[place], theme.heading).gap(1)
            .adding(PageName.of(job, in: side.title), theme.text, width: room).gap(1).adding(facts, theme.quiet)
    }

    private func drawPane(
        _ shown: ComparisonState, _ comparison: ResultComparison, into frame: inout CellBuffer, area: Rect
    ) {
        guard area.height > 0 else { return }
        let (rule, body) = area.splitTop(1)
        let text = body.insetBy(columns: 1)
        let lines = ComparisonCounts(comparison: comparison, theme: theme, width: text.width).lines
        let last = max(0, lines.count - text.height)
        let top = min(shown.paneTop, last)
        PaneTitle(words: "by type", style: theme.quiet, theme: theme)
            .line(width: rule.width, more: Scrolling(top: top, last: last))
            .draw(into: &frame, x: rule.x, y: rule.y, limit: rule.width)
        frame.draw(lines, in: text, top: top)
    }

    private func linesInstead(width: Int) -> [Line] {
        guard case .failed(let id, let facts)? = state.comparison?.content else {
            let fetches = (state.comparison?.jobs ?? []).flatMap { job in
                FetchLines(state: state, theme: theme, file: ResultFile(job, .core)).lines(width: width)
            }
            return [.blank, Line("Reading both results", theme.quiet)] + fetches
        }
        let title = state.jobList.job(id)?.displayTitle ?? id.rawValue
        let lines = FailureLines(state: state, theme: theme, width: width)
        let head = "\(theme.glyphs.failed) The result of \(LongText.word(title)) could not be had."
        return [.blank] + Line.wrapped(head, theme.bad, width: width) + lines.messageLines(facts)
            + lines.explanation(of: facts)
    }
}

/// What the two are called.
enum ComparisonWords {
    static let sides = ["A", "B"]

    static func extent(_ extent: ComparisonState.Extent) -> String {
        switch extent {
        case .all: ""
        case .onlyFirst: "only in A"
        case .onlySecond: "only in B"
        case .both: "in both"
        }
    }

    static func sort(_ sort: ComparisonState.Sort) -> String {
        switch sort {
        case .difference: ""
        case .label: "by name"
        case .first: "by A"
        case .second: "by B"
        }
    }
}
