/// Whether an answer's body comes fast enough to be waited for.
///
/// The time that it may take grows with what has come, so whatever a server does, a bounded number of bytes takes a
/// bounded time. Only time spent waiting for the network counts: a reader may take its own.
struct AnswerPace {
    private let grace: Duration
    private let slowestRate: Double
    private var received = 0.0
    private var waited = Duration.zero

    init(_ limits: TimeLimits) {
        grace = limits.betweenBytes
        slowestRate = Double(max(1, limits.slowestRate))
    }

    /// - Parameter wait: how long these bytes were waited for, behind those before them.
    mutating func took(_ bytes: Int, after wait: Duration) throws(TransportFailure) {
        received += Double(bytes)
        waited += max(.zero, wait)
        guard waited > grace + .seconds(received / slowestRate) else { return }
        throw TransportFailure(
            kind: .timeout,
            reason: "The answer came too slowly, at less than \(Int(slowestRate)) bytes a second, and was left.",
            requestMayHaveArrived: true)
    }
}
