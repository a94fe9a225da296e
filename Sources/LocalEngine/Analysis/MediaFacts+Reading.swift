extension MediaFacts {
    /// Reads ffprobe's JSON. As the service does, only the first video and the first audio stream count.
    init(probe: JSONValue) throws(StepFailure) {
        guard case .array(let streams)? = probe["streams"] else { throw Self.noVideo }
        let video = streams.first { $0["codec_type"] == "video" && $0["disposition"]?["attached_pic"] != .int(1) }
        guard let video, let index = video["index"]?.integer, let width = video["width"]?.integer,
            let height = video["height"]?.integer, width > 0, height > 0
        else { throw Self.noVideo }
        let audio = streams.first { $0["codec_type"] == "audio" }
        let rate = Self.rate(video["avg_frame_rate"]) ?? Self.rate(video["r_frame_rate"])
        guard let rate else {
            throw StepFailure(details: "The video's frame rate is unknown, so it cannot be analysed.")
        }
        self.init(
            videoStream: Int(index), width: Int(width), height: Int(height), framesPerSecond: rate,
            video: Self.codec(video), subtitles: streams.compactMap(Self.subtitles),
            audioStream: audio?["index"]?.integer.map { Int($0) },
            audio: audio.map(Self.codec), audioChannels: audio?["channels"]?.integer.map { Int($0) },
            duration: probe["format"]?["duration"]?.decimal ?? video["duration"]?.decimal)
    }

    private static let noVideo = StepFailure(details: "The file has no video in it, only other streams.")

    /// Of text alone: captions that are pictures cannot be read here.
    private static func subtitles(_ stream: JSONValue) -> SubtitleTrack? {
        guard stream["codec_type"] == "subtitle", let codec = stream["codec_name"]?.string,
            ["subrip", "srt", "mov_text", "text", "ass", "ssa", "webvtt"].contains(codec),
            let index = stream["index"]?.integer
        else { return nil }
        let language = stream["tags"]?["language"]?.string.flatMap { $0 == "und" ? nil : $0 }
        return SubtitleTrack(
            stream: Int(index), language: language, isForced: stream["disposition"]?["forced"] == .int(1))
    }

    private static func codec(_ stream: JSONValue) -> Codec {
        let short = stream["codec_name"]?.string ?? "unknown"
        return Codec(
            longName: stream["codec_long_name"]?.string ?? short, shortName: short,
            bitsPerSecond: stream["bit_rate"]?.integer)
    }

    private static func rate(_ value: JSONValue?) -> Double? {
        let parts = value?.string?.split(separator: "/").compactMap { Double($0) } ?? []
        guard parts.count == 2, parts[0] > 0, parts[1] > 0 else { return nil }
        return parts[0] / parts[1]
    }
}

extension JSONValue {
    /// ffprobe writes some numbers as numbers and some as texts.
    fileprivate var integer: Int64? {
        switch self {
        case .int(let number): number
        case .string(let text): Int64(text)
        default: nil
        }
    }

    fileprivate var decimal: Double? {
        switch self {
        case .int(let number): Double(number)
        case .double(let number): number
        case .string(let text): Double(text).flatMap { $0.isFinite && $0 > 0 ? $0 : nil }
        default: nil
        }
    }
}
