/// Whether one service may be asked with one key now: yes, not before a time, or not at all. A value, without a clock.
///
/// Times are uptimes (`ServiceTime.uptime`).
struct Circuit: Hashable, Sendable {
    /// Failures of the service as such since its last good answer.
    private(set) var failures = 0
    /// Nothing is asked before this time.
    private(set) var quietUntil: Duration?
    /// The key was refused: nothing is asked until there is another one or the user wishes it.
    private(set) var isStopped = false
    private var lastFailure: Duration?
    private var isPauseWished = false

    /// The service is down as far as is known, so one question at a time finds out whether it is back.
    var isProbing: Bool { failures > 0 }

    /// How many due jobs may be asked for in one go; none while it is quiet.
    func allowance(at now: Duration) -> Int {
        if isStopped { return 0 }
        if let quietUntil, quietUntil > now { return 0 }
        return isProbing ? 1 : 200
    }

    mutating func answered() {
        failures = 0
        quietUntil = nil
        lastFailure = nil
    }

    /// The service is well, but a pause that it wished for holds for whom it told so.
    mutating func answeredElsewhere() {
        failures = 0
        lastFailure = nil
        if !isPauseWished { quietUntil = nil }
    }

    /// Many questions that fail together are one failure: one that was asked before the last that counted is none.
    func counts(askedAt: Duration) -> Bool { lastFailure.map { askedAt > $0 } ?? true }

    mutating func failed(at now: Duration, quietFor delay: Duration, isWished: Bool = false) {
        isPauseWished = isWished
        failures += 1
        lastFailure = now
        quietUntil = now + delay
    }

    /// - Returns: whether this is news.
    mutating func refused() -> Bool {
        defer { isStopped = true }
        return !isStopped
    }

    /// The user wants to know now.
    mutating func wished() {
        isStopped = false
        quietUntil = nil
    }
}
