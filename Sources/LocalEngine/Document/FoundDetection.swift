/// A detection of the result with its occurrences, before it is numbered.
struct FoundDetection: Hashable, Sendable {
    struct Occurrence: Hashable, Sendable {
        var id: String
        var stretch: Stretch
        var firstShot: Int
        var lastShot: Int
    }

    var id: String
    var type: String
    var label: String
    var occurrences: [Occurrence]
    /// Threshold detectors are sure of what they report; colours make no such claim.
    var hasConfidence: Bool

    static let colorType = "visual.color"

    var screenTime: Double { occurrences.reduce(0) { $0 + $1.stretch.length } }

    /// Everything that was found, most prominent first, numbered through.
    static func all(in findings: Findings, duration: Double) -> [FoundDetection] {
        let kinds: [(type: String, label: String, stretches: [Stretch])] = [
            ("visual.context", "black screen", findings.black),
            ("visual.context", "still image", findings.frozen),
            ("audio.context", "silence", findings.silent),
            (colorType, "color", findings.colorsBySecond.isEmpty ? [] : [Stretch(start: 0, end: duration)]),
        ]
        var occurrenceID = 0
        let found = kinds.enumerated().compactMap { position, kind -> FoundDetection? in
            let occurrences = kind.stretches.compactMap { $0.clipped(to: duration) }.map { stretch in
                occurrenceID += 1
                return occurrence(stretch, id: occurrenceID, shots: findings.shots)
            }
            guard !occurrences.isEmpty else { return nil }
            return FoundDetection(
                id: String(position + 1), type: kind.type, label: kind.label, occurrences: occurrences,
                hasConfidence: kind.type != colorType)
        }
        return found.sorted { $0.screenTime > $1.screenTime }
    }

    private static func occurrence(_ stretch: Stretch, id: Int, shots: [ShotSpan]) -> Occurrence {
        let first = min(position(in: shots) { $0.stretch.end > stretch.start }, max(0, shots.count - 1))
        let last = position(in: shots) { $0.stretch.start >= stretch.end } - 1
        return Occurrence(id: String(id), stretch: stretch, firstShot: first, lastShot: max(first, last))
    }

    /// The first shot for which a claim holds that, once true, stays true in time; the count of shots if there is none.
    private static func position(in shots: [ShotSpan], where claim: (ShotSpan) -> Bool) -> Int {
        var (low, high) = (0, shots.count)
        while low < high {
            let middle = (low + high) / 2
            if claim(shots[middle]) { high = middle } else { low = middle + 1 }
        }
        return low
    }

    var json: JSONValue {
        let occurrences = occurrences.map { occurrence in
            var members: [JSONValue.Member] = [
                .init(name: "id", value: .string(occurrence.id)),
                .init(name: "ss", value: .double(occurrence.stretch.start)),
                .init(name: "se", value: .double(occurrence.stretch.end)),
                .init(name: "shs", value: .int(Int64(occurrence.firstShot))),
                .init(name: "she", value: .int(Int64(occurrence.lastShot))),
            ]
            if hasConfidence { members.append(.init(name: "c_max", value: .double(1))) }
            return JSONValue.object(members)
        }
        return ["t": .string(type), "label": .string(label), "occs": .array(occurrences)]
    }
}
