/// Lets news of progress through only so often.
struct ProgressPace: Hashable, Sendable {
    static let interval: Duration = .milliseconds(250)

    private var last: Duration?

    /// - Returns: whether to tell it now.
    mutating func allows(at now: Duration) -> Bool {
        if let last, now - last < Self.interval { return false }
        last = now
        return true
    }
}
