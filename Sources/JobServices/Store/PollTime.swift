import Foundation

/// When a job is to be asked for next: on the scale that all processes share, and on the wall for display.
struct PollTime: Hashable, Sendable {
    /// Milliseconds of uptime.
    var due: Int64
    var epoch: String
    var wall: Date

    init(in delay: Duration, by time: ServiceTime) {
        due = (time.uptime() + delay).milliseconds
        epoch = time.epoch
        wall = time.now().addingTimeInterval(Double(delay.milliseconds) / 1000)
    }
}

extension Duration {
    var milliseconds: Int64 {
        let (seconds, attoseconds) = components
        return seconds * 1000 + attoseconds / 1_000_000_000_000_000
    }
}
