import AppLogic
import Canvas

/// The first page: header, job list, what is known of the selected job, keys.
struct JobPage {
    let state: AppState
    let theme: Theme

    func draw(into frame: inout CellBuffer, area: Rect) {
        let layout = state.layout
        let (header, belowHeader) = area.splitTop(1)
        let (body, footer) = belowHeader.splitBottom(1)
        let question = state.question(theme: theme)
        let isEmpty = state.jobList.count == 0 && question == nil
        let (list, pane) = body.splitTop(isEmpty ? body.height : 1 + layout.listRows)
        HeaderLine(state: state, theme: theme).line(width: header.width)
            .draw(into: &frame, x: header.x, y: header.y, limit: header.width)
        drawList(into: &frame, area: list)
        if let question {
            question.draw(into: &frame, area: pane)
        } else if layout.paneRows > 0, !isEmpty {
            DetailPane(state: state, theme: theme).draw(into: &frame, area: pane)
        }
        FooterLine(state: state, theme: theme).draw(into: &frame, area: footer)
    }

    private func drawList(into frame: inout CellBuffer, area: Rect) {
        switch state.jobList.phase(of: state.service) {
        case .rows, .notFound: JobTable(state: state, theme: theme).draw(into: &frame, area: area)
        case let phase: JobListPlaceholder(state: state, theme: theme, phase: phase).draw(into: &frame, area: area)
        }
    }
}
