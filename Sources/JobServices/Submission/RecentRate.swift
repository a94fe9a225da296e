import AnalysisModel

/// How fast something has moved lately: the mean over the last quarter of a minute, or over the last few steps where
/// these take longer.
struct RecentRate: Hashable, Sendable {
    static let window: Duration = .seconds(15)
    private static let fewest = 4
    private static let most = 256

    private struct Step: Hashable, Sendable {
        var at: Duration
        /// What had moved by then.
        var total: Int64
    }

    private var steps: [Step]

    init(from total: Int64, at now: Duration) { steps = [Step(at: now, total: total)] }

    mutating func reached(_ total: Int64, at now: Duration) {
        steps.append(Step(at: now, total: total))
        let old = steps.dropLast(Self.fewest).prefix { now - $0.at > Self.window }.count
        steps.removeFirst(max(old, steps.count - Self.most))
    }

    /// A second; `nil` before anything can be said.
    var perSecond: Double? {
        guard let first = steps.first, let last = steps.last, last.total > first.total else { return nil }
        let seconds = (last.at - first.at).seconds
        return seconds > 0 ? Double(last.total - first.total) / seconds : nil
    }
}
