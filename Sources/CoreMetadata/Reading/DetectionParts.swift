import AnalysisModel

/// A detection that is too long to be in memory at once, member by member, with its occurrences in runs.
struct DetectionParts {
    private let reading: DetectionReading
    private var detection: Detection
    private var times = OccurrenceTimes()
    /// Of members with the same name the first counts.
    private var seen: Set<DetectionReading.Member> = []
    private var seenAttributes: Set<AttributeReading.Member> = []
    private var present = DetectionReading.Member.type
    private var presentAttribute = AttributeReading.Member.gender

    init(id: String, reading: DetectionReading) {
        self.reading = reading
        detection = Detection(id: Detection.ID(rawValue: id), type: "", label: "", occurrences: [])
    }

    mutating func wish(forMember name: String) -> Wish<CorePlace> {
        guard let member = DetectionReading.Member(name: name), seen.insert(member).inserted else { return .nothing }
        present = member
        return switch member {
        case .occurrences: .children(.occurrences)
        case .attributes: .enter(.attributes)
        default: .whole(.detectionMember)
        }
    }

    mutating func wish(forAttribute name: String) -> Wish<CorePlace> {
        guard let member = AttributeReading.Member(name: name), seenAttributes.insert(member).inserted else {
            return .nothing
        }
        presentAttribute = member
        return .whole(.attribute)
    }

    mutating func take(member node: JSONNode) { reading.read(present, node, into: &detection) }

    mutating func take(attribute node: JSONNode) {
        reading.attributes.read(presentAttribute, node, into: &detection.attributes)
    }

    mutating func take(occurrences run: JSONNode) { reading.read(run, into: &times) }

    /// `nil` without a type: nothing can be said about it.
    var whole: TimedDetection? { detection.type.isEmpty ? nil : TimedDetection(detection, times) }
}
