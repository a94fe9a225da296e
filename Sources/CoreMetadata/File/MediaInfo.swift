import AnalysisModel

/// `media_info`: the video's title and its technical facts.
struct MediaInfo: Decodable {
    var title: String?
    var technical = ResultSummary.Technical()

    private enum CodingKeys: String, CodingKey {
        case technical
        case customer = "from_customer"
    }

    private enum CustomerKeys: String, CodingKey { case title }

    private enum TechnicalKeys: String, CodingKey {
        case duration = "duration_s"
        case framesPerSecond = "fps"
        case resolution
        case videoCodec = "video_codec"
        case audioCodec = "audio_codec"
        case audioChannels = "n_audio_channels"
    }

    private enum ResolutionKeys: String, CodingKey {
        case width = "x_pixels"
        case height = "y_pixels"
    }

    private enum CodecKeys: String, CodingKey { case shortName = "name_short" }

    init(from decoder: any Decoder) throws {
        let members = try decoder.container(keyedBy: CodingKeys.self)
        title = try? members.nestedContainer(keyedBy: CustomerKeys.self, forKey: .customer).text(.title)
        guard let facts = try? members.nestedContainer(keyedBy: TechnicalKeys.self, forKey: .technical) else { return }
        technical.duration = facts.number(.duration).flatMap { $0 >= 0 ? Duration(boundedSeconds: $0) : nil }
        technical.framesPerSecond = facts.number(.framesPerSecond).flatMap { $0 > 0 ? $0 : nil }
        let resolution = try? facts.nestedContainer(keyedBy: ResolutionKeys.self, forKey: .resolution)
        technical.width = resolution?.whole(.width)
        technical.height = resolution?.whole(.height)
        technical.videoCodec = try? facts.nestedContainer(keyedBy: CodecKeys.self, forKey: .videoCodec).text(.shortName)
        technical.audioCodec = try? facts.nestedContainer(keyedBy: CodecKeys.self, forKey: .audioCodec).text(.shortName)
        technical.audioChannels = facts.whole(.audioChannels)
    }
}
