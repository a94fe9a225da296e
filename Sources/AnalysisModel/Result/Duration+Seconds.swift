extension Duration {
    /// A length told by somebody else: what no video and no wait can last is cut to some thirty million years, and what
    /// is no number counts as nothing. The plain `seconds(_:)` would end the process there.
    public init(boundedSeconds seconds: Double) {
        self = .seconds(seconds.isNaN ? 0 : min(max(seconds, -1e15), 1e15))
    }

    /// The whole length in seconds, with its fraction.
    public var seconds: Double {
        let (whole, attoseconds) = components
        return Double(whole) + Double(attoseconds) * 1e-18
    }
}
