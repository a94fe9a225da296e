import AnalysisModel

/// A result's summary as `kajo summary --json` prints it. Part of the contract: names and meanings do not change.
struct SummaryDocument: Encodable {
    struct OfType: Encodable {
        var detections: Int
        var occurrences: Int
        var screen_time_s: Double
    }

    struct Label: Encodable {
        var type: String
        var label: String
        var screen_time_s: Double
        var detection_ids: [String]
    }

    let summary: ResultSummary
    /// How many labels are listed.
    let top: Int

    private enum Key: String, CodingKey {
        case job_id, metadata_format, title, duration_s, fps, resolution, video_codec, audio_codec, n_audio_channels
        case shots, detections, occurrences, by_type, top_labels
    }

    func encode(to encoder: any Encoder) throws {
        var fields = encoder.container(keyedBy: Key.self)
        try fields.encode(summary.jobID?.rawValue, forKey: .job_id)
        try fields.encode(summary.metadataFormat, forKey: .metadata_format)
        try fields.encode(summary.title, forKey: .title)
        try encodeTechnical(into: &fields)
        try fields.encode(summary.shots.count, forKey: .shots)
        try fields.encode(summary.detections, forKey: .detections)
        try fields.encode(summary.occurrences, forKey: .occurrences)
        try fields.encode(byType, forKey: .by_type)
        try fields.encode(labels, forKey: .top_labels)
    }

    private func encodeTechnical(into fields: inout KeyedEncodingContainer<Key>) throws {
        let technical = summary.technical
        try fields.encode(technical.duration.map { Self.rounded($0.seconds) }, forKey: .duration_s)
        try fields.encode(technical.framesPerSecond, forKey: .fps)
        let resolution = technical.width.flatMap { wide in technical.height.map { [wide, $0] } }
        try fields.encode(resolution, forKey: .resolution)
        try fields.encode(technical.videoCodec, forKey: .video_codec)
        try fields.encode(technical.audioCodec, forKey: .audio_codec)
        try fields.encode(technical.audioChannels, forKey: .n_audio_channels)
    }

    private var byType: [String: OfType] {
        let pairs = summary.byType.map { type in
            (
                type.type,
                OfType(
                    detections: type.detections, occurrences: type.occurrences,
                    screen_time_s: Self.rounded(type.screenTime.seconds))
            )
        }
        return Dictionary(pairs, uniquingKeysWith: { first, _ in first })
    }

    private var labels: [Label] {
        summary.labels.prefix(top).map { label in
            Label(
                type: label.type, label: label.label, screen_time_s: Self.rounded(label.screenTime.seconds),
                detection_ids: label.detectionIDs.map(\.rawValue))
        }
    }

    /// To the microsecond: below that a sum of binary fractions is noise.
    private static func rounded(_ seconds: Double) -> Double { (seconds * 1e6).rounded() / 1e6 }
}
