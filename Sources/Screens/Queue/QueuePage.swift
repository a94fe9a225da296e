import AppLogic
import Canvas

/// What is still to be submitted: what it comes to in the first line, and a row each, in the order of the queue.
struct QueuePage {
    let state: AppState
    let theme: Theme

    func draw(into frame: inout CellBuffer, area: Rect) {
        let (header, belowHeader) = area.splitTop(1)
        let (body, footer) = belowHeader.splitBottom(1)
        let question = state.question(theme: theme)
        let (list, pane) = body.splitTop(question == nil ? body.height : 1 + state.queueRows)
        QueueHead(tally: QueueTally(state.jobList), theme: theme).line(width: header.width)
            .draw(into: &frame, x: header.x, y: header.y, limit: header.width)
        if state.jobList.queue.isEmpty {
            drawPlaceholder(into: &frame, area: list)
        } else {
            QueueTable(state: state, theme: theme).draw(into: &frame, area: list)
        }
        question?.draw(into: &frame, area: pane)
        FooterLine(state: state, theme: theme).draw(into: &frame, area: footer)
    }

    private func drawPlaceholder(into frame: inout CellBuffer, area: Rect) {
        let words = "Nothing waits to be submitted."
        frame.draw([.blank, Line(words, theme.quiet)], in: area.insetBy(columns: min(6, area.width / 10)))
    }
}
