/// A detection before its times are fitted into the video and it is numbered.
struct DetectionDraft: Hashable, Sendable {
    struct Sighting: Hashable, Sendable {
        var stretch: Stretch
        var confidence: Double?
    }

    var type: String
    var label: String
    var sightings: [Sighting]
    var confidence: Double?
    var attributes: JSONValue?

    init(
        _ type: String, _ label: String, _ stretches: [Stretch], sightingConfidence: Double? = nil,
        confidence: Double? = nil
    ) {
        self.type = type
        self.label = label
        self.confidence = confidence
        sightings = stretches.map { Sighting(stretch: $0, confidence: sightingConfidence) }
    }

    init(_ text: SeenText) {
        self.init("visual.text_region.full_frame_analysis", text.text, [])
        sightings = text.sightings.map { Sighting(stretch: $0.stretch, confidence: $0.confidence) }
        attributes = ["text": ["as_one_string": .string(text.text)]]
    }
}

extension FoundDetection {
    /// Everything that was found, numbered through: the most prominent first, speech as it is said.
    static func all(in findings: Findings, _ recognised: Recognised, duration: Double) -> [FoundDetection] {
        var numbers = Numbers(shots: findings.shots, duration: duration)
        let prominent = drafts(of: findings, duration: duration) + recognised.texts.map(DetectionDraft.init)
        let said = recognised.speech.map { DetectionDraft("audio.speech", $0.text, [$0.stretch]) }
        let words = recognised.words.map {
            DetectionDraft("audio.speech_detailed", $0.text, [$0.stretch], confidence: $0.confidence)
        }
        let keywords = recognised.keywords.map { DetectionDraft($0.kind.rawValue, $0.label, $0.stretches) }
        return numbers.detections(prominent).sorted { $0.screenTime > $1.screenTime } + numbers.detections(said)
            + numbers.detections(words) + numbers.detections(keywords).sorted { $0.screenTime > $1.screenTime }
    }

    /// Threshold detectors are sure of what they report; colours make no such claim.
    private static func drafts(of findings: Findings, duration: Double) -> [DetectionDraft] {
        let whole = findings.colorsBySecond.isEmpty ? [] : [Stretch(start: 0, end: duration)]
        return [
            DetectionDraft("visual.context", "black screen", findings.black, sightingConfidence: 1),
            DetectionDraft("visual.context", "still image", findings.frozen, sightingConfidence: 1),
            DetectionDraft("audio.context", "silence", findings.silent, sightingConfidence: 1),
            DetectionDraft(colorType, "color", whole),
        ]
    }
}

/// Gives out identifiers, and tells which shots an occurrence touches.
private struct Numbers {
    let shots: [ShotSpan]
    let duration: Double
    private var detection = 0
    private var occurrence = 0

    init(shots: [ShotSpan], duration: Double) {
        self.shots = shots
        self.duration = duration
    }

    /// Those that have a time within the video.
    mutating func detections(_ drafts: [DetectionDraft]) -> [FoundDetection] {
        drafts.compactMap { draft in
            detection += 1
            let occurrences = draft.sightings.compactMap { occurrence($0) }
            guard !occurrences.isEmpty else { return nil }
            return FoundDetection(
                id: String(detection), type: draft.type, label: draft.label, occurrences: occurrences,
                confidence: draft.confidence, attributes: draft.attributes)
        }
    }

    private mutating func occurrence(_ sighting: DetectionDraft.Sighting) -> FoundDetection.Occurrence? {
        guard let stretch = sighting.stretch.clipped(to: duration) else { return nil }
        occurrence += 1
        let first = min(position { $0.stretch.end > stretch.start }, max(0, shots.count - 1))
        let last = position { $0.stretch.start >= stretch.end } - 1
        return FoundDetection.Occurrence(
            id: String(occurrence), stretch: stretch, firstShot: first, lastShot: max(first, last),
            confidence: sighting.confidence)
    }

    /// The first shot for which a claim holds that, once true, stays true in time; the count of shots if there is none.
    private func position(where claim: (ShotSpan) -> Bool) -> Int {
        var (low, high) = (0, shots.count)
        while low < high {
            let middle = (low + high) / 2
            if claim(shots[middle]) { high = middle } else { low = middle + 1 }
        }
        return low
    }
}
