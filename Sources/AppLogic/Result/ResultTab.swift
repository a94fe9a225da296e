import AnalysisModel

/// A page of a result; the raw value is its number key.
public enum ResultTab: Int, Hashable, Sendable, CaseIterable {
    case overview = 1
    case labels, faces, speech, topics, compliance, shots
}

/// How positions in a video are written.
public enum TimeFormat: Hashable, Sendable, CaseIterable {
    /// `HH:MM:SS`.
    case clock
    case seconds
    /// SMPTE timecode.
    case frames

    /// The next one; a video that does not tell its frame rate has no timecode.
    func next(framesPerSecond: Double?) -> TimeFormat {
        switch self {
        case .clock: .seconds
        case .seconds:
            framesPerSecond.flatMap { SMPTETimecode(seconds: 0, framesPerSecond: $0) } == nil ? .clock : .frames
        case .frames: .clock
        }
    }
}
