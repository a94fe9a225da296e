import Foundation
import Glibc

extension ServiceTime {
    /// The machine's own time: since boot, on a scale that all its processes share.
    public static func system() -> ServiceTime {
        let bootID = try? String(contentsOfFile: "/proc/sys/kernel/random/boot_id", encoding: .utf8)
        let epoch = bootID?.trimmingCharacters(in: .whitespacesAndNewlines) ?? "boot"
        return ServiceTime(clock: ContinuousClock(), epoch: epoch, origin: timeSinceBoot(), now: { Date() })
    }

    private static func timeSinceBoot() -> Duration {
        var time = timespec()
        clock_gettime(CLOCK_BOOTTIME, &time)
        return .seconds(time.tv_sec) + .nanoseconds(time.tv_nsec)
    }
}
