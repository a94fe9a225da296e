import AnalysisModel
import CoreAPI

/// One upload of this process: hands its chunks out, writes down what the service confirms, and tells how it gets on.
actor UploadRun {
    private let id: TrackedJob.ID
    private let context: ServiceContext
    private var plan: UploadPlan
    private var telling: UploadTelling
    /// Somebody, of any process, wants it to rest: what is on its way comes to its end, and nothing more goes.
    private(set) var isPaused = false

    init(_ id: TrackedJob.ID, _ plan: UploadPlan, context: ServiceContext) {
        (self.id, self.plan, self.context) = (id, plan, context)
        telling = UploadTelling(id: id, plan: plan, context: context)
    }

    /// - Returns: `nil` when nothing more is to be sent.
    func next() -> UploadPlan.Chunk? { isPaused ? nil : plan.take() }

    /// Throws `cancelled` if the submission has been deleted.
    func confirmed(_ chunk: UploadPlan.Chunk) async throws(JobServiceError) {
        plan.confirm(chunk.index)
        let sent = plan.bytesConfirmed
        let wish: UploadWish
        do {
            wish = try await context.store.recordChunk(
                chunk.index, of: id, bytesConfirmed: sent, isNews: telling.mayBeRead(at: context.time.uptime()))
        } catch {
            throw JobServiceError(error)
        }
        switch wish {
        case .goOn: break
        case .pause: isPaused = true
        case .end: throw .cancelled()
        }
        telling.tell(plan)
    }
}
