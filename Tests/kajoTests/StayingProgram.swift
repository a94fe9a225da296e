import Foundation
import Glibc
import Subprocess
import Testing

/// A command that runs while a test looks at it.
struct StayingProgram: Sendable {
    let process: Int32
    let outputPath: String

    var output: String { (try? String(contentsOfFile: outputPath, encoding: .utf8)) ?? "" }

    /// Waits until it has said a text, and gives all that it has said.
    @discardableResult
    func wait(for text: String, sourceLocation: SourceLocation = #_sourceLocation) async throws -> String {
        try await until("it says \(text)", sourceLocation: sourceLocation) { output.contains(text) }
        return output
    }
}

extension Program {
    /// Runs a command that stays, until `body` returns; then it gets SIGTERM, if it is still there.
    /// - Returns: its exit status, and how long it took to end after `body`.
    @discardableResult
    func staying(
        _ arguments: String..., with extra: [String: String] = [:], _ body: (StayingProgram) async throws -> Void
    ) async throws -> (status: Int32, ending: Duration) {
        try await staying(arguments, with: extra, body)
    }

    /// - Parameter preparation: a line of shell before it, in the folder of its places.
    @discardableResult
    func staying(
        _ arguments: [String], with extra: [String: String] = [:], after preparation: String = ":",
        _ body: (StayingProgram) async throws -> Void
    ) async throws -> (status: Int32, ending: Duration) {
        let output = places + "/said-" + UUID().uuidString
        let script = "cd '\(places)' && \(preparation); exec \"$@\" >\"$0\" 2>&1"
        let record = try await Subprocess.run(
            .name("sh"), arguments: Arguments(["-c", script, output, Self.path] + arguments),
            environment: variables(with: extra), input: .none, output: .discarded, error: .discarded
        ) { execution in
            let process = execution.processIdentifier.value
            do {
                try await body(StayingProgram(process: process, outputPath: output))
            } catch {
                kill(process, SIGKILL)
                throw error
            }
            kill(process, SIGTERM)
            return ContinuousClock.now
        }
        return (Self.number(record.terminationStatus), record.closureResult.duration(to: .now))
    }
}

/// Waits until something is so.
func until(
    _ wish: String, seconds: Double = 60, sourceLocation: SourceLocation = #_sourceLocation,
    _ isSo: () async throws -> Bool
) async throws {
    let deadline = ContinuousClock.now + .seconds(seconds)
    while try await !isSo() {
        guard ContinuousClock.now < deadline else {
            Issue.record("it never came about that \(wish)", sourceLocation: sourceLocation)
            throw WaitedInVain(wish: wish)
        }
        try await Task.sleep(for: .milliseconds(20))
    }
}

/// What a test waited for in vain.
struct WaitedInVain: Error { var wish: String }
