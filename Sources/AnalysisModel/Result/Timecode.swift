/// A position in a video, counted from its start.
public struct Timecode: Hashable, Comparable, Sendable {
    /// Seconds from the start; finite, may be fractional.
    public var seconds: Double

    public init(seconds: Double) { self.seconds = seconds }

    public static let zero = Timecode(seconds: 0)

    public static func < (left: Timecode, right: Timecode) -> Bool { left.seconds < right.seconds }
}

/// A stretch of a video: `start` belongs to it, `end` does not.
public struct TimeSpan: Hashable, Sendable {
    public var start: Timecode
    public var end: Timecode

    public init(start: Timecode, end: Timecode) {
        self.start = start
        self.end = end
    }

    /// Never negative, whatever a file says.
    public var duration: Duration { Duration(boundedSeconds: max(0, end.seconds - start.seconds)) }
}
