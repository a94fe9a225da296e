import Foundation

/// The core result of a job, in the service's format 1.8.1 (Core metadata, "JSON structure").
struct ResultDocument: Sendable {
    static let format = "1.8.1"
    static let backend = "kajo-1.0"

    let job: JobRecord
    let facts: MediaFacts
    let findings: Findings
    let duration: Double
    let detections: [FoundDetection]

    init(job: JobRecord, facts: MediaFacts, findings: Findings, recognised: Recognised = Recognised()) {
        self.job = job
        self.facts = facts
        self.findings = findings
        duration = max(findings.shots.last?.stretch.end ?? 0, facts.duration ?? 0)
        detections = FoundDetection.all(in: findings, recognised, duration: duration)
    }

    /// Writes the file piece by piece, in one step for its readers.
    func write(to path: String) throws {
        try PartialFile.make(at: path) { file in try write { try file.append($0) } }
    }

    /// Hands out the document's text; in pieces, for a video of hours has many seconds and shots.
    func write(_ put: (String) throws -> Void) throws {
        try put("{\"version_info\":\(versionInfo.text),\"job_info\":\(jobInfo.text),\"media_info\":\(mediaInfo.text),")
        try put("\"detections\":\(detectionsByID.text),\"detection_groupings\":{")
        try put("\"by_detection_type\":\(byDetectionType.text),\"by_detection_property\":{},\"by_frequency\":{},")
        try put("\"by_second\":[")
        try putSeconds(put)
        try put("]},\"segmentations\":{\"detected_shots\":[")
        for (position, shot) in findings.shots.enumerated() {
            try put((position > 0 ? "," : "") + Self.json(shot).text)
        }
        try put("]}}\n")
    }

    private func putSeconds(_ put: (String) throws -> Void) throws {
        var seconds = SecondCursor(detections: detections, colorsBySecond: findings.colorsBySecond)
        for second in 0..<Int(duration.rounded(.up)) {
            try put((second > 0 ? "," : "") + seconds.next(second).text)
        }
    }

    private var versionInfo: JSONValue {
        ["metadata_type": "core", "metadata_format": .string(Self.format), "backend": .string(Self.backend)]
    }

    private var jobInfo: JSONValue {
        var request: [JSONValue.Member] = [.init(name: "media", value: job.request.media)]
        if job.request.analysisParameters != .null {
            request.append(.init(name: "analysis_parameters", value: job.request.analysisParameters))
        }
        return ["job_id": .string(job.id), "request": .object(request)]
    }

    private var mediaInfo: JSONValue {
        var customer: [JSONValue.Member] = [
            .init(name: "title", value: .optional(job.request.title)),
            .init(name: "description", value: .optional(job.request.description)),
        ]
        if let id = job.request.customerMediaID { customer.append(.init(name: "id", value: .string(id))) }
        return ["technical": technical, "from_customer": .object(customer)]
    }

    private var technical: JSONValue {
        [
            "duration_s": .double(duration), "fps": .double(facts.framesPerSecond),
            "resolution": ["x_pixels": .int(Int64(facts.width)), "y_pixels": .int(Int64(facts.height))],
            "video_codec": Self.json(facts.video), "audio_codec": facts.audio.map(Self.json) ?? .null,
            "n_audio_channels": facts.audioChannels.map { .int(Int64($0)) } ?? .null,
        ]
    }

    private var detectionsByID: JSONValue {
        .object(detections.map { .init(name: $0.id, value: $0.json) })
    }

    private var byDetectionType: JSONValue {
        let types = detections.map(\.type).reduce(into: [String]()) { if !$0.contains($1) { $0.append($1) } }
        return .object(
            types.map { type in
                let ids = detections.filter { $0.type == type }.map { JSONValue.string($0.id) }
                return .init(name: type, value: .array(ids))
            })
    }

    private static func json(_ codec: MediaFacts.Codec) -> JSONValue {
        [
            "name_long": .string(codec.longName), "name_short": .string(codec.shortName),
            "bps": codec.bitsPerSecond.map { .int($0) } ?? .null,
        ]
    }

    private static func json(_ shot: ShotSpan) -> JSONValue {
        [
            "ss": .double(shot.stretch.start), "se": .double(shot.stretch.end),
            "fs": .int(Int64(shot.firstFrame)), "fe": .int(Int64(shot.lastFrame)),
            "sdur": .double(shot.stretch.length),
        ]
    }
}
