import AnalysisModel

/// What the engine accepts at most. The defaults are the service's own limits; tests make them small.
public struct EngineLimits: Sendable {
    /// Size of one video.
    public var videoBytes: Int64 = ServiceLimits.videoBytes
    /// Size of one transcript.
    public var transcriptBytes: Int64 = 5_000_000
    public var playbackTime: Duration = ServiceLimits.playbackTime
    /// In pixels.
    public var videoHeight: Int = ServiceLimits.videoHeight
    /// The size that every chunk of an upload but the last must have.
    public var chunkBytes: Int = 4_194_304
    /// Until a connection to a video's server stands.
    public var connectTime: Duration = .seconds(10)
    /// Longest silence of a video's server, before and between bytes.
    public var stallTime: Duration = .seconds(60)
    /// A whole download.
    public var downloadTime: Duration = .seconds(6 * 3600)
    /// Reading the pictures of one video. What was read until then counts.
    public var readingTime: Duration = .seconds(600)
    /// Hearing the speech of one video, beyond its own length. What was heard until then counts.
    public var hearingTime: Duration = .seconds(60)

    public init() {}
}
