import AnalysisModel

/// Reads `a` and `ext_refs` of a detection.
final class AttributeReading {
    /// What is read of `a`.
    enum Member: Int, NamedMember {
        case gender, visibleTime, under18, quality, identities, text, sentiment, speaker, adScore

        var name: StaticString {
            switch self {
            case .gender: "gender"
            case .visibleTime: "s_visible"
            case .under18: "under_18_years"
            case .quality: "quality"
            case .identities: "similar_to"
            case .text: "text"
            case .sentiment: "sen"
            case .speaker: "s"
            case .adScore: "ad_score"
            }
        }
    }

    private let members = Names(Member.allCases.map(\.name))
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
            for member in Member.allCases {
                if let node = members[member.rawValue] { read(member, node, into: &found) }
            }
        }
        return found
    }

    func read(_ member: Member, _ node: JSONNode, into found: inout Detection.Attributes) {
        switch member {
        case .gender:
            (found.gender, found.genderConfidence) =
                node.object(value) { ($0[0]?.text, $0[1]?.share) } ?? (nil, nil)
        case .visibleTime:
            found.visibleTime = node.number.flatMap { $0 >= 0 ? Duration(boundedSeconds: $0) : nil }
        case .under18: found.isUnder18 = node.kind == .object || node.isTrue
        case .quality: found.isLowQuality = node.text == "low"
        case .identities: found.identities = identities(node)
        case .text: found.text = node.object(text) { $0[0]?.text } ?? node.text
        case .sentiment: found.valence = node.object(valence) { $0[0]?.valence }
        case .speaker: found.speaker = node.object(face) { $0[0]?.text ?? $0[0]?.whole.map(String.init) }
        case .adScore: found.adScore = node.object(score) { $0[0]?.share }
        }
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

/// A member that is read, by its place among the names that are looked for together.
protocol NamedMember: CaseIterable, RawRepresentable<Int> {
    var name: StaticString { get }
}

extension NamedMember {
    init?(name: String) {
        guard let found = Self.allCases.first(where: { $0.name.description == name }) else { return nil }
        self = found
    }
}
