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
    /// Which of the client's keys counts: what is refused to an older one is no refusal.
    private var keyEdition = 0
    /// What the service said when it refused the key, while that holds.
    private(set) var refusal: APIError?
    /// Shut while the key is refused.
    private let door = Door()
    /// Open while the key is refused, for those who can do something about it.
    private let backDoor = Door(isShut: true)

    /// As at the beginning of a run.
    func reset() async {
        circuit = Circuit()
        await open()
    }

    func answered() async {
        circuit.answered()
        budget.succeeded()
        await open()
    }

    /// The service is well, by what another process was told. A pause that it wished for here is kept all the same.
    func answeredElsewhere() { circuit.answeredElsewhere() }

    /// The user wants to know now: neither silence nor a refused key counts.
    func wished() async {
        circuit.wished()
        await open()
    }

    /// Another key has taken the place of the refused one.
    func renewed(to edition: Int) async {
        keyEdition = edition
        await wished()
    }

    private func open() async {
        refusal = nil
        await backDoor.shut()
        await door.open()
    }

    /// Decides about a call that is repeated, or not, by whoever made it.
    func decide(_ error: APIError, attempt: Int, random: Double) -> CallPolicy.Decision {
        let timedOut = error.code == .timeout
        let decision = CallPolicy.decision(
            after: error, attempt: attempt, mayRetry: budget.affords(timedOut: timedOut), random: random)
        if decision == .stopProfile, isOfOlderKey(error) { return .retry(after: .zero) }
        if case .retry = decision { budget.retried(timedOut: timedOut) }
        return decision
    }

    /// Decides about a question, of which there will be others: the whole line falls silent where it is in trouble.
    func failed(_ error: APIError, askedAt: Duration, now: Duration, random: Double) -> Outcome {
        let decision = CallPolicy.decision(after: error, attempt: circuit.failures + 1, random: random)
        // It will be put again in its turn, with the key of today.
        if decision == .stopProfile, isOfOlderKey(error) {
            return Outcome(decision: .takenBack, isNews: false)
        }
        guard case .wait(let delay) = decision else { return Outcome(decision: decision, isNews: true) }
        guard circuit.counts(askedAt: askedAt) else { return Outcome(decision: decision, isNews: false) }
        circuit.failed(at: now, quietFor: delay, isWished: error.retryAfter != nil)
        return Outcome(decision: decision, isNews: true)
    }

    /// - Returns: whether this is news.
    func refused(_ error: APIError) async -> Bool {
        guard !isOfOlderKey(error) else { return false }
        refusal = error
        let isNews = circuit.refused()
        await door.shut()
        return isNews
    }

    private func isOfOlderKey(_ error: APIError) -> Bool { error.keyEdition < keyEdition }

    /// Now that the refusal is told, others may do something about it.
    func toldRefusal() async {
        if refusal != nil { await backDoor.open() }
    }

    /// Returns as soon as the key is not refused, as far as is known.
    /// - Returns: false if the task was cancelled before.
    func whenOpen() async -> Bool { await door.pass() }

    /// Returns as soon as the key is refused, and that is told.
    /// - Returns: false if the task was cancelled before.
    func whenRefused() async -> Bool { await backDoor.pass() }
}

/// Lets everybody through while it is open; who comes to a shut one waits until it opens.
actor Door {
    private var isShut: Bool
    private var waiting: [(ticket: Int, continuation: CheckedContinuation<Bool, Never>)] = []
    private var nextTicket = 0

    init(isShut: Bool = false) { self.isShut = isShut }

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
