import AnalysisModel

/// A detection; without a type if it is not readable as one.
struct DetectionWire: Decodable {
    var type: String?
    var label: String?
    var occurrences: [TimeSpan] = []

    private enum CodingKeys: String, CodingKey {
        case type = "t"
        case label
        case occurrences = "occs"
    }

    init(from decoder: any Decoder) {
        guard let members = try? decoder.container(keyedBy: CodingKeys.self) else { return }
        type = members.text(.type)
        label = members.text(.label)
        let occurrences = members.lenient(.occurrences, as: LenientArray<OccurrenceWire>.self)?.elements ?? []
        self.occurrences = occurrences.compactMap { $0?.span }
    }
}

/// An occurrence; without a span if it does not say when it is.
struct OccurrenceWire: Decodable {
    var span: TimeSpan?

    private enum CodingKeys: String, CodingKey {
        case start = "ss"
        case end = "se"
    }

    init(from decoder: any Decoder) throws {
        let members = try decoder.container(keyedBy: CodingKeys.self)
        guard let start = members.number(.start), let end = members.number(.end) else { return }
        // Nothing is on screen before the video begins.
        span = TimeSpan(start: Timecode(seconds: max(0, start)), end: Timecode(seconds: max(0, end)))
    }
}

/// A shot. What is missing is 0, for shots are known by their place.
struct ShotWire: Decodable {
    var shot: Shot

    private enum CodingKeys: String, CodingKey {
        case start = "ss"
        case end = "se"
        case firstFrame = "fs"
        case lastFrame = "fe"
    }

    init(from decoder: any Decoder) throws {
        let members = try decoder.container(keyedBy: CodingKeys.self)
        let start = members.number(.start) ?? 0
        let span = TimeSpan(start: Timecode(seconds: start), end: Timecode(seconds: members.number(.end) ?? start))
        shot = Shot(
            span: span, firstFrame: members.whole(.firstFrame) ?? 0, lastFrame: members.whole(.lastFrame) ?? 0)
    }
}
