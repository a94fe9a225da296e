import AnalysisModel

/// Reads the result type `visual_captions`.
struct CaptionVisitor: DocumentVisitor {
    enum Place { case version, sections }

    private(set) var captions: [Caption] = []
    private var type: String?
    private var seen: Set<Place> = []
    private var hasSections = false
    private var hasErrors = false
    private let version = Names(["metadata_type"])
    private let members = Names(["caption", "section"])
    private let section = Names(["s_start", "s_end", "shot_index", "ss", "se"])

    /// What it is instead.
    var otherThing: String? {
        if let type, type != "visual_captions" { return CoreReading.words(forType: type) }
        if hasErrors, !hasSections { return "an error answer of the service" }
        return hasSections ? nil : "an object without sections"
    }

    mutating func wish(for member: String, in place: Place?) -> Wish<Place> {
        switch (place, member) {
        case (nil, "version_info") where seen.insert(.version).inserted: return .whole(.version)
        case (nil, "selected_sections") where seen.insert(.sections).inserted: return .children(.sections)
        case (nil, "errors"): hasErrors = true
        default: break
        }
        return .nothing
    }

    mutating func begin(_ place: Place, isObject: Bool) { if place == .sections { hasSections = !isObject } }

    mutating func take(_ children: JSONNode, of place: Place, first: Int, _ parser: borrowing PieceParser) -> Bool {
        guard children.kind == .array else { return true }
        children.forEachElement { if let caption = caption($0) { captions.append(caption) } }
        return true
    }

    mutating func take(whole value: JSONNode, at place: Place) { type = value.object(version) { $0[0]?.text } }

    /// - Returns: `nil` without a text or without its times.
    private func caption(_ node: JSONNode) -> Caption? {
        node.object(members) { members in
            guard let text = members[0]?.text else { return nil }
            return members[1]?.object(section) { section in
                guard let start = section[0]?.number ?? section[3]?.number,
                    let end = section[1]?.number ?? section[4]?.number
                else { return nil }
                let span = TimeSpan(start: Timecode(seconds: max(0, start)), end: Timecode(seconds: max(0, end)))
                return Caption(span: span, text: text, shotIndex: section[2]?.whole)
            }
        }
    }
}
