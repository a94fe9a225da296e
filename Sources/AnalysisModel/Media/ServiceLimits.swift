/// What the service accepts at most (Core API, "Input formats").
public enum ServiceLimits {
    /// 7 GB, read as decimal gigabytes: the smaller reading, so that nothing is sent in vain.
    public static let videoBytes: Int64 = 7_000_000_000
    public static let playbackTime: Duration = .seconds(5 * 3600)
    /// Vertical resolution, in pixels.
    public static let videoHeight = 4096
}
