public import AnalysisModel

/// Something to be done outside; its outcome comes back as an `Action`.
public enum Effect: Hashable, Sendable {
    case loadDetail(TrackedJob.ID)
    /// Asks the service now; `nil` means for every job that is not at its end.
    case poll([TrackedJob.ID]?)
    /// `again`: also what was submitted before, as jobs of their own.
    case submit([SubmissionRequest], again: Bool = false)
    /// Writes the request as it would be sent, without the key.
    case preview(SubmissionRequest)
    /// Cancels or deletes jobs in the service, one after the other.
    case end([TrackedJob], by: JobEnding)
    /// Lets submissions rest, or go on.
    case pause([TrackedJob.ID])
    case resume([TrackedJob.ID])
    /// Puts a submission before another one in the queue; before `nil` is at the end.
    case move(TrackedJob.ID, before: TrackedJob.ID?)
    /// Finds out about a file before it is sent.
    case checkSource(String)
    /// Finds out about several sources, of directories and patterns about what they stand for; in several reports if it
    /// takes long.
    case checkSources([String])
    case completePath(String)
    /// Fetches the result if it is not there yet, and reads it.
    /// `afresh`: what is kept here cannot be read, so the service is asked again.
    case loadResult(TrackedJob.ID, afresh: Bool = false)
    /// Fetches the captions if they are not there yet, and reads them.
    case loadCaptions(TrackedJob.ID)
    /// Fetches the results of two jobs if they are not there yet, and compares them.
    case compare([TrackedJob.ID])
    /// Reads a value of a JSON result's file, with `RawState.pageSize` of its children.
    case loadNode(ResultFile, RawState.Request)
    /// Reads a result that is text.
    case loadText(ResultFile)
    /// Looks which results of a job are kept here.
    case loadKept(TrackedJob.ID)
    /// `afresh` as for `loadResult`.
    case fetch(ResultFile, afresh: Bool = false)
    /// Ends a fetch, whoever wanted it.
    case stopFetching(ResultFile)
    case loadFailures
    /// Puts a text where the terminal's user can paste it.
    case copy(String)
    /// Shows a text in the user's pager.
    case page(String)
    /// Opens a video in the user's player: a link or an absolute path, and where to begin.
    case play(String, seconds: Double)
    case redraw
    case quit
}

/// How a text was handed to the terminal for pasting; whether the terminal took it, it does not tell.
public struct Copying: Hashable, Sendable {
    /// In bytes of UTF-8.
    public var size: Int
    /// The terminal takes less: so much was left off at the end.
    public var leftOff: Int

    public init(size: Int, leftOff: Int = 0) {
        self.size = size
        self.leftOff = leftOff
    }
}
