public import AnalysisModel

/// Something to be done outside; its outcome comes back as an `Action`.
public enum Effect: Hashable, Sendable {
    case loadDetail(TrackedJob.ID)
    /// Asks the service now; `nil` means for every job that is not at its end.
    case poll([TrackedJob.ID]?)
    case submit(SubmissionRequest)
    /// Finds out about a file before it is sent.
    case checkSource(String)
    case completePath(String)
    /// Fetches the result if it is not there yet, and reads it.
    case loadSummary(TrackedJob.ID)
    case redraw
    case quit
}
