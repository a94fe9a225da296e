public import AnalysisModel

/// The page that shows what is in a video.
public struct ResultState: Hashable, Sendable {
    /// What the page has to show.
    public enum Content: Hashable, Sendable {
        /// The job has not finished; the result is fetched by itself when it has.
        case waiting
        /// On its way; bytes so far.
        case fetching(bytes: Int64)
        case loaded(ResultSummary)
        case failed(FailureFacts)
    }

    public var job: TrackedJob.ID
    public var content: Content
    /// The first line shown.
    public var top: Int

    /// There is nothing to show, so it is worth another try.
    var needsLoading: Bool {
        switch content {
        case .failed, .waiting: true
        case .fetching, .loaded: false
        }
    }

    public init(job: TrackedJob.ID, content: Content = .fetching(bytes: 0), top: Int = 0) {
        self.job = job
        self.content = content
        self.top = top
    }
}
