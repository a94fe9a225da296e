public import AnalysisModel

/// The page of what is still to be submitted.
public struct QueueState: Hashable, Sendable {
    /// Bound to the submission, not to the row.
    public var selection: TrackedJob.ID?
    /// The first row shown.
    public var top = 0

    public init() {}
}

extension JobListState {
    /// From `first` on, as many as there are up to `count`.
    public func queued(from first: Int, count: Int) -> [TrackedJob] {
        queue.dropFirst(first).prefix(count).compactMap(job)
    }

    /// How much of its file has the service confirmed, in bytes; what this process uploads it knows best.
    public func bytesSent(of submission: TrackedJob) -> Int64 { uploads[submission.id]?.sent ?? submission.bytesSent }
}

extension AppState {
    /// Where the selected submission stands in the queue.
    public var queueIndex: Int? { queue.selection.flatMap { jobList.queue.firstIndex(of: $0) } }

    /// What the keys of the page are about.
    public var queuedSubmission: TrackedJob? { queueIndex.flatMap { jobList.job(jobList.queue[$0]) } }

    /// Rows of submissions that the page has room for.
    public var queueRows: Int {
        confirmation == nil && repetition == nil ? max(0, size.rows - 3) : layout.listRows
    }
}
