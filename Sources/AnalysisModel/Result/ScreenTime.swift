/// The time during which something is there, however many overlapping occurrences say so.
public enum ScreenTime {
    /// The union of spans: in time order, no two touching or overlapping, none empty. O(n log n).
    public static func union(of spans: [TimeSpan]) -> [TimeSpan] {
        // In place: there may be millions.
        var ordered = spans.filter { $0.end > $0.start }
        ordered.sort { $0.start < $1.start }
        var merged: [TimeSpan] = []
        for span in ordered {
            if let last = merged.last, span.start <= last.end {
                merged[merged.count - 1].end = max(last.end, span.end)
            } else {
                merged.append(span)
            }
        }
        return merged
    }

    /// The length of the union. O(n log n).
    public static func total(of spans: [TimeSpan]) -> Duration { length(ofUnion: union(of: spans)) }

    /// The sum of spans of which no two overlap. O(n).
    public static func length(ofUnion spans: [TimeSpan]) -> Duration {
        Duration(boundedSeconds: spans.reduce(0) { $0 + ($1.end.seconds - $1.start.seconds) })
    }
}
