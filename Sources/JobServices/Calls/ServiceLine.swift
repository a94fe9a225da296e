import CoreAPI

/// The line to one service with one key, as all who call it share it: what one has learnt of it holds for the others.
actor ServiceLine {
    /// What came of a question that failed.
    struct Outcome: Hashable, Sendable {
        var decision: CallPolicy.Decision
        /// It is a failure of its own, not one of several at the same time.
        var isNews: Bool
    }

    private(set) var circuit = Circuit()
    private(set) var budget = RetryBudget()
    private let door = Door()

    /// As at the beginning of a run.
    func reset() async {
        circuit = Circuit()
        await door.open()
    }

    func answered() async {
        circuit.answered()
        budget.succeeded()
        await door.open()
    }

    /// The user wants to know now: neither silence nor a refused key counts.
    func wished() async {
        circuit.wished()
        await door.open()
    }

    /// Decides about a call that is repeated, or not, by whoever made it.
    func decide(_ error: APIError, attempt: Int, random: Double) -> CallPolicy.Decision {
        let timedOut = error.code == .timeout
        let decision = CallPolicy.decision(
            after: error, attempt: attempt, mayRetry: budget.affords(timedOut: timedOut), random: random)
        if case .retry = decision { budget.retried(timedOut: timedOut) }
        return decision
    }

    /// Decides about a question, of which there will be others: the whole line falls silent where it is in trouble.
    func failed(_ error: APIError, askedAt: Duration, now: Duration, random: Double) -> Outcome {
        let decision = CallPolicy.decision(after: error, attempt: circuit.failures + 1, random: random)
        guard case .wait(let delay) = decision else { return Outcome(decision: decision, isNews: true) }
        guard circuit.counts(askedAt: askedAt) else { return Outcome(decision: decision, isNews: false) }
        circuit.failed(at: now, quietFor: delay)
        return Outcome(decision: decision, isNews: true)
    }

    /// - Returns: whether this is news.
    func refused() async -> Bool {
        await door.shut()
        return circuit.refused()
    }

    /// Returns as soon as the key is not refused, as far as is known.
    /// - Returns: false if the task was cancelled before.
    func whenOpen() async -> Bool { await door.pass() }
}

/// Lets everybody through while it is open; who comes to a shut one waits until it opens.
actor Door {
    private var isShut = false
    private var waiting: [(ticket: Int, continuation: CheckedContinuation<Bool, Never>)] = []
    private var nextTicket = 0

    func shut() { isShut = true }

    func open() {
        isShut = false
        for waiter in waiting { waiter.continuation.resume(returning: true) }
        waiting = []
    }

    /// - Returns: false if the task was cancelled before the door opened.
    func pass() async -> Bool {
        if Task.isCancelled { return false }
        guard isShut else { return true }
        let ticket = nextTicket
        nextTicket += 1
        return await withTaskCancellationHandler {
            await withCheckedContinuation { waiting.append((ticket, $0)) }
        } onCancel: {
            Task { await self.leave(ticket) }
        }
    }

    private func leave(_ ticket: Int) {
        guard let place = waiting.firstIndex(where: { $0.ticket == ticket }) else { return }
        waiting.remove(at: place).continuation.resume(returning: false)
    }
}
