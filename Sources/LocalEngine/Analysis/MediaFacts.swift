import AnalysisModel
import Foundation

/// What ffprobe says about a file.
struct MediaFacts: Hashable, Sendable {
    struct Codec: Hashable, Sendable {
        var longName: String
        var shortName: String
        var bitsPerSecond: Int64?
    }

    var videoStream: Int
    var width: Int
    var height: Int
    var framesPerSecond: Double
    var video: Codec
    /// `nil` where the file has no audio.
    var audioStream: Int?
    var audio: Codec?
    var audioChannels: Int?
    /// As the container tells it, in seconds.
    var duration: Double?

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
