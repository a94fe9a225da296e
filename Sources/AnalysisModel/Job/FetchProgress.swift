/// How much of a result has come.
public struct FetchProgress: Hashable, Sendable {
    /// Bytes that are there, those of a call that broke off before among them.
    public var received: Int64
    /// Of the whole result; `nil` where the service does not tell it.
    public var total: Int64?
    /// How fast it came lately; `nil` before anything can be said.
    public var bytesPerSecond: Double?

    public init(received: Int64 = 0, total: Int64? = nil, bytesPerSecond: Double? = nil) {
        self.received = received
        self.total = total
        self.bytesPerSecond = bytesPerSecond
    }

    /// 0…1; `nil` where the whole is not known.
    public var fraction: Double? {
        total.flatMap { $0 > 0 ? min(1, max(0, Double(received) / Double($0))) : nil }
    }

    /// At that rate.
    public var timeLeft: Duration? {
        guard let total, total >= received, let rate = bytesPerSecond, rate > 0 else { return nil }
        return Duration(boundedSeconds: Double(total - received) / rate)
    }
}
