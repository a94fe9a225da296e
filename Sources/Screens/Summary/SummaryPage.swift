import AnalysisModel
import AppLogic
import Canvas

/// What is in a video.
struct SummaryPage {
    let state: AppState
    let theme: Theme

    func draw(into frame: inout CellBuffer, area: Rect) {
        let (title, below) = area.splitTop(1)
        let (body, footer) = below.splitBottom(1)
        let text = body.insetBy(columns: 1)
        let lines = self.lines(width: text.width)
        let last = max(0, lines.count - text.height)
        let top = min(state.summary?.top ?? 0, last)
        titleLine(Scrolling(top: top, last: last), width: title.width)
            .draw(into: &frame, x: title.x, y: title.y, limit: title.width)
        frame.draw(lines, in: text, top: top)
        FooterLine(state: state, theme: theme).draw(into: &frame, area: footer)
    }

    var lastTop: Int { max(0, lines(width: max(0, state.size.columns - 2)).count - max(0, state.size.rows - 2)) }

    private var job: TrackedJob? {
        state.summary.flatMap { state.jobList.job($0.job) }
    }

    private func titleLine(_ scrolling: Scrolling, width: Int) -> Line {
        let name = result?.title ?? job?.displayTitle ?? ""
        let position = scrolling.text(theme.glyphs)
        let room = max(4, width - 3 - TextWidth.columns(of: position))
        return Line().gap(1).adding(name, theme.heading, width: room).gap(1).adding(position, theme.quiet)
    }

    private var result: ResultSummary? {
        if case .loaded(let result) = state.summary?.content { return result }
        return nil
    }

    private func lines(width: Int) -> [Line] {
        switch state.summary?.content {
        case .loaded(let result): ResultLines(result: result, theme: theme, width: width).all
        case .fetching(let bytes): [.blank, Line(Self.fetchingWords(bytes), theme.quiet)]
        case .failed(let messages):
            [.blank, Line("\(theme.glyphs.failed) The result could not be shown.", theme.bad), .blank]
                + messages.flatMap { Line.wrapped($0, theme.bad, width: width) }
        case nil: []
        }
    }

    private static func fetchingWords(_ bytes: Int64) -> String {
        bytes > 0 ? "Fetching the result: \(NumberText.bytes(bytes)) so far" : "Fetching the result"
    }
}
