import Testing

@testable import LocalEngine

/// The result of the sample video against what `assets/sample.sh` put into it.
struct SampleResult {
    struct Frames: Hashable {
        var first: Int64
        var last: Int64
    }

    static let knownShots = [0...99, 100...174, 175...224, 225...324, 325...399, 400...449]
        .map { Frames(first: $0.lowerBound, last: $0.upperBound) }
    static let frame = 1.0 / 25

    let json: JSONValue

    init(_ json: JSONValue) { self.json = json }

    func check() {
        #expect(shots == Self.knownShots)
        checkShotTimes()
        checkStretches("black screen", [7...9], shots: [2...2])
        checkStretches("still image", [7...9, 16...18], shots: [2...2, 5...5])
        checkStretches("silence", [7...10], shots: [2...3])
        #expect(number(json["media_info"]?["technical"]?["duration_s"]) == 18)
        #expect(number(json["media_info"]?["technical"]?["fps"]) == 25)
        #expect(json["media_info"]?["technical"]?["video_codec"]?["name_short"] == "h264")
        #expect(json["media_info"]?["technical"]?["n_audio_channels"] == .int(1))
        #expect(seconds.count == 18)
        #expect(colors(in: 7) == ["000000"], "the black second is black: \(colors(in: 7))")
        #expect(colors(in: 0) != colors(in: 10))
    }

    var shots: [Frames] {
        detectedShots.compactMap { shot in
            guard case .int(let first)? = shot["fs"], case .int(let last)? = shot["fe"] else { return nil }
            return Frames(first: first, last: last)
        }
    }

    private var detectedShots: [JSONValue] { array(json["segmentations"]?["detected_shots"]) }
    private var seconds: [JSONValue] { array(json["detection_groupings"]?["by_second"]) }

    private func checkShotTimes() {
        for (position, shot) in detectedShots.enumerated() {
            #expect(number(shot["ss"]) == Double(Self.knownShots[position].first) * Self.frame)
            #expect(number(shot["se"]) == Double(Self.knownShots[position].last + 1) * Self.frame)
        }
    }

    private func checkStretches(_ label: String, _ spans: [ClosedRange<Double>], shots: [ClosedRange<Int64>]) {
        guard case .object(let detections)? = json["detections"] else {
            Issue.record("the result has no detections")
            return
        }
        let occurrences = detections.filter { $0.value["label"]?.string == label }.flatMap { array($0.value["occs"]) }
        #expect(occurrences.count == spans.count, "\(label)")
        for (position, occurrence) in occurrences.enumerated() where position < spans.count {
            #expect(abs((number(occurrence["ss"]) ?? -1) - spans[position].lowerBound) <= Self.frame, "\(label)")
            #expect(abs((number(occurrence["se"]) ?? -1) - spans[position].upperBound) <= Self.frame, "\(label)")
            #expect(occurrence["shs"] == .int(shots[position].lowerBound), "\(label)")
            #expect(occurrence["she"] == .int(shots[position].upperBound), "\(label)")
        }
    }

    private func colors(in second: Int) -> [String] {
        guard second < seconds.count else { return [] }
        return array(seconds[second]).flatMap { array($0["a"]?["rgb"]) }.compactMap(\.string)
    }

    private func array(_ value: JSONValue?) -> [JSONValue] {
        guard case .array(let values)? = value else { return [] }
        return values
    }

    private func number(_ value: JSONValue?) -> Double? {
        switch value {
        case .int(let number)?: Double(number)
        case .double(let number)?: number
        default: nil
        }
    }
}
