import AnalysisModel

/// Keeps what the summary is drawn from, and no more.
struct SummarySink: CoreSink {
    /// Thirty years of empty seconds fit into a small file.
    private static let mostSeconds = 1_000_000
    /// As many empty shots too; five hours have fewer frames.
    private static let mostShots = 1_000_000

    /// A result has dozens.
    static let mostTypes = 10_000

    let wishes: Set<CorePlace> = [.job, .media, .detections, .groupings, .byType, .bySecond, .segmentations, .shots]
    private(set) var detections: [TimedDetection] = []
    /// Of further types than `mostTypes`.
    private(set) var unlisted = ResultSummary.Unlisted()
    private(set) var seconds = SecondsFound()
    private(set) var shots: [Shot] = []
    private var types: Set<String> = []
    private let reading = SecondReading()
    private let shotNames = CorePlace.shotNames

    let dividesLarge = true

    mutating func take(detection id: String, _ node: JSONNode, _ reading: DetectionReading) -> Bool {
        reading.timed(id, node).map { take($0) } ?? true
    }

    mutating func take(_ detection: TimedDetection) -> Bool {
        if types.count < Self.mostTypes { types.insert(detection.type) }
        if types.contains(detection.type) {
            detections.append(detection)
        } else {
            unlisted.detections += 1
            unlisted.occurrences += detection.occurrences
        }
        return true
    }

    mutating func begin(second: Int) {
        if second < Self.mostSeconds { seconds.count = second + 1 }
    }

    mutating func take(second: Int, _ items: JSONNode) -> Bool {
        begin(second: second)
        guard second < Self.mostSeconds, items.kind == .array else { return true }
        items.forEachElement { reading.read($0, second: second, into: &seconds) }
        return true
    }

    mutating func take(shot: JSONNode) -> Bool {
        if shots.count < Self.mostShots { shots.append(CorePlace.shot(shot, shotNames)) }
        return true
    }
}
