import AnalysisModel

/// A result's summary as `kajo summary --json` prints it. Part of the contract: names and meanings do not change.
struct SummaryDocument: Encodable {
    struct OfType: Encodable {
        var detections: Int
        var occurrences: Int
        /// In seconds.
        var screenTime: Double

        private enum CodingKeys: String, CodingKey {
            case detections, occurrences
            case screenTime = "screen_time_s"
        }
    }

    struct Label: Encodable {
        var type: String
        var label: String
        /// In seconds.
        var screenTime: Double
        var detectionIDs: [String]

        private enum CodingKeys: String, CodingKey {
            case type, label
            case screenTime = "screen_time_s"
            case detectionIDs = "detection_ids"
        }
    }

    let summary: ResultSummary
    /// How many labels, faces and so on are listed.
    let top: Int

    private enum Key: String, CodingKey {
        case jobID = "job_id"
        case format = "metadata_format"
        case title
        case duration = "duration_s"
        case fps, resolution
        case videoCodec = "video_codec"
        case audioCodec = "audio_codec"
        case audioChannels = "n_audio_channels"
        case shots, detections, occurrences
        case unlisted = "not_listed"
        case byType = "by_type"
        case topLabels = "top_labels"
        case faces, topics, keywords, compliance
    }

    func encode(to encoder: any Encoder) throws {
        var fields = encoder.container(keyedBy: Key.self)
        try fields.encode(summary.jobID?.rawValue, forKey: .jobID)
        try fields.encode(summary.metadataFormat, forKey: .format)
        try fields.encode(summary.title, forKey: .title)
        try encodeTechnical(into: &fields)
        try fields.encode(summary.shots.count, forKey: .shots)
        try fields.encode(summary.detections, forKey: .detections)
        try fields.encode(summary.occurrences, forKey: .occurrences)
        if summary.unlisted.detections > 0 {
            let rest = ["detections": summary.unlisted.detections, "occurrences": summary.unlisted.occurrences]
            try fields.encode(rest, forKey: .unlisted)
        }
        try fields.encode(byType, forKey: .byType)
        try fields.encode(labels, forKey: .topLabels)
        try fields.encode(summary.faces.prefix(top).map(SummaryFinding.init(face:)), forKey: .faces)
        try fields.encode(summary.topics.prefix(top).map(SummaryFinding.init(topic:)), forKey: .topics)
        try fields.encode(summary.keywords.prefix(top).map(SummaryFinding.init(keyword:)), forKey: .keywords)
        try fields.encode(summary.compliance.prefix(top).map(SummaryFinding.init(flag:)), forKey: .compliance)
    }

    private func encodeTechnical(into fields: inout KeyedEncodingContainer<Key>) throws {
        let technical = summary.technical
        try fields.encode(technical.duration.map { Self.rounded($0.seconds) }, forKey: .duration)
        try fields.encode(technical.framesPerSecond, forKey: .fps)
        let resolution = technical.width.flatMap { wide in technical.height.map { [wide, $0] } }
        try fields.encode(resolution, forKey: .resolution)
        try fields.encode(technical.videoCodec, forKey: .videoCodec)
        try fields.encode(technical.audioCodec, forKey: .audioCodec)
        try fields.encode(technical.audioChannels, forKey: .audioChannels)
    }

    private var byType: [String: OfType] {
        let pairs = summary.byType.map { type in
            (
                type.type,
                OfType(
                    detections: type.detections, occurrences: type.occurrences,
                    screenTime: Self.rounded(type.screenTime.seconds))
            )
        }
        return Dictionary(pairs, uniquingKeysWith: { first, _ in first })
    }

    private var labels: [Label] {
        summary.labels.prefix(top).map { label in
            Label(
                type: label.type, label: label.label, screenTime: Self.rounded(label.screenTime.seconds),
                detectionIDs: label.detectionIDs.map(\.rawValue))
        }
    }

    /// To the microsecond: below that a sum of binary fractions is noise.
    static func rounded(_ seconds: Double) -> Double { (seconds * 1e6).rounded() / 1e6 }
}
