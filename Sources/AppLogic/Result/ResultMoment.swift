public import AnalysisModel

/// What there is in one second of a video; each by its place in the result's own list.
public struct ResultMoment: Hashable, Sendable {
    /// What is rarest in the video first, since that says most.
    public let labels: [Int]
    public let faces: [Int]
    public let speech: [Int]
    public let topics: [Int]
    public let compliance: [Int]
    public let shot: Int?

    /// O(items · log spans).
    /// - Parameters:
    ///   - labels: which of the result's labels count.
    ///   - position: in seconds; the second that begins there.
    public init(_ result: ResultSummary, labels: [Int], at position: Double) {
        let isThere = { (spans: [TimeSpan]) in spans.contains(from: position, to: position + 1) }
        self.labels = labels.filter { isThere(result.labels[$0].spans) }.reversed()
        faces = result.faces.indices.filter { isThere(result.faces[$0].spans) }
        topics = result.topics.indices.filter { isThere(result.topics[$0].spans) }
        compliance = result.compliance.indices.filter { isThere(result.compliance[$0].spans) }
        speech = result.speech.indices.filter { place in
            let span = result.speech[place].span
            return span.start.seconds < position + 1 && span.end.seconds > position
        }
        shot = result.shots.lastIndex { $0.span.start.seconds <= position }
    }
}

extension [TimeSpan] {
    /// Something of them lies in the stretch. They are in time order and none overlaps another. O(log n).
    func contains(from start: Double, to end: Double) -> Bool {
        var (low, high) = (0, count)
        while low < high {
            let middle = (low + high) / 2
            if self[middle].start.seconds < end { low = middle + 1 } else { high = middle }
        }
        return low > 0 && self[low - 1].end.seconds > start
    }
}
