import AnalysisModel

/// Reads one detection as it stands in the file. A class, for there are very many names in it and copies cost.
final class DetectionReading {
    /// What is read of it.
    enum Member: Int, CaseIterable {
        case type, label, occurrences, attributes, confidence, conceptID, references, categories

        init?(name: String) {
            guard let found = Self.allCases.first(where: { $0.name.description == name }) else { return nil }
            self = found
        }

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
    private let attributes = AttributeReading()
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

/// Reads `a` and `ext_refs` of a detection.
final class AttributeReading {
    private let members = Names([
        "gender", "s_visible", "under_18_years", "quality", "similar_to", "text", "sen", "s", "ad_score",
    ])
    private let value = Names(["value", "c"])
    private let identity = Names(["name", "c", "gallery", "gallery_face"])
    private let face = Names(["id", "name"])
    private let text = Names(["as_one_string"])
    private let valence = Names(["val"])
    private let score = Names(["max"])
    private let adScore = Names(["ad_score"])
    private let references = Names(["gkg", "iab"])
    private let iab = Names(["id", "labels_hierarchy", "is_scd_category"])

    /// - Parameter iab: what another member has told already.
    func attributes(_ node: JSONNode, iab: Detection.IABCategory?) -> Detection.Attributes {
        var found = Detection.Attributes()
        found.iab = iab
        guard node.kind == .object else { return found }
        node.pick(members) { members in
            (found.gender, found.genderConfidence) =
                members[0]?.object(value) { ($0[0]?.text, $0[1]?.share) } ?? (nil, nil)
            found.visibleTime = members[1]?.number.flatMap { $0 >= 0 ? Duration(boundedSeconds: $0) : nil }
            found.isUnder18 = members[2].map { $0.kind == .object || $0.isTrue } ?? false
            found.isLowQuality = members[3]?.text == "low"
            found.identities = members[4].map(identities) ?? []
            found.text = members[5]?.object(text) { $0[0]?.text } ?? members[5]?.text
            found.valence = members[6]?.object(valence) { $0[0]?.valence }
            found.speaker = members[7]?.object(face) { $0[0]?.text ?? $0[0]?.whole.map(String.init) }
            found.adScore = members[8]?.object(score) { $0[0]?.share }
        }
        return found
    }

    /// Of an occurrence's attributes.
    func adScore(_ node: JSONNode) -> Double? {
        node.object(adScore) { $0[0]?.object(score) { $0[0]?.share } }
    }

    func references(_ node: JSONNode) -> (knowledgeGraphID: String?, iab: Detection.IABCategory?) {
        node.object(references) { members in
            let category = members[1]?.object(iab) { members in
                Detection.IABCategory(
                    id: members[0]?.text, hierarchy: members[1]?.texts ?? [], isSensitive: members[2]?.isTrue ?? false)
            }
            return (members[0]?.object(face) { $0[0]?.text }, category)
        } ?? (nil, nil)
    }

    private func identities(_ node: JSONNode) -> [Face.Identity] {
        guard node.kind == .array else { return [] }
        var identities: [Face.Identity] = []
        node.forEachElement { if let identity = $0.object(self.identity, identity) { identities.append(identity) } }
        return identities
    }

    private func identity(_ members: Members) -> Face.Identity? {
        let (id, name) = members[3]?.object(face) { ($0[0]?.text, $0[1]?.text) } ?? (nil, nil)
        guard let name = members[0]?.text ?? name ?? id else { return nil }
        return Face.Identity(
            name: name, similarity: members[1]?.share, galleryID: members[2]?.object(face) { $0[0]?.text },
            galleryFaceID: id)
    }
}

extension JSONNode {
    /// Picks members if it is an object.
    func object<Result>(_ names: Names, _ body: (Members) -> Result?) -> Result? {
        kind == .object ? pick(names, body) : nil
    }
}
