import AnalysisModel

/// Tells how an upload gets on, from its first byte of this run.
struct UploadTelling {
    /// Other processes read of it in the store, less often than this one tells it.
    private static let readingInterval: Duration = .seconds(1)

    private let id: TrackedJob.ID
    private let context: ServiceContext
    private let start: Duration
    private let resumedFrom: Int64
    private var pace = ProgressPace()
    private var reading = ProgressPace(interval: readingInterval)
    private var rate: RecentRate

    init(id: TrackedJob.ID, plan: UploadPlan, context: ServiceContext) {
        self.id = id
        self.context = context
        start = context.time.uptime()
        resumedFrom = plan.bytesConfirmed
        rate = RecentRate(from: plan.bytesConfirmed, at: start)
        tell(plan)
    }

    /// Whether the present amount is worth waking those who watch the store.
    mutating func mayBeRead(at now: Duration) -> Bool { reading.allows(at: now) }

    mutating func tell(_ plan: UploadPlan) {
        let now = context.time.uptime()
        if plan.bytesConfirmed > resumedFrom { rate.reached(plan.bytesConfirmed, at: now) }
        guard pace.allows(at: now) || plan.isComplete else { return }
        let progress = UploadProgress(
            sent: plan.bytesConfirmed, total: plan.fileSize, elapsed: now - start, resumedFrom: resumedFrom,
            recentRate: rate.perSecond)
        context.feed.tell(.uploadProgressed(id, progress))
        if plan.bytesConfirmed > resumedFrom { context.feed.tell(.serviceAnswered(at: context.time.now())) }
    }
}
