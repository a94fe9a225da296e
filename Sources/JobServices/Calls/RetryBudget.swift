/// How many quick tries a service in trouble still gets: a bucket of tokens, for one service and one key.
///
/// When very many calls fail, it runs empty, and what is left are the patient tries. Its numbers are those of the AWS
/// SDKs' standard mode.
struct RetryBudget: Hashable, Sendable {
    static let capacity = 500
    static let costOfRetry = 5
    /// A silent service costs more than one that answers.
    static let costOfRetryAfterTimeout = 10
    static let gainOfSuccess = 1

    private(set) var tokens = capacity

    func affords(timedOut: Bool) -> Bool { tokens >= Self.cost(timedOut) }

    mutating func retried(timedOut: Bool) { tokens = max(0, tokens - Self.cost(timedOut)) }

    mutating func succeeded() { tokens = min(Self.capacity, tokens + Self.gainOfSuccess) }

    private static func cost(_ timedOut: Bool) -> Int { timedOut ? costOfRetryAfterTimeout : costOfRetry }
}
