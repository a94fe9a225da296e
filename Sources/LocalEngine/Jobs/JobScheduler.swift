import AnalysisModel
import Logging

/// Takes waiting jobs from the store, oldest first, and leads each through its next step.
///
/// What is to be done stands in the store alone, so a restart needs nothing else.
actor JobScheduler {
    /// Downloads mostly wait for others, so a few more than the processors may run.
    static let parallelTransfers = 4

    private enum Step {
        case transfer, analysis
    }

    private let pipeline: JobPipeline
    private let store: EngineStore
    private let parallelAnalyses: Int
    private let logger: Logger
    private var running: [String: (step: Step, task: Task<Void, Never>)] = [:]
    private nonisolated let signal = WakeSignal()

    init(pipeline: JobPipeline, store: EngineStore, parallelAnalyses: Int, logger: Logger) {
        self.pipeline = pipeline
        self.store = store
        self.parallelAnalyses = max(1, parallelAnalyses)
        self.logger = logger
    }

    /// Something may wait now.
    nonisolated func wake() { signal.wake() }

    /// Works until cancelled; every process is gone when it returns.
    func run() async {
        await withDiscardingTaskGroup { group in
            for await _ in signal.signals() {
                for job in await due(.transfer, most: Self.parallelTransfers) { begin(.transfer, job, in: &group) }
                for job in await due(.analysis, most: parallelAnalyses) { begin(.analysis, job, in: &group) }
            }
            group.cancelAll()
        }
    }

    /// Stops what is done for a job. When this returns, no process of it is left and nothing of it is written any more,
    /// provided that the store lets it not go on.
    func stop(_ id: String) async {
        guard let task = running[id]?.task else { return }
        task.cancel()
        await task.value
    }

    private func due(_ step: Step, most: Int) async -> [JobRecord] {
        let free = most - running.values.count { $0.step == step }
        guard free > 0 else { return [] }
        do {
            let transfer: MediaTransferStatus = step == .transfer ? .queued : .finished
            let waiting = try await store.waiting(withTransfer: transfer, limit: most + running.count)
            return Array(waiting.filter { running[$0.id] == nil }.prefix(free))
        } catch {
            logger.error("cannot read the queue", metadata: ["error": "\(error)"])
            return []
        }
    }

    /// A task of its own for each step, so that one job can be stopped; the group's end stops them all.
    private func begin(_ step: Step, _ job: JobRecord, in group: inout DiscardingTaskGroup) {
        let pipeline = pipeline
        let task = Task {
            switch step {
            case .transfer: await pipeline.transfer(job)
            case .analysis: await pipeline.analyse(job)
            }
        }
        running[job.id] = (step, task)
        group.addTask {
            await withTaskCancellationHandler {
                await task.value
            } onCancel: {
                task.cancel()
            }
            await self.ended(job.id)
        }
    }

    private func ended(_ id: String) {
        running[id] = nil
        wake()
    }
}
