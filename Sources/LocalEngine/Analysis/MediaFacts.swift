import AnalysisModel
import Foundation

/// What ffprobe says about a file.
struct MediaFacts: Hashable, Sendable {
    struct Codec: Hashable, Sendable {
        var longName: String
        var shortName: String
        var bitsPerSecond: Int64?
    }

    struct SubtitleTrack: Hashable, Sendable {
        var stream: Int
        /// As the file has it, mostly three letters; `nil` where it does not say.
        var language: String?
        /// Captions for some places only, such as signs and foreign words.
        var isForced: Bool
    }

    var videoStream: Int
    var width: Int
    var height: Int
    var framesPerSecond: Double
    var video: Codec
    /// Tracks of captions as text, in the order of the file.
    var subtitles: [SubtitleTrack] = []
    /// `nil` where the file has no audio.
    var audioStream: Int?
    var audio: Codec?
    var audioChannels: Int?
    /// As the container tells it, in seconds.
    var duration: Double?

    /// The track that tells best what is said: one in the language, else one that may be, else the first.
    func subtitles(in language: SpeechLanguage) -> SubtitleTrack? {
        let whole = subtitles.contains { !$0.isForced } ? subtitles.filter { !$0.isForced } : subtitles
        return whole.first { $0.language.map { SpeechLanguage($0).code == language.code } == true }
            ?? whole.first { $0.language == nil } ?? whole.first
    }

    func check(_ limits: EngineLimits) throws(StepFailure) {
        if let duration, duration > limits.playbackTime.seconds {
            throw StepFailure(
                details: "The video is \(Self.time(duration)) long; the limit is "
                    + "\(Self.time(limits.playbackTime.seconds)).")
        }
        if height > limits.videoHeight {
            throw StepFailure(details: "The video is \(height) pixels high; the limit is \(limits.videoHeight).")
        }
    }

    /// For people: `6 h 02 min`, `5 h`, `3 min 20 s`, `12 s`.
    static func time(_ seconds: Double) -> String {
        let whole = Int(seconds.rounded(.up))
        let (hours, minutes, rest) = (whole / 3600, whole / 60 % 60, whole % 60)
        if hours > 0 { return minutes > 0 ? "\(hours) h \(padded(minutes)) min" : "\(hours) h" }
        if minutes > 0 { return rest > 0 ? "\(minutes) min \(padded(rest)) s" : "\(minutes) min" }
        return "\(rest) s"
    }

    private static func padded(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
}
