import AnalysisModel

/// Draws the summary from what was found in the file.
struct SummaryDrawing {
    private let facts: FileFacts
    private let found: SummarySink

    init(_ facts: FileFacts, _ found: SummarySink) {
        self.facts = facts
        self.found = found
    }

    var summary: ResultSummary {
        let detections = found.detections
        var summary = ResultSummary(
            jobID: facts.jobID.map { Job.ID($0) }, metadataFormat: facts.metadataFormat,
            title: facts.title ?? facts.requestedTitle, technical: facts.technical, shots: found.shots,
            detections: detections.count + found.unlisted.detections,
            occurrences: detections.reduce(found.unlisted.occurrences) { $0 + $1.occurrences },
            byType: byType, labels: labels, colorsBySecond: colors)
        summary.unlisted = found.unlisted
        let order = FileOrder(facts.order)
        let (faces, faceValence) = FaceDrawing(detections, found.seconds).drawn
        (summary.faces, summary.faceValence) = (faces, faceValence)
        let speech = SpeechDrawing(detections)
        summary.speech = speech.segments
        summary.speechValence = speech.valence(voices: found.seconds)
        summary.keywords = order.sorted(detections.filter(\.isKeyword)).map {
            Keyword(type: $0.type, label: $0.label, spans: $0.spans.sorted { $0.start < $1.start })
        }
        summary.topics = order.sorted(detections.filter(\.isTopic)).map(\.topic)
        summary.compliance = ComplianceDrawing(detections, shots: found.shots).flags
        return summary
    }

    private var byType: [ResultSummary.OfType] {
        let detections = found.detections
        // By their places: copies of millions of detections would be as large as the file.
        return Dictionary(grouping: detections.indices) { detections[$0].type }
            .map { type, places in
                let spans = places.lazy.map { detections[$0] }.spans
                return ResultSummary.OfType(
                    type: type, detections: places.count, occurrences: spans.count,
                    screenTime: ScreenTime.total(of: spans))
            }
            .sorted { $0.type < $1.type }
    }

    private var labels: [ResultSummary.OfLabel] {
        let detections = found.detections
        return Dictionary(grouping: detections.indices.lazy.filter { detections[$0].isLabel }) { place in
            LabelName(type: detections[place].type, label: detections[place].label)
        }
        .map { name, places in
            let own = places.lazy.map { detections[$0] }
            let spans = ScreenTime.union(of: own.spans)
            return ResultSummary.OfLabel(
                type: name.type, label: name.label, screenTime: ScreenTime.length(ofUnion: spans),
                detectionIDs: own.map(\.id).sorted(), spans: spans,
                categories: Set(own.flatMap(\.categories)).sorted(), confidence: own.compactMap(\.confidence).max())
        }
        .longestFirst(by: \.screenTime) { ($0.label, $0.type) < ($1.label, $1.type) }
    }

    private var colors: [[String]] {
        let ids = Set(
            found.detections.filter { $0.type == "visual.color" }
                .compactMap { found.seconds.ids.number(of: $0.id.rawValue) })
        let colored = found.seconds.colors.filter { ids.contains($0.detection) && !$0.colors.isEmpty }
        guard !colored.isEmpty else { return [] }
        var colors = [[String]](repeating: [], count: found.seconds.count)
        for one in colored { colors[Int(one.second)] += one.colors }
        return colors
    }
}

extension Collection<TimedDetection> {
    /// Of all of them. One alone may have millions, which need no copy.
    var spans: [TimeSpan] {
        if count == 1, let only = first { return only.spans }
        return flatMap(\.spans)
    }
}

struct LabelName: Hashable {
    var type: String
    var label: String
}

/// The order of `by_detection_type`: the most prominent first. What it does not name follows, by its number.
struct FileOrder {
    private var places: [String: Int] = [:]

    init(_ order: [String: [String]]) {
        for ids in order.values {
            for (place, id) in ids.enumerated() where places[id] == nil { places[id] = place }
        }
    }

    /// By type first.
    func sorted(_ detections: [TimedDetection]) -> [TimedDetection] {
        detections
            .map { (place: places[$0.id.rawValue] ?? .max, detection: $0) }
            .sorted { first, second in
                if first.detection.type != second.detection.type { return first.detection.type < second.detection.type }
                return first.place == second.place
                    ? first.detection.id < second.detection.id : first.place < second.place
            }
            .map(\.detection)
    }
}

extension Array {
    /// Sums of the same length differ in their last bits, depending on the order of their parts.
    func longestFirst(by length: (Element) -> Duration, _ isBefore: (Element, Element) -> Bool) -> [Element] {
        let lengths = map { (length($0).seconds * 1e6).rounded() }
        let places = indices.sorted { first, second in
            lengths[first] == lengths[second]
                ? isBefore(self[first], self[second]) : lengths[first] > lengths[second]
        }
        return places.map { self[$0] }
    }
}
