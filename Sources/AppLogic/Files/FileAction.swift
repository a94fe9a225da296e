public import AnalysisModel

/// What can be done with a job's results as files, and what came of it.
public enum FileAction: Hashable, Sendable {
    /// Lists those of the selected job, or of the job whose result is looked at.
    case listRequested
    case rowMoved(by: Int)
    case rowJumped(JobListState.Jump)
    /// `lastTop` is the furthest that the pane can be scrolled, as measured where it is drawn.
    case paneScrolled(by: Int, lastTop: Int)
    /// Opens the selected one if it is here, else fetches it.
    case chosen
    /// Ends the fetch that is in hand.
    case stopRequested
    /// Fetches the opened one once more, in place of the one that cannot be read.
    case fetchedAfreshRequested
    /// `lastTop` is the last line with which the text fills the screen.
    case textScrolled(by: Int, lastTop: Int)
    case keptLoaded(TrackedJob.ID, [KeptResult])
    case fetched(ResultFile)
    case failed(ResultFile, FailureFacts)
    /// The user has ended the fetch.
    case stopped(ResultFile)
    case textLoaded(ResultFile, DocumentText)
    case textFailed(ResultFile, FailureFacts)

    /// It comes from the user's hand.
    var isKey: Bool {
        switch self {
        case .keptLoaded, .fetched, .failed, .stopped, .textLoaded, .textFailed: false
        default: true
        }
    }
}

/// A result that is text, in lines; none of them is long.
public struct DocumentText: Hashable, Sendable {
    public var lines: [String]
    /// There is more of it in the file.
    public var isCut: Bool

    public init(lines: [String], isCut: Bool) {
        self.lines = lines
        self.isCut = isCut
    }
}
