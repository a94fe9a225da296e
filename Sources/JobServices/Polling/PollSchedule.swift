/// When to ask, when to keep quiet: the poller's rules as a value, without a clock or a network.
///
/// Times are uptimes (`ServiceTime.uptime`).
struct PollSchedule: Hashable, Sendable {
    static let shortestHint: Duration = .seconds(1)
    static let longestHint: Duration = .seconds(3600)
    static let withoutHint: Duration = .seconds(15)
    /// `new_job` gives no hint; a job is hardly ever further on in its first moments.
    static let afterSubmission: Duration = .seconds(2)

    /// Failures of the service as such since its last good answer.
    private(set) var failures = 0
    /// Nothing is asked before this time.
    private(set) var quietUntil: Duration?
    /// The key was refused: nothing is asked until the user wishes it.
    private(set) var isStopped = false
    private var lastFailure: Duration?

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

    /// Counts a failure of the service as such, unless its question was asked before the last one that counted: many
    /// questions that fail together are one failure.
    /// - Returns: whether it counted.
    mutating func failed(askedAt: Duration, now: Duration, retryAfter: Duration?, random: Double) -> Bool {
        if let lastFailure, askedAt <= lastFailure { return false }
        failures += 1
        lastFailure = now
        quietUntil = now + Backoff.delay(failures: failures, retryAfter: retryAfter, random: random)
        return true
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

    /// The time from an answer to the next question: what the service suggests, within reason, and up to a fifth more;
    /// without a suggestion 15 s, give or take a fifth.
    /// - Parameter random: 0 up to, not including, 1.
    static func delay(hint: Duration?, random: Double) -> Duration {
        guard let hint else { return withoutHint * (0.8 + 0.4 * random) }
        return min(max(hint, shortestHint), longestHint) * (1 + 0.2 * random)
    }
}
