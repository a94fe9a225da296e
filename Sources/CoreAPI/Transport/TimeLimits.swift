import NIOCore

/// How long the network may keep silent.
///
/// There is no fixed limit for a whole call: a big result over a slow line is no failure as long as it moves. What only
/// drips is one; see `AnswerPace`.
public struct TimeLimits: Hashable, Sendable {
    /// Until a connection stands, TLS included.
    public var connect: Duration = .seconds(10)
    /// From then until the head of the answer is there. Longer than `betweenBytes` has no effect.
    public var firstByte: Duration = .seconds(60)
    /// In place of both for `send_file_chunk`, whose request itself takes its time: some megabytes over a slow line. Of
    /// a chunk that is read while it is sent it is the longest time in which nothing of it goes.
    public var chunkAnswer: Duration = .seconds(600)
    /// Between two pieces of an answer.
    public var betweenBytes: Duration = .seconds(60)
    /// Bytes a second that an answer's body must come to, after a grace of `betweenBytes`. At least 1.
    public var slowestRate = 256

    public init() {}
}

extension TimeAmount {
    init(_ duration: Duration) {
        let (seconds, attoseconds) = duration.components
        // Beyond a century it makes no difference, and the sum must not overflow.
        let bounded = min(max(seconds, 0), 3_155_760_000)
        self = .nanoseconds(bounded * 1_000_000_000 + attoseconds / 1_000_000_000)
    }
}
