/// How much of a file has been acknowledged by the service.
public struct UploadProgress: Hashable, Sendable {
    /// Bytes that the service has confirmed.
    public var sent: Int64
    public var total: Int64
    /// Since the first byte of this run.
    public var elapsed: Duration
    /// Bytes already there when this run began.
    public var resumedFrom: Int64
    /// How fast it went lately, in bytes per second, smoothed; `nil` before anything can be said.
    public var recentRate: Double?

    public init(
        sent: Int64, total: Int64, elapsed: Duration, resumedFrom: Int64 = 0, recentRate: Double? = nil
    ) {
        self.sent = sent
        self.total = total
        self.elapsed = elapsed
        self.resumedFrom = resumedFrom
        self.recentRate = recentRate
    }

    /// 0…1; an empty file counts as whole.
    public var fraction: Double { total > 0 ? min(1, max(0, Double(sent) / Double(total))) : 1 }

    /// How fast it went lately, or else the mean of this run; `nil` before anything can be said.
    public var bytesPerSecond: Double? { recentRate ?? meanRate }

    private var meanRate: Double? {
        let seconds = elapsed.seconds
        let moved = Double(sent - resumedFrom)
        return seconds > 0 && moved > 0 ? moved / seconds : nil
    }

    /// Time left at that rate.
    public var timeLeft: Duration? {
        bytesPerSecond.map { Duration(boundedSeconds: Double(total - sent) / $0) }
    }
}
