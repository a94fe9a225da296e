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
    /// What is confirmed and not written down yet, with who waits for that.
    private var unwritten: [(index: Int, waiter: CheckedContinuation<Result<Void, JobServiceError>, Never>)] = []
    private var isWriting = false

    init(_ id: TrackedJob.ID, _ plan: UploadPlan, context: ServiceContext) {
        (self.id, self.plan, self.context) = (id, plan, context)
        telling = UploadTelling(id: id, plan: plan, context: context)
    }

    /// - Returns: `nil` when nothing more is to be sent.
    func next() -> UploadPlan.Chunk? { isPaused ? nil : plan.take() }

    /// Returns once the chunk is written down, together with those that were confirmed while others were written.
    ///
    /// Throws `cancelled` if the submission has been deleted.
    func confirmed(_ chunk: UploadPlan.Chunk) async throws(JobServiceError) {
        plan.confirm(chunk.index)
        let outcome = await withCheckedContinuation { waiter in
            unwritten.append((chunk.index, waiter))
            guard !isWriting else { return }
            isWriting = true
            Task { await writeDown() }
        }
        try outcome.get()
        telling.tell(plan)
    }

    private func writeDown() async {
        while !unwritten.isEmpty {
            let chunks = unwritten
            unwritten = []
            let outcome: Result<Void, JobServiceError>
            do throws(JobServiceError) {
                outcome = .success(try await record(chunks.map(\.index)))
            } catch {
                outcome = .failure(error)
            }
            for chunk in chunks { chunk.waiter.resume(returning: outcome) }
        }
        isWriting = false
    }

    private func record(_ indexes: [Int]) async throws(JobServiceError) {
        let wish: UploadWish
        do {
            wish = try await context.store.recordChunks(
                indexes, of: id, bytesConfirmed: plan.bytesConfirmed,
                isNews: telling.mayBeRead(at: context.time.uptime()))
        } catch {
            throw JobServiceError(error)
        }
        switch wish {
        case .goOn: break
        case .pause: isPaused = true
        case .end: throw .cancelled()
        }
    }
}
