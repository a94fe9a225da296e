import AnalysisModel

/// Puts the detections of one person together, with what `by_second` tells of them.
struct FaceDrawing {
    private let detections: [TimedDetection]
    private let seconds: SecondsFound

    init(_ detections: [TimedDetection], _ seconds: SecondsFound) {
        self.detections = detections.filter(\.isFace)
        self.seconds = seconds
    }

    /// The faces, and the mean of the valence of all of them.
    var drawn: (faces: [Face], valence: [Sample]) {
        let all = seconds.feelings(of: detections.map(\.id))
        let feelings = seconds.grouped(all) { $0.detection }
        let looks = seconds.grouped(seconds.looks) { $0.detection }
        let faces = people.map { face(of: $0, feelings, looks) }
            .longestFirst(by: \.screenTime) { first, second in first.detectionIDs[0] < second.detectionIDs[0] }
        return (faces, Valence.means(all.lazy.map { (Int($0.second), $0.valence) }))
    }

    /// Each with the detections of one identity; an unknown face is a person of its own.
    private var people: [[TimedDetection]] {
        var people: [[TimedDetection]] = []
        var known: [String: Int] = [:]
        for detection in detections {
            let identity = detection.attributes.identities.first
            let key = identity.map { $0.galleryFaceID.map { "id " + $0 } ?? "name " + $0.name }
            if let key, let place = known[key] {
                people[place].append(detection)
                continue
            }
            if let key { known[key] = people.count }
            people.append([detection])
        }
        return people
    }

    private func face(
        of person: [TimedDetection], _ feelings: [[SecondsFound.Feeling]], _ looks: [[SecondsFound.Look]]
    ) -> Face {
        let spans = ScreenTime.union(of: person.flatMap(\.spans))
        let numbers = person.compactMap { seconds.ids.number(of: $0.id.rawValue).map { Int($0) } }
        let best = person.max { Self.likeness($0) < Self.likeness($1) }
        let gendered = person.filter { $0.attributes.gender != nil }
            .max { $0.attributes.genderConfidence ?? 0 < $1.attributes.genderConfidence ?? 0 }
        return Face(
            detectionIDs: person.map(\.id).sorted(), identity: best?.attributes.identities.first,
            gender: gendered?.attributes.gender, genderConfidence: gendered?.attributes.genderConfidence,
            isUnder18: person.contains(where: \.isOfMinor),
            isLowQuality: person.allSatisfy(\.attributes.isLowQuality),
            screenTime: Self.screenTime(of: person, union: spans), spans: spans,
            valence: Valence.means(
                numbers.flatMap { feelings[$0] }.lazy.map { (Int($0.second), $0.valence) }),
            expressions: expressions(numbers.flatMap { looks[$0] }))
    }

    private static func likeness(_ face: TimedDetection) -> Double {
        face.attributes.identities.first.map { $0.similarity ?? 0 } ?? -1
    }

    /// Two detections of one person may tell of the same time, so their sum is no more than the union; what a single
    /// one says stands.
    private static func screenTime(of person: [TimedDetection], union: [TimeSpan]) -> Duration {
        let whole = ScreenTime.length(ofUnion: union)
        let parts = person.map { $0.attributes.visibleTime ?? ScreenTime.total(of: $0.spans) }
        return min(parts.reduce(.zero, +), max(whole, parts.max() ?? .zero))
    }

    private func expressions(_ looks: [SecondsFound.Look]) -> [Face.Expression] {
        var (counts, last) = ([Int32: Int](), SecondsFound.Look?.none)
        for look in looks.sorted(by: { ($0.name, $0.second) < ($1.name, $1.second) }) {
            // Two detections of one person may tell of the same second.
            if last?.name != look.name || last?.second != look.second { counts[look.name, default: 0] += 1 }
            last = look
        }
        return counts.map { Face.Expression(name: seconds.lookNames.texts[Int($0.key)], seconds: $0.value) }
            .sorted { ($1.seconds, $0.name) < ($0.seconds, $1.name) }
    }
}
