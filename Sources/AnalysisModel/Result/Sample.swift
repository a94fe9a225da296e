/// One value of something that changes in the course of a video.
public struct Sample: Hashable, Sendable {
    /// Counted from the start of the video; the value is of the second that begins there.
    public var second: Int
    public var value: Double

    public init(second: Int, value: Double) {
        self.second = second
        self.value = value
    }
}
