public import AppLogic
public import Canvas

/// Draws a moment of the interface. Pure: the same state and theme give the same cells.
///
/// Any size is accepted; below 40×12 lines are cut, never misplaced.
public func draw(_ state: AppState, theme: Theme) -> CellBuffer {
    let size = Size(width: max(0, state.size.columns), height: max(0, state.size.rows))
    var frame = CellBuffer(size: size)
    let area = Rect(x: 0, y: 0, width: size.width, height: size.height)
    switch state.page {
    case .jobList: JobPage(state: state, theme: theme).draw(into: &frame, area: area)
    case .queue: QueuePage(state: state, theme: theme).draw(into: &frame, area: area)
    case .submit: SubmitPage(state: state, theme: theme).draw(into: &frame, area: area)
    case .batch: BatchPage(state: state, theme: theme).page.draw(into: &frame, area: area)
    case .preview: PreviewPage(state: state, theme: theme).page.draw(into: &frame, area: area)
    case .failures: FailurePage(state: state, theme: theme).draw(into: &frame, area: area)
    case .comparison: ComparisonPage(state: state, theme: theme).draw(into: &frame, area: area)
    case .result: ResultPage(state: state, theme: theme).draw(into: &frame, area: area)
    case .files: FilePage(state: state, theme: theme).draw(into: &frame, area: area)
    case .document: DocumentPage(state: state, theme: theme).draw(into: &frame, area: area)
    case .help: HelpPage(state: state, theme: theme).page.draw(into: &frame, area: area)
    }
    return frame
}
