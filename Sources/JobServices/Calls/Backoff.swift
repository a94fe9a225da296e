/// How long to wait after failures: full jitter below a limit that doubles, so that many clients do not come back at
/// the same moment.
enum Backoff {
    /// The limit of the first tries, and the one it grows to while nothing helps.
    static let firstCap: Duration = .seconds(20)
    static let lastCap: Duration = .seconds(300)
    /// What the service asks for is believed within these bounds.
    static let shortestRetryAfter: Duration = .seconds(1)
    static let longestRetryAfter: Duration = .seconds(3600)

    /// - Parameters:
    ///   - failures: how many there have been in a row, this one included.
    ///   - retryAfter: what the service asked for; a minimum.
    ///   - random: 0 up to, not including, 1.
    static func delay(failures: Int, retryAfter: Duration? = nil, random: Double) -> Duration {
        let minimum = retryAfter.map { min(max($0, shortestRetryAfter), longestRetryAfter) } ?? .zero
        return max(minimum, limit(failures: failures) * random)
    }

    /// 1, 2, 4, 8, 16, 20 seconds, then 40, 80, 160, 300.
    static func limit(failures: Int) -> Duration {
        let first = Duration.seconds(1 << min(max(failures - 1, 0), 5))
        guard failures > 6 else { return min(firstCap, first) }
        return min(lastCap, firstCap * (1 << min(failures - 6, 8)))
    }
}
