import Foundation
import Subprocess

/// The built program with places of its own, as a new user would have it.
struct Program: Sendable {
    /// What a finished run left behind.
    struct Outcome: Sendable {
        var status: Int32
        var output: String
        var errors: String

        /// Its standard output, one JSON object a line.
        func lines() throws -> [[String: Any]] {
            try output.split(separator: "\n").map { line in
                try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any] ?? [:]
            }
        }
    }

    /// The program lies beside the test runner that was built with it.
    static let path = URL(fileURLWithPath: "/proc/self/exe").resolvingSymlinksInPath()
        .deletingLastPathComponent().appendingPathComponent("kajo").path
    static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().path
    static let sample = root + "/assets/sample.mp4"

    let places: String

    init() throws {
        places = FileManager.default.temporaryDirectory.path + "/kajo-test-" + UUID().uuidString
        try FileManager.default.createDirectory(
            atPath: places, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
    }

    func remove() { try? FileManager.default.removeItem(atPath: places) }

    var environment: [String: String] {
        [
            "XDG_STATE_HOME": places + "/state", "XDG_CACHE_HOME": places + "/cache",
            "XDG_CONFIG_HOME": places + "/config", "HOME": places, "LANG": "C.UTF-8", "TZ": "UTC",
            "PATH": ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin",
        ]
    }

    /// Runs a command to its end.
    func run(_ arguments: String..., with extra: [String: String] = [:]) async throws -> Outcome {
        try await run(arguments, with: extra)
    }

    func run(_ arguments: [String], with extra: [String: String] = [:]) async throws -> Outcome {
        let record = try await Subprocess.run(
            .name("env"), arguments: Arguments([Self.path] + arguments), environment: variables(with: extra),
            output: .string(limit: 1 << 24), error: .string(limit: 1 << 20))
        return Outcome(
            status: Self.number(record.terminationStatus), output: record.standardOutput, errors: record.standardError)
    }

    /// Runs a command that is given a text on standard input.
    func run(_ arguments: [String], input: String, with extra: [String: String] = [:]) async throws -> Outcome {
        let record = try await Subprocess.run(
            .name("env"), arguments: Arguments([Self.path] + arguments), environment: variables(with: extra),
            input: .string(input), output: .string(limit: 1 << 24), error: .string(limit: 1 << 20))
        return Outcome(
            status: Self.number(record.terminationStatus), output: record.standardOutput, errors: record.standardError)
    }

    func variables(with extra: [String: String]) -> Environment {
        let pairs = environment.merging(extra) { $1 }.map { (Environment.Key(stringLiteral: $0), $1) }
        return .custom(Dictionary(uniqueKeysWithValues: pairs))
    }

    /// The exit status; -1 for a program that a signal has ended.
    static func number(_ status: TerminationStatus) -> Int32 {
        if case .exited(let code) = status { code } else { -1 }
    }
}
