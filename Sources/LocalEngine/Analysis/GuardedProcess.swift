import Foundation
import Subprocess
import Synchronization

/// A child process that cannot outlive the engine.
///
/// ffmpeg does not notice that its parent is gone. So it runs under a small shell whose standard input is a pipe held by
/// the engine: when the pipe closes, because the engine is done with it or was killed, a guard kills the program. What a
/// killed program has started, as a wrapper does, is in the shell's process group and goes with it. The shell itself says
/// nothing, for when nobody listens any more it would die of it.
struct GuardedProcess: Sendable {
    struct Outcome: Sendable {
        var succeeded: Bool
        /// What was collected from standard output.
        var output: [UInt8] = []
        /// The end of standard error.
        var complaint: String = ""
    }

    enum Failure: Error {
        case tooMuchOutput, tooSlow
    }

    static let script = """
        cd "$1" || exit 126
        shift
        exec 3<&0 0</dev/null
        child= stopped=
        trap 'stopped=1; [ -z "$child" ] || kill -KILL "$child" 2>/dev/null' TERM INT HUP
        "$@" 3<&- &
        child=$!
        exec >/dev/null 2>&1
        [ -z "$stopped" ] || kill -KILL "$child"
        { trap - TERM INT HUP; read -r _ <&3; kill -KILL "$child"; } &
        guard=$!
        exec 3<&-
        wait "$child"; status=$?
        while kill -0 "$child"; do wait "$child"; status=$?; done
        [ "$status" -le 128 ] || kill -KILL 0
        kill -KILL "$guard"; wait "$guard"
        exit "$status"
        """

    var program: String
    var arguments: [String]
    /// Where the program finds and leaves files that it is told of by bare names.
    var directory = "/"
    /// Beside what every program gets.
    var environment: [String: String] = [:]

    /// Collects standard output, up to a limit.
    func collect(limit: Int) async throws -> Outcome {
        var output: [UInt8] = []
        var outcome = try await run { bytes in
            guard output.count + bytes.count <= limit else { throw Failure.tooMuchOutput }
            output.append(contentsOf: bytes)
        }
        outcome.output = output
        return outcome
    }

    /// The same; fails when the program takes longer.
    func collect(limit: Int, within time: Duration) async throws -> Outcome {
        try await withThrowingTaskGroup(of: Outcome.self) { group in
            group.addTask { try await collect(limit: limit) }
            group.addTask {
                try await Task.sleep(for: time)
                throw Failure.tooSlow
            }
            defer { group.cancelAll() }
            guard let outcome = try await group.next() else { throw CancellationError() }
            return outcome
        }
    }

    /// What the program has printed until it ended, failed, had printed too much or was stopped because its time was up.
    func output(limit: Int, within time: Duration) async throws -> [UInt8] {
        try await output(limit: limit) { try await Task.sleep(for: time) }
    }

    /// - Parameter timeIsUp: returns when the program has to stop.
    func output(limit: Int, until timeIsUp: @escaping @Sendable () async throws -> Void) async throws -> [UInt8] {
        let gathered = Gathered()
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask {
                do {
                    _ = try await run { try gathered.append($0, limit: limit) }
                } catch Failure.tooMuchOutput {}
            }
            group.addTask(operation: timeIsUp)
            defer { group.cancelAll() }
            try await group.next()
        }
        return gathered.bytes.withLock { $0 }
    }

    /// Output that outlives the task in which the program runs.
    private final class Gathered: Sendable {
        let bytes = Mutex<[UInt8]>([])

        func append(_ more: [UInt8], limit: Int) throws(Failure) {
            let fits = bytes.withLock { bytes in
                guard bytes.count + more.count <= limit else { return false }
                bytes.append(contentsOf: more)
                return true
            }
            guard fits else { throw .tooMuchOutput }
        }
    }

    /// Runs to the end, handing on standard output as it comes. Cancelling kills the program before this returns.
    func run(onOutput: ([UInt8]) throws -> Void) async throws -> Outcome {
        let result = try await Subprocess.run(
            .name("sh"), arguments: Arguments(["-c", Self.script, "sh", directory, program] + arguments),
            environment: wholeEnvironment, platformOptions: Self.platformOptions,
            input: .inputWriter, output: .sequence, error: .sequence
        ) { execution in
            async let complaint = Self.tail(of: execution.standardError)
            do {
                for try await buffer in execution.standardOutput {
                    try onOutput(buffer.withUnsafeBytes { Array($0) })
                }
            } catch {
                try? await execution.standardInputWriter.finish()
                throw error
            }
            return try await complaint
        }
        try Task.checkCancellation()
        return Outcome(succeeded: result.terminationStatus.isSuccess, complaint: result.closureResult)
    }

    /// Nothing of the engine's own environment is handed on, for it may hold keys.
    private var wholeEnvironment: Subprocess.Environment {
        var values: [Subprocess.Environment.Key: String] = [
            "PATH": "/usr/local/bin:/usr/bin:/bin", "LC_ALL": "C", "AV_LOG_FORCE_NOCOLOR": "1",
        ]
        for (name, value) in environment { values[.init(stringLiteral: name)] = value }
        return .custom(values)
    }

    private static var platformOptions: PlatformOptions {
        var options = PlatformOptions()
        // A group of its own: an interrupt typed at the terminal is for the engine to handle.
        options.processGroupID = 0
        // The shell kills the program and sees it gone before it goes itself.
        options.teardownSequence = [.send(signal: .terminate, allowedDurationToNextStep: .seconds(5))]
        return options
    }

    private static func tail(of stream: SubprocessOutputSequence) async throws -> String {
        var tail: [UInt8] = []
        for try await buffer in stream {
            tail.append(contentsOf: buffer.withUnsafeBytes { Array($0) })
            if tail.count > 8192 { tail.removeFirst(tail.count - 4096) }
        }
        return String(decoding: tail, as: UTF8.self)
    }
}
