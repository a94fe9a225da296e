public import AnalysisModel

/// The page that shows what is in a video.
public struct SummaryState: Hashable, Sendable {
    /// What the page has to show.
    public enum Content: Hashable, Sendable {
        /// On its way; bytes so far.
        case fetching(bytes: Int64)
        case loaded(ResultSummary)
        case failed([String])
    }

    public var job: TrackedJob.ID
    public var content: Content
    /// The first line shown.
    public var top: Int

    /// It failed, so it is worth another try.
    var needsLoading: Bool {
        if case .failed = content { return true }
        return false
    }

    public init(job: TrackedJob.ID, content: Content = .fetching(bytes: 0), top: Int = 0) {
        self.job = job
        self.content = content
        self.top = top
    }
}
