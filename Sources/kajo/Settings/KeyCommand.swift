import Foundation
import Subprocess

/// A program of the user's that prints a key; no shell reads its words.
struct KeyCommand: Sendable {
    private let command: String
    private let words: [String]
    private let environment: [String: String]

    /// - Parameter environment: a key that is in it is not handed on.
    init(_ command: String, environment: [String: String]) throws(CommandFailure) {
        self.command = command
        self.environment = environment.filter { $0.key != "VALOSSA_API_KEY" }
        guard let words = CommandWords.of(command), !words.isEmpty else {
            throw Self.failure(command, "it has no word, or a quotation mark in it is not closed")
        }
        self.words = words
    }

    /// What it prints, without the end of the line.
    /// - Parameters:
    ///   - isAlone: nobody reads its complaints; else they are kajo's own.
    ///   - time: how long it may take, with everything that it starts.
    func secret(isAlone: Bool, within time: Duration = .seconds(10)) async throws(CommandFailure) -> String {
        let outcome: Outcome
        do {
            outcome = try await self.outcome(isAlone: isAlone, within: time)
        } catch {
            throw Self.failure(command, Self.reason(error, time))
        }
        guard outcome.status.isSuccess else { throw Self.failure(command, Self.reason(outcome.status)) }
        guard !outcome.output.contains(0), let text = String(validating: outcome.output, as: UTF8.self) else {
            throw Self.failure(command, "what it prints is no text")
        }
        return text.hasSuffix("\r\n") || text.hasSuffix("\n") ? String(text.dropLast()) : text
    }

    private struct Outcome: Sendable {
        var status: TerminationStatus
        var output: [UInt8]
    }

    private struct TooSlow: Error {}

    private func outcome(isAlone: Bool, within time: Duration) async throws -> Outcome {
        try await withThrowingTaskGroup(of: Outcome.self) { group in
            group.addTask { isAlone ? try await run(.discarded) : try await run(.currentStandardError) }
            group.addTask {
                try await Task.sleep(for: time)
                throw TooSlow()
            }
            defer { group.cancelAll() }
            guard let outcome = try await group.next() else { throw CancellationError() }
            return outcome
        }
    }

    /// It has nothing to read: standard input may be a list of videos.
    private func run(_ complaints: some ErrorOutputProtocol) async throws -> Outcome {
        let variables = environment.map { (Subprocess.Environment.Key(stringLiteral: $0.key), $0.value) }
        let record = try await Subprocess.run(
            .name("sh"), arguments: Arguments(["-c", "exec \"$@\"", "sh"] + words),
            environment: .custom(Dictionary(uniqueKeysWithValues: variables)), platformOptions: Self.options,
            input: .none, output: .bytes(limit: 4096), error: complaints)
        return Outcome(status: record.terminationStatus, output: record.standardOutput)
    }

    /// Everything that it starts goes with it.
    private static var options: PlatformOptions {
        var options = PlatformOptions()
        options.createSession = true
        options.teardownSequence = [
            .send(signal: .kill, toProcessGroup: true, allowedDurationToNextStep: .seconds(1))
        ]
        return options
    }

    private static func reason(_ status: TerminationStatus) -> String {
        switch status {
        case .exited(126), .exited(127): "it is not there, or may not be run"
        case .exited(let status): "it ended with status \(status)"
        case .signaled(let signal): "signal \(signal) ended it"
        }
    }

    private static func reason(_ error: any Error, _ time: Duration) -> String {
        switch error {
        case is TooSlow:
            "it has printed no key within \(time.components.seconds) seconds; if it has to be unlocked, do that before"
        case let error as SubprocessError where error.code == .outputLimitExceeded:
            "it prints more than any key has"
        case is CancellationError: "kajo was stopped"
        default: "it cannot be run"
        }
    }

    private static func failure(_ command: String, _ reason: String) -> CommandFailure {
        CommandFailure(.wrongUsage, ["The keyCommand \(command) gives no key: \(reason)."])
    }
}
