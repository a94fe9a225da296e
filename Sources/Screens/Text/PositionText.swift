import AnalysisModel
import AppLogic

/// Positions and lengths in a video, written as the user has chosen.
struct PositionText {
    let format: TimeFormat
    let framesPerSecond: Double?

    /// The second, or the frame, that is shown there.
    func of(_ seconds: Double) -> String {
        switch format {
        case .clock: return TimeText.length(seconds: seconds.rounded(.down))
        case .seconds: return Self.decimal(seconds)
        case .frames:
            let timecode = framesPerSecond.flatMap { SMPTETimecode(seconds: seconds, framesPerSecond: $0) }
            return timecode?.description ?? TimeText.length(seconds: seconds.rounded(.down))
        }
    }

    func of(_ span: TimeSpan) -> String { "\(of(span.start.seconds)) to \(of(span.end.seconds))" }

    /// A length is no position: it has no timecode.
    func length(_ seconds: Double) -> String {
        format == .seconds ? Self.decimal(seconds) : TimeText.length(seconds: seconds)
    }

    /// Room for a position.
    var columns: Int { format == .frames ? 12 : 9 }

    private static func decimal(_ seconds: Double) -> String {
        NumberText.oneDecimal(seconds.isFinite ? min(max(0, seconds), 1e9) : 0)
    }
}
