/// No more than so many requests in any second: hands out the time at which each may start.
struct RequestPace: Hashable, Sendable {
    let perSecond: Int
    private var starts: [Duration] = []

    init(perSecond: Int) { self.perSecond = perSecond }

    /// - Returns: the start of the next request, now or later, which is thereby taken.
    mutating func takeStart(at now: Duration) -> Duration {
        var start = max(now, starts.last ?? now)
        if starts.count == perSecond, let oldest = starts.first { start = max(start, oldest + .seconds(1)) }
        starts = (starts + [start]).suffix(perSecond)
        return start
    }
}
