import AnalysisModel
import AppLogic
import Canvas

/// Everything that went wrong, over all jobs: a row each, and the selected one whole below.
struct FailurePage {
    let state: AppState
    let theme: Theme

    func draw(into frame: inout CellBuffer, area: Rect) {
        let layout = JobListLayout(state.size)
        let (header, belowHeader) = area.splitTop(1)
        let (body, footer) = belowHeader.splitBottom(1)
        let isEmpty = state.failures.all.isEmpty
        let (list, pane) = body.splitTop(isEmpty ? body.height : 1 + layout.listRows)
        Line().gap(1).adding("kajo", theme.heading).adding(" \(theme.glyphs.dot) errors of all jobs")
            .draw(into: &frame, x: header.x, y: header.y, limit: header.width)
        if isEmpty {
            drawPlaceholder(into: &frame, area: list)
        } else {
            FailureTable(state: state, theme: theme).draw(into: &frame, area: list)
            drawPane(into: &frame, area: pane, rows: layout.paneRows)
        }
        FooterLine(state: state, theme: theme).draw(into: &frame, area: footer)
    }

    /// The furthest that the selected failure can be scrolled.
    var lastTop: Int {
        max(0, lines(width: state.size.columns - 2).count - JobListLayout(state.size).paneTextRows)
    }

    private func drawPlaceholder(into frame: inout CellBuffer, area: Rect) {
        let words = state.failures.hasLoaded ? "Nothing has gone wrong so far." : "Reading kajo's records"
        frame.draw([.blank, Line(words, theme.quiet)], in: area.insetBy(columns: min(6, area.width / 10)))
    }

    private func drawPane(into frame: inout CellBuffer, area: Rect, rows: Int) {
        guard rows > 0 else { return }
        let (title, body) = area.splitTop(1)
        let text = Rect(x: body.x + 1, y: body.y, width: body.width - 2, height: body.height)
        let lines = self.lines(width: text.width)
        let last = max(0, lines.count - text.height)
        let top = min(state.failures.detailTop, last)
        PaneTitle(words: name, style: theme.quiet, theme: theme)
            .line(width: title.width, more: Scrolling(top: top, last: last))
            .draw(into: &frame, x: title.x, y: title.y, limit: title.width)
        frame.draw(lines, in: text, top: top)
    }

    private var name: String {
        guard let job = state.failures.selected?.job else { return "the service" }
        return state.jobList.job(job)?.displayTitle ?? job.rawValue
    }

    private func lines(width: Int) -> [Line] {
        guard let failure = state.failures.selected else { return [] }
        return FailureLines(state: state, theme: theme, width: width).of(failure)
    }
}
