import Foundation
import Logging
import Synchronization

/// The rules of a faults file as it stands now, and how many requests each has seen since the file changed.
final class FaultBook: Sendable {
    static let largestFile = 1 << 20

    /// By these the file is known to have changed.
    private struct Stamp: Hashable {
        var modified: Date
        var size: Int64
    }

    private struct State {
        var rules: [FaultRule]
        var seen: [Int]
        var stamp: Stamp?
    }

    private let path: String
    private let logger: Logger
    private let state: Mutex<State>

    /// - Throws: what is wrong with the file, for at the start there are no good rules to go on with.
    init(path: String, logger: Logger) throws(LocalEngineError) {
        self.path = path
        self.logger = logger
        do throws(FaultRule.Problem) {
            let stamp = Self.stamp(of: path)
            let rules = try Self.rules(in: path)
            state = Mutex(State(rules: rules, seen: rules.map { _ in 0 }, stamp: stamp))
        } catch {
            throw .faultsFile(path: path, reason: error.reason)
        }
    }

    /// Reads the file again if it has changed; of a broken one the log tells, and the rules stay.
    /// - Returns: whether there are new rules.
    func refresh() -> Bool {
        let stamp = Self.stamp(of: path)
        return state.withLock { state in
            guard stamp != state.stamp else { return false }
            state.stamp = stamp
            do throws(FaultRule.Problem) {
                state.rules = try Self.rules(in: path)
                state.seen = state.rules.map { _ in 0 }
                logger.notice("faults file read", metadata: ["rules": "\(state.rules.count)"])
                return true
            } catch {
                logger.error(
                    "the faults file cannot be used; the rules before it stay",
                    metadata: ["path": "\(path)", "reason": "\(error.reason)"])
                return false
            }
        }
    }

    /// The first rule that applies to a request; counts the request with every rule that it passes.
    func rule(for function: EngineFunction) -> FaultRule? {
        state.withLock { state in
            for (position, rule) in state.rules.enumerated() where rule.matches(function) {
                let seen = state.seen[position]
                if let times = rule.times, seen >= rule.skip + times { continue }
                state.seen[position] += 1
                if seen >= rule.skip { return rule }
            }
            return nil
        }
    }

    /// The texts of the rules that hold jobs.
    var holdingRules: Set<String> {
        state.withLock { Set($0.rules.filter { $0.hold != nil }.map(\.text)) }
    }

    private static func stamp(of path: String) -> Stamp? {
        let target = URL(fileURLWithPath: path).resolvingSymlinksInPath().path
        guard let facts = try? FileManager.default.attributesOfItem(atPath: target),
            let modified = facts[.modificationDate] as? Date, let size = facts[.size] as? NSNumber
        else { return nil }
        return Stamp(modified: modified, size: size.int64Value)
    }

    private static func rules(in path: String) throws(FaultRule.Problem) -> [FaultRule] {
        let descriptor = open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC)
        guard descriptor >= 0 else {
            throw .init(reason: errno == ENOENT ? "there is no such file" : String(cString: strerror(errno)))
        }
        let file = FileHandle(fileDescriptor: descriptor, closeOnDealloc: true)
        guard let data = try? file.read(upToCount: largestFile + 1) ?? Data() else {
            throw .init(reason: "it cannot be read as a file")
        }
        guard data.count <= largestFile else { throw .init(reason: "it is larger than 1 MB") }
        return try FaultRule.rules(parsing: data)
    }
}
