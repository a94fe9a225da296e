import CProcess
import Foundation

/// The key is in the memory of a running kajo, so nothing of that memory outlives it.
enum CrashSecrecy {
    /// Neither a core file nor Swift's report of a crash, which shows memory. Who asks for that report gets both.
    static func begin() {
        guard ProcessInfo.processInfo.environment["SWIFT_BACKTRACE"] == nil else { return }
        process_keep_memory_private()
        process_die_silently()
    }
}
