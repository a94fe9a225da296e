public import AnalysisModel
public import Foundation

/// What the services have to tell while they work.
public enum JobEvent: Hashable, Sendable {
    /// Rows that are new or differ from what was last told, whole; from this process or another one.
    case jobsChanged([TrackedJob])
    /// Rows that are no more: deleted, by this process or another one, or the same job as another row, which goes on.
    case jobsRemoved([TrackedJob.ID])
    case failureRecorded(JobFailure)
    /// A call for a job has failed and will be repeated; `nil` when it has succeeded after all.
    case retrying(TrackedJob.ID, CallRetry?)
    /// At most a few times a second for each upload, and once at its end.
    case uploadProgressed(TrackedJob.ID, UploadProgress)
    /// At its beginning, then at most a few times a second for each result; `nil` when it is not being fetched any more,
    /// however that ended.
    case fetchProgressed(ResultFile, FetchProgress?)
    /// The service gave a good answer to a listing or a status question.
    case serviceAnswered(at: Date)
    /// Since when the service owes an answer to a listing or a status question: the oldest of those on their way counts.
    /// `nil` when none is.
    case serviceAsked(since: Date?)
    /// Listing or asking for states failed as such, whatever the job. `nextTry` is `nil` when nothing more is asked
    /// until there is another key or the user wishes it: the key was refused.
    case serviceFailed(JobServiceError, at: Date, nextTry: Date?)
}
