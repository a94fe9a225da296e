import Logging

/// Makes the calls that jobs asked for at their end, beside the work on jobs and without any effect on it.
///
/// What is to be done stands in the store alone. A call may arrive twice if the engine dies between the two.
actor CallbackDelivery {
    static let parallelCalls = 4
    /// Before the second try and those after it.
    static let pauses: [Duration] = [.seconds(10), .seconds(60), .seconds(300)]

    private let store: EngineStore
    private let outbound: OutboundRule
    private let logger: Logger
    private let pause: @Sendable (Duration) async throws -> Void
    private var running: [String: Task<Void, Never>] = [:]
    /// Those of `running` that only wait: a silent receiver must not take the place of others.
    private var pausing: Set<String> = []
    private nonisolated let signal = WakeSignal()

    init(
        store: EngineStore, outbound: OutboundRule, logger: Logger,
        pause: @escaping @Sendable (Duration) async throws -> Void
    ) {
        self.store = store
        self.outbound = outbound
        self.logger = logger
        self.pause = pause
    }

    /// A job has ended.
    nonisolated func wake() { signal.wake() }

    /// Works until cancelled.
    func run() async {
        await withDiscardingTaskGroup { group in
            for await _ in signal.signals() {
                for callback in await due() { begin(callback, in: &group) }
            }
            group.cancelAll()
        }
    }

    /// For a job that is not in the store any more: when this returns, nothing is sent about it.
    func stop(_ id: String) async {
        guard let task = running[id] else { return }
        task.cancel()
        await task.value
    }

    private func due() async -> [PendingCallback] {
        let free = Self.parallelCalls - (running.count - pausing.count)
        guard free > 0 else { return [] }
        do {
            let pending = try await store.pendingCallbacks(limit: free + running.count)
            return Array(pending.filter { running[$0.job.id] == nil }.prefix(free))
        } catch {
            logger.error("cannot read the callbacks", metadata: ["error": "\(error)"])
            return []
        }
    }

    /// A task of its own for each, so that one can be stopped; the group's end stops them all.
    private func begin(_ callback: PendingCallback, in group: inout DiscardingTaskGroup) {
        let id = callback.job.id
        let task = Task { await attempt(callback) }
        running[id] = task
        group.addTask {
            await withTaskCancellationHandler {
                await task.value
            } onCancel: {
                task.cancel()
            }
            await self.ended(id)
        }
    }

    private func ended(_ id: String) {
        running[id] = nil
        wake()
    }

    private func attempt(_ callback: PendingCallback) async {
        let job = callback.job
        do {
            // The job may have been deleted since it was read; from here on `stop` finds this task.
            guard let address = job.request.callbackURL, try await store.isCallbackPending(of: job.id) else { return }
            switch try await CallbackRequest(job: job, outbound: outbound).send(to: address) {
            case .delivered: try await store.dropCallback(of: job.id)
            case .refused(let reason): try await giveUp(callback, reason)
            case .missed(let reason): try await tryAgainLater(callback, reason)
            }
        } catch {
            guard !Task.isCancelled else { return }
            logger.error("cannot keep a callback's state", metadata: ["job": "\(job.id)", "error": "\(error)"])
            try? await rest(job.id, Self.pauses.last ?? .zero)
        }
    }

    private func tryAgainLater(_ callback: PendingCallback, _ reason: String) async throws {
        guard callback.tries < Self.pauses.count else { return try await giveUp(callback, reason) }
        try await store.countTry(ofCallbackOf: callback.job.id)
        log("a callback was not taken and will be tried again", callback, reason)
        try await rest(callback.job.id, Self.pauses[callback.tries])
    }

    private func giveUp(_ callback: PendingCallback, _ reason: String) async throws {
        log("a callback was not taken and is given up", callback, reason)
        try await store.dropCallback(of: callback.job.id)
    }

    private func rest(_ id: String, _ time: Duration) async throws {
        pausing.insert(id)
        defer { pausing.remove(id) }
        wake()
        try await pause(time)
    }

    /// The reason names host and port at most; a path or query may be a secret.
    private func log(_ message: Logger.Message, _ callback: PendingCallback, _ reason: String) {
        logger.warning(
            message,
            metadata: ["job": "\(callback.job.id)", "try": "\(callback.tries + 1)", "reason": "\(reason)"])
    }
}
