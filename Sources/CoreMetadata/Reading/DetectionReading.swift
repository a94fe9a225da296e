import AnalysisModel

/// Reads one detection as it stands in the file. A class, for there are very many names in it and copies cost.
final class DetectionReading {
    /// What is read of it.
    enum Member: Int, NamedMember {
        case type, label, occurrences, attributes, confidence, conceptID, references, categories

        var name: StaticString {
            switch self {
            case .type: "t"
            case .label: "label"
            case .occurrences: "occs"
            case .attributes: "a"
            case .confidence: "c"
            case .conceptID: "cid"
            case .references: "ext_refs"
            case .categories: "categ"
            }
        }
    }

    private let members = Names(Member.allCases.map(\.name))
    private let occurrence = Names(["id", "ss", "se", "c_max", "c", "shs", "she", "a"])
    private let telling = Names(["ss", "se", "c_max", "c", "a"])
    let attributes = AttributeReading()
    private let tags = Names(["tags"])

    /// - Returns: `nil` without a type: nothing can be said about it.
    func detection(_ id: String, _ node: JSONNode) -> Detection? {
        read(id, node) { $0.occurrences = occurrences($1) }
    }

    /// The same, of its occurrences with what a summary is drawn from: there may be millions.
    func timed(_ id: String, _ node: JSONNode) -> TimedDetection? {
        var found = OccurrenceTimes()
        return read(id, node) { if let node = $1 { read(node, into: &found) } }.map { TimedDetection($0, found) }
    }

    private func read(
        _ id: String, _ node: JSONNode, _ readOccurrences: (inout Detection, JSONNode?) -> Void
    ) -> Detection? {
        guard node.kind == .object else { return nil }
        return node.pick(members) { members in
            guard members[Member.type.rawValue]?.text != nil else { return nil }
            var detection = Detection(id: Detection.ID(rawValue: id), type: "", label: "", occurrences: [])
            for member in Member.allCases {
                if let node = members[member.rawValue] { read(member, node, into: &detection) }
            }
            readOccurrences(&detection, members[Member.occurrences.rawValue])
            return detection
        }
    }

    /// Any member but the occurrences.
    func read(_ member: Member, _ node: JSONNode, into detection: inout Detection) {
        switch member {
        case .type: detection.type = node.text ?? ""
        case .label: detection.label = node.text ?? ""
        case .occurrences: break
        case .attributes: detection.attributes = attributes.attributes(node, iab: detection.attributes.iab)
        case .confidence: detection.confidence = node.share
        case .conceptID: detection.conceptID = node.text
        case .references:
            (detection.knowledgeGraphID, detection.attributes.iab) = attributes.references(node)
        case .categories:
            if node.kind == .object { detection.categories = node.pick(tags) { $0[0]?.texts } ?? [] }
        }
    }

    private func occurrences(_ node: JSONNode?) -> [Occurrence] {
        guard let node, node.kind == .array else { return [] }
        var occurrences: [Occurrence] = []
        node.forEachElement { element in
            if let occurrence = self.occurrence(element) { occurrences.append(occurrence) }
        }
        return occurrences
    }

    private func occurrence(_ node: JSONNode) -> Occurrence? {
        node.object(occurrence) { members in
            guard let span = Self.span(members[1], members[2]) else { return nil }
            var occurrence = Occurrence(
                id: members[0]?.text, span: span, confidence: members[3]?.share ?? members[4]?.share,
                firstShotIndex: members[5]?.whole, lastShotIndex: members[6]?.whole)
            if let node = members[7] { occurrence.adScore = attributes.adScore(node) }
            return occurrence
        }
    }

    /// Some or all of its occurrences.
    func read(_ occurrences: JSONNode, into found: inout OccurrenceTimes) {
        guard occurrences.kind == .array else { return }
        occurrences.forEachElement { element in
            guard element.kind == .object else { return }
            element.pick(telling) { members in
                guard let span = Self.span(members[0], members[1]) else { return }
                found.add(
                    span, confidence: members[2]?.share ?? members[3]?.share,
                    adScore: members[4].flatMap(attributes.adScore))
            }
        }
    }

    /// Nothing is on screen before the video begins.
    private static func span(_ start: JSONNode?, _ end: JSONNode?) -> TimeSpan? {
        guard let start = start?.number, let end = end?.number else { return nil }
        return TimeSpan(start: Timecode(seconds: max(0, start)), end: Timecode(seconds: max(0, end)))
    }
}

/// What a summary needs of a detection's occurrences.
struct OccurrenceTimes {
    private(set) var spans: [TimeSpan] = []
    /// The highest of all.
    private(set) var confidence: Double?
    /// The highest of all.
    private(set) var adScore: Double?

    mutating func add(_ span: TimeSpan, confidence: Double?, adScore: Double?) {
        spans.append(span)
        if let confidence { self.confidence = max(self.confidence ?? confidence, confidence) }
        if let adScore { self.adScore = max(self.adScore ?? adScore, adScore) }
    }
}
