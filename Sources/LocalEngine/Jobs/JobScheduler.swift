import AnalysisModel
import Logging
import Synchronization

/// Takes waiting jobs from the store, oldest first, and leads each through its next step.
///
/// What is to be done stands in the store alone, so a restart needs nothing else.
actor JobScheduler {
    /// Downloads mostly wait for others, so a few more than the processors may run.
    static let parallelTransfers = 4

    private let pipeline: JobPipeline
    private let store: EngineStore
    private let parallelAnalyses: Int
    private let logger: Logger
    private var transfers: Set<String> = []
    private var analyses: Set<String> = []
    /// There is one while `run` runs.
    private nonisolated let waker = Mutex<AsyncStream<Void>.Continuation?>(nil)

    init(pipeline: JobPipeline, store: EngineStore, parallelAnalyses: Int, logger: Logger) {
        self.pipeline = pipeline
        self.store = store
        self.parallelAnalyses = max(1, parallelAnalyses)
        self.logger = logger
    }

    /// Something may wait now.
    nonisolated func wake() { _ = waker.withLock { $0?.yield() } }

    /// Works until cancelled; every process is gone when it returns.
    func run() async {
        let (wakes, continuation) = AsyncStream.makeStream(of: Void.self, bufferingPolicy: .bufferingNewest(1))
        waker.withLock { $0 = continuation }
        wake()
        await withDiscardingTaskGroup { group in
            for await _ in wakes {
                for job in await due(transfer: .queued, running: transfers, most: Self.parallelTransfers) {
                    transfers.insert(job.id)
                    group.addTask { await self.transfer(job) }
                }
                for job in await due(transfer: .finished, running: analyses, most: parallelAnalyses) {
                    analyses.insert(job.id)
                    group.addTask { await self.analyse(job) }
                }
            }
            group.cancelAll()
        }
    }

    private func due(transfer: MediaTransferStatus, running: Set<String>, most: Int) async -> [JobRecord] {
        guard running.count < most else { return [] }
        do {
            let waiting = try await store.waiting(withTransfer: transfer, limit: most)
            return Array(waiting.filter { !running.contains($0.id) }.prefix(most - running.count))
        } catch {
            logger.error("cannot read the queue", metadata: ["error": "\(error)"])
            return []
        }
    }

    private func transfer(_ job: JobRecord) async {
        await pipeline.transfer(job)
        transfers.remove(job.id)
        wake()
    }

    private func analyse(_ job: JobRecord) async {
        await pipeline.analyse(job)
        analyses.remove(job.id)
        wake()
    }
}
