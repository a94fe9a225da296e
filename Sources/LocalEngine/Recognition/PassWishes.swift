import AnalysisModel

/// What the decoding pass leaves in its folder for recognisers, beside what it finds itself.
struct PassWishes: Hashable, Sendable {
    static let subtitleFile = "subtitles.srt"
    /// 16,000 samples a second of 16 bits, one channel, from the beginning of the video.
    static let soundFile = "speech.raw"
    /// Tells the frames that became pictures, in the form of `MetadataLine`.
    static let pictureTimes = "pictures.txt"
    static let mostPictures = 240

    /// A picture's file name.
    static func picture(_ number: Int) -> String { "picture-\(number).png" }

    /// `nil` where no track of subtitles is wanted.
    var subtitleStream: Int?
    var subtitleBytes: Int64 = 0
    var hasSound = false
    /// Seconds from one picture to the next; `nil` where none are wanted.
    var pictureInterval: Double?

    var isEmpty: Bool { subtitleStream == nil && !hasSound && pictureInterval == nil }

    /// The filters that make a picture of now and then a frame, large enough to read in and unlike the one before.
    func pictureFilters(every interval: Double) -> String {
        [
            "select='isnan(prev_selected_t)+gte(t-prev_selected_t\\,\(interval))'",
            "scale=1280:720:force_original_aspect_ratio=decrease", "format=yuv420p", "mpdecimate", "settb=AVTB",
            "metadata=mode=add:key=lavfi.picture:value=1", "metadata=mode=print:file=\(Self.pictureTimes)",
            // Even times, for else ffmpeg would fill the gaps with copies.
            "setpts=N/(FR*TB)",
        ].joined(separator: ",")
    }

    /// - Parameter length: of the sound; a gap in it becomes silence, however long the file says that it is.
    func outputs(atMost length: Duration) -> [String] {
        var outputs: [String] = []
        if let subtitleStream {
            outputs += ["-map", "0:\(subtitleStream)", "-c:s", "text", "-fs", "\(subtitleBytes)"]
            outputs += ["-f", "srt", "file:" + Self.subtitleFile]
        }
        if hasSound {
            outputs += ["-map", "[sound]", "-t", "\(length.seconds)"]
            outputs += ["-f", "s16le", "file:" + Self.soundFile]
        }
        if pictureInterval != nil {
            outputs += ["-map", "[pictures]", "-frames:v", "\(Self.mostPictures)", "-pix_fmt", "gray"]
            outputs += ["-f", "image2", "file:picture-%d.png"]
        }
        return outputs
    }
}
