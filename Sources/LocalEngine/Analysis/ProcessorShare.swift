import Foundation
import Synchronization

/// How many threads may decode the video of each job.
///
/// A job alone gets more of them than there are processors, for the filters take their turns in between. Of several jobs
/// at once each gets its part: with as many threads each they would stand in each other's way, and all be done later.
final class ProcessorShare: Sendable {
    /// ffmpeg itself advises against more.
    private static let most = 16

    /// The processors that this process may use. Foundation counts those of the machine, whatever `taskset` or a
    /// container has left of them.
    static var processorsAllowed: Int {
        let status = try? String(contentsOfFile: "/proc/self/status", encoding: .utf8)
        return status.flatMap(processors(in:)) ?? ProcessInfo.processInfo.activeProcessorCount
    }

    /// - Parameter status: as the system tells it of a process, with a line such as `Cpus_allowed: f,00000003`.
    static func processors(in status: String) -> Int? {
        let line = status.split(whereSeparator: \.isNewline).first { $0.hasPrefix("Cpus_allowed:") }
        let count = line?.drop { $0 != ":" }.compactMap(\.hexDigitValue).reduce(0) { $0 + $1.nonzeroBitCount }
        return count.flatMap { $0 > 0 ? $0 : nil }
    }

    private let processors: Int
    private let jobs = Mutex(0)

    init(processors: Int) { self.processors = max(1, processors) }

    /// For a pass that begins now.
    var threads: Int {
        let jobs = jobs.withLock { $0 }
        if jobs <= 1 { return processors == 1 ? 1 : min(processors + 3, Self.most) }
        return min(max(1, processors / jobs), Self.most)
    }

    /// A job's analysis begins; `end` has to follow.
    func begin() { jobs.withLock { $0 += 1 } }

    func end() { jobs.withLock { $0 -= 1 } }
}
