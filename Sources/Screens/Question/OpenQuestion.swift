import AnalysisModel
import AppLogic
import Canvas

extension AppState {
    /// A question has the keyboard.
    var isAsking: Bool { (page == .jobList || page == .queue) && (confirmation != nil || repetition != nil) }

    /// The question that stands below the job list, or the queue; of two, the one that was asked for.
    func question(theme: Theme) -> QuestionPane? {
        if let confirmation {
            return ConfirmationPane(question: confirmation, theme: theme).pane(width: size.columns)
        }
        return repetition.map { RepetitionPane(question: $0, state: self, theme: theme).pane(width: size.columns) }
    }

    /// The furthest that the open question can be scrolled.
    var lastTopOfQuestion: Int {
        let pane = question(theme: Theme(glyphSet: .unicode, hasColor: true))
        return max(0, (pane?.lines.count ?? 0) - max(0, layout.paneTextRows - 1))
    }

    /// Some of the jobs that `c` is about wait, as far as is known.
    var canCancel: Bool { jobList.markedOrSelected.contains { Prospect($0, by: .cancel).isPossible } }
}
