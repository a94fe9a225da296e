import AnalysisModel

/// A detection with its times, and without what only lists of detections show. There may be millions, with an occurrence
/// each and nothing rare.
struct TimedDetection {
    private enum Times {
        case one(TimeSpan)
        case others([TimeSpan])
    }

    /// What few have.
    private struct Rare {
        var categories: [String]
        var adScore: Double?
        var attributes: Detection.Attributes?

        var isEmpty: Bool { categories.isEmpty && adScore == nil && attributes == nil }
    }

    let id: Detection.ID
    let type: String
    let label: String
    private let times: Times
    /// The highest of its occurrences, or else its own.
    let confidence: Double?
    private let rare: [Rare]

    init(_ detection: Detection, _ occurrences: OccurrenceTimes) {
        id = detection.id
        (type, label) = (detection.type, detection.label)
        times = occurrences.spans.count == 1 ? .one(occurrences.spans[0]) : .others(occurrences.spans)
        confidence = occurrences.confidence ?? detection.confidence
        let isTelling = ["human.", "audio.speech", "topic."].contains { detection.type.hasPrefix($0) }
        let found = Rare(
            categories: detection.categories, adScore: occurrences.adScore ?? detection.attributes.adScore,
            attributes: isTelling ? detection.attributes : nil)
        rare = found.isEmpty ? [] : [found]
    }

    var spans: [TimeSpan] {
        switch times {
        case .one(let span): [span]
        case .others(let spans): spans
        }
    }

    var occurrences: Int {
        switch times {
        case .one: 1
        case .others(let spans): spans.count
        }
    }

    var categories: [String] { rare.first?.categories ?? [] }

    /// The highest of its occurrences, or else its own.
    var adScore: Double? { rare.first?.adScore }

    /// Of faces, speech and topics; empty for others.
    var attributes: Detection.Attributes { rare.first?.attributes ?? Detection.Attributes() }

    /// Spoken words are no labels, and topics are of the whole.
    var isLabel: Bool {
        !label.isEmpty && occurrences > 0 && !type.hasPrefix("audio.speech") && !type.hasPrefix("topic.")
    }
}
