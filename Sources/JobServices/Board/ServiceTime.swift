public import Foundation

/// The time that the services live by, injected so that tests need not wait.
///
/// Delays and due times are measured on a clock that never jumps; the wall clock is for display only.
public struct ServiceTime: Sendable {
    /// Names the scale of `uptime`. Due times are kept in the store for all processes of one machine; those of
    /// another scale, that is from before a restart of the machine, mean nothing and count as due.
    public let epoch: String
    /// Time since the beginning of the epoch; grows during sleep of the machine, never goes back.
    public let uptime: @Sendable () -> Duration
    /// Returns after the given time, or throws at once when the task is cancelled.
    public let sleep: @Sendable (Duration) async throws -> Void
    /// Wall-clock time.
    public let now: @Sendable () -> Date

    /// - Parameters:
    ///   - clock: for delays; its present instant becomes `origin` on the scale of `uptime`.
    ///   - epoch: see `epoch`.
    ///   - origin: what `uptime` says now.
    ///   - now: the wall clock.
    public init<C: Clock>(
        clock: C, epoch: String, origin: Duration = .zero, now: @escaping @Sendable () -> Date
    ) where C.Duration == Duration {
        let start = clock.now
        self.epoch = epoch
        self.uptime = { origin + start.duration(to: clock.now) }
        self.sleep = { try await clock.sleep(for: $0) }
        self.now = now
    }
}
