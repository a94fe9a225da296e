import AnalysisModel

/// Tells how an upload gets on, from its first byte of this run.
struct UploadTelling {
    private let id: TrackedJob.ID
    private let context: ServiceContext
    private let start: Duration
    private let resumedFrom: Int64
    private var pace = ProgressPace()

    init(id: TrackedJob.ID, plan: UploadPlan, context: ServiceContext) {
        self.id = id
        self.context = context
        start = context.time.uptime()
        resumedFrom = plan.bytesSent
        tell(plan)
    }

    mutating func tell(_ plan: UploadPlan) {
        let now = context.time.uptime()
        guard pace.allows(at: now) || plan.next == nil else { return }
        let progress = UploadProgress(
            sent: plan.bytesSent, total: plan.fileSize, elapsed: now - start, resumedFrom: resumedFrom)
        context.feed.tell(.uploadProgressed(id, progress))
        if plan.bytesSent > resumedFrom { context.feed.tell(.serviceAnswered(at: context.time.now())) }
    }
}
