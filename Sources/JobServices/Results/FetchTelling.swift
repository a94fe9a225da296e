import AnalysisModel

/// Tells how much of a result has arrived.
actor FetchTelling {
    private let id: TrackedJob.ID
    private let context: ServiceContext
    private var pace = ProgressPace()

    init(id: TrackedJob.ID, context: ServiceContext) {
        self.id = id
        self.context = context
    }

    func tell(bytes: Int64) {
        guard pace.allows(at: context.time.uptime()) else { return }
        context.feed.tell(.fetchProgressed(id, bytes: bytes))
    }
}
