/// Lets news of progress through only so often.
struct ProgressPace: Hashable, Sendable {
    let interval: Duration

    private var last: Duration?

    init(interval: Duration = .milliseconds(250)) { self.interval = interval }

    /// - Returns: whether to tell it now.
    mutating func allows(at now: Duration) -> Bool {
        if let last, now - last < interval { return false }
        last = now
        return true
    }
}
