/// How long bytes must wait so that no more than so many go in a second. A value, without a clock.
struct TokenBucket: Hashable, Sendable {
    /// What may go at once after a rest, as a part of what goes in a second.
    static let burst = 0.25

    let bytesPerSecond: Int
    /// When all that was let through would have gone at the even rate.
    private var paidUntil: Duration?

    init(bytesPerSecond: Int) { self.bytesPerSecond = max(1, bytesPerSecond) }

    /// Lets bytes through, the earlier callers' first.
    /// - Parameter now: never earlier than at the call before.
    /// - Returns: the time until they may go.
    mutating func take(_ bytes: Int, at now: Duration) -> Duration {
        let start = max(paidUntil ?? .zero, now - .seconds(Self.burst))
        let end = start + .seconds(Double(bytes) / Double(bytesPerSecond))
        paidUntil = end
        return max(.zero, end - now)
    }
}
