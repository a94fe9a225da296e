import AnalysisModel

/// A part of a core result.
enum CorePlace: Hashable {
    case version, job, media, detections, groupings, byType, bySecond, segmentations, shots
    /// Of a detection that comes in parts.
    case detection, detectionMember, attributes, attribute, occurrences
    /// A second of `by_second` that comes in parts.
    case second
}

/// What is done with the parts of a core result that come many times.
protocol CoreSink {
    /// Beside `version`, which is always read.
    var wishes: Set<CorePlace> { get }
    /// Whether what is larger than the window may come in parts: a detection as a `TimedDetection`, a second in runs.
    var dividesLarge: Bool { get }
    /// - Returns: false if no more of the file is wanted; so do the others.
    mutating func take(_ detection: TimedDetection) -> Bool
    mutating func take(detection id: String, _ node: JSONNode, _ reading: DetectionReading) -> Bool
    /// There is such a second; its items come in runs.
    mutating func begin(second: Int)
    mutating func take(second: Int, _ items: JSONNode) -> Bool
    mutating func take(shot: JSONNode) -> Bool
}

extension CoreSink {
    var dividesLarge: Bool { false }

    mutating func take(_ detection: TimedDetection) -> Bool { true }
    mutating func begin(second: Int) {}
}

/// Finds the parts of a core result in any order. Of members with the same name the first counts.
struct CoreVisitor<Sink: CoreSink>: DocumentVisitor {
    var sink: Sink
    private(set) var facts = FileFacts()
    private var seen: Set<CorePlace> = []
    private var ids: Set<String> = []
    private let reading = DetectionReading()
    /// The one that comes in parts.
    private var parts: DetectionParts?
    private var second = 0
    /// No more of the file was wanted, so it may not have been seen as a whole.
    private(set) var isOver = false
    private var hasErrors = false
    private var hasSections = false
    private var hasDetections = false
    /// There is a member of that name, whatever it holds.
    private var mentionsDetections = false

    init(_ sink: Sink) { self.sink = sink }

    /// What it is instead of a core result; `nil` for one.
    var otherThing: String? {
        if let type = facts.metadataType, type != "core" { return CoreReading.words(forType: type) }
        if hasSections { return "metadata of the type visual_captions" }
        if hasErrors, !mentionsDetections { return "an error answer of the service" }
        return hasDetections ? nil : "an object without detections"
    }

    mutating func wish(for member: String, in place: CorePlace?) -> Wish<CorePlace> {
        if place == .detection { return parts?.wish(forMember: member) ?? .nothing }
        if place == .attributes { return parts?.wish(forAttribute: member) ?? .nothing }
        guard let found = self.place(of: member, in: place), seen.insert(found).inserted else { return .nothing }
        guard found == .version || found == .detections || sink.wishes.contains(found) else { return .nothing }
        switch found {
        case .groupings, .segmentations: return .enter(found)
        case .detections, .bySecond, .shots: return .children(found)
        default: return .whole(found)
        }
    }

    private mutating func place(of member: String, in place: CorePlace?) -> CorePlace? {
        switch (place, member) {
        case (nil, "version_info"): return .version
        case (nil, "job_info"): return .job
        case (nil, "media_info"): return .media
        case (nil, "detections"):
            mentionsDetections = true
            return .detections
        case (nil, "detection_groupings"): return .groupings
        case (nil, "segmentations"): return .segmentations
        case (nil, "errors"): hasErrors = true
        case (nil, "selected_sections"): hasSections = true
        case (.groupings, "by_detection_type"): return .byType
        case (.groupings, "by_second"): return .bySecond
        case (.segmentations, "detected_shots"): return .shots
        default: break
        }
        return nil
    }

    func dividesChildren(of place: CorePlace) -> Bool {
        sink.dividesLarge && (place == .detections || place == .bySecond)
    }

    mutating func wish(forLarge name: String?, at position: Int, in place: CorePlace) -> Wish<CorePlace> {
        switch (place, name) {
        case (.detections, let id?) where ids.insert(id).inserted:
            parts = DetectionParts(id: id, reading: reading)
            return .enter(.detection)
        case (.bySecond, nil):
            second = position
            sink.begin(second: second)
            return .children(.second)
        default: return .nothing
        }
    }

    mutating func end(_ place: CorePlace) -> Bool {
        guard place == .detection, let detection = parts?.whole else { return true }
        parts = nil
        isOver = !sink.take(detection)
        return !isOver
    }

    mutating func begin(_ place: CorePlace, isObject: Bool) {
        if place == .detections { hasDetections = isObject }
    }

    mutating func take(
        _ children: JSONNode, of place: CorePlace, first: Int, _ parser: borrowing PieceParser
    ) -> Bool {
        let isObject = children.kind == .object
        isOver = !takeRun(children, of: place, isObject: isObject, first: first)
        return !isOver
    }

    private mutating func takeRun(_ children: JSONNode, of place: CorePlace, isObject: Bool, first: Int) -> Bool {
        switch place {
        case .detections where isObject: return takeDetections(children)
        case .bySecond where !isObject:
            var (second, goesOn) = (first, true)
            children.forEachElement { items in
                if goesOn { goesOn = sink.take(second: second, items) }
                second += 1
            }
            return goesOn
        case .second where !isObject: return sink.take(second: second, children)
        case .shots where !isObject:
            var goesOn = true
            children.forEachElement { if goesOn { goesOn = sink.take(shot: $0) } }
            return goesOn
        case .occurrences where !isObject:
            parts?.take(occurrences: children)
            return true
        default: return true
        }
    }

    private mutating func takeDetections(_ children: JSONNode) -> Bool {
        guard sink.wishes.contains(.detections) else { return true }
        var goesOn = true
        children.forEachMember { id, node in
            if goesOn, ids.insert(id).inserted { goesOn = sink.take(detection: id, node, reading) }
        }
        return goesOn
    }

    mutating func take(whole value: JSONNode, at place: CorePlace) {
        switch place {
        case .version: facts.readVersion(value)
        case .job: facts.readJob(value)
        case .media: facts.readMedia(value)
        case .byType: facts.readOrder(value)
        case .detectionMember: parts?.take(member: value)
        case .attribute: parts?.take(attribute: value)
        default: break
        }
    }
}

extension CorePlace {
    /// A shot. What is missing is 0, for shots are known by their place.
    static func shot(_ node: JSONNode, _ names: Names) -> Shot {
        let nothing = Shot(span: TimeSpan(start: .zero, end: .zero), firstFrame: 0, lastFrame: 0)
        return node.object(names) { members in
            let start = members[0]?.number ?? 0
            let end = members[1]?.number ?? start
            return Shot(
                span: TimeSpan(start: Timecode(seconds: start), end: Timecode(seconds: end)),
                firstFrame: members[2]?.whole ?? 0, lastFrame: members[3]?.whole ?? 0)
        } ?? nothing
    }

    static var shotNames: Names { Names(["ss", "se", "fs", "fe"]) }
}
