extension ScreenTime {
    /// How long both are there at once. O(n + m).
    /// - Parameters: unions, as `union(of:)` makes them.
    public static func shared(_ first: [TimeSpan], _ second: [TimeSpan]) -> Duration {
        var (one, other) = (0, 0)
        var seconds = 0.0
        while one < first.count, other < second.count {
            let start = max(first[one].start, second[other].start)
            let end = min(first[one].end, second[other].end)
            seconds += max(0, end.seconds - start.seconds)
            if first[one].end < second[other].end { one += 1 } else { other += 1 }
        }
        return Duration(boundedSeconds: seconds)
    }
}
