import Foundation
import Glibc

/// A run of the program with the memory that it took at its peak, its output thrown away.
struct MeasuredRun: Sendable {
    /// -1 for a program that a signal has ended.
    var status: Int32
    /// In bytes; never less than what this process took when it started the program.
    var peak: Int
    var errors: String

    struct NotStarted: Error {}

    static func of(_ arguments: [String], by program: Program) async throws -> MeasuredRun {
        let errors = program.places + "/errors-" + UUID().uuidString
        let process = try start(arguments, environment: program.environment, errors: errors)
        return try await withCheckedThrowingContinuation { continuation in
            Thread.detachNewThread {
                var (status, usage) = (Int32(0), rusage())
                while wait4(process, &status, 0, &usage) < 0 && errno == EINTR {}
                let text = (try? String(contentsOfFile: errors, encoding: .utf8)) ?? ""
                let code = status & 0x7F == 0 ? (status >> 8) & 0xFF : -1
                continuation.resume(
                    returning: MeasuredRun(status: code, peak: Int(usage.ru_maxrss) * 1024, errors: text))
            }
        }
    }

    private static func start(
        _ arguments: [String], environment: [String: String], errors: String
    ) throws -> pid_t {
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0)
        posix_spawn_file_actions_addopen(&actions, 1, "/dev/null", O_WRONLY, 0)
        posix_spawn_file_actions_addopen(&actions, 2, errors, O_WRONLY | O_CREAT, 0o600)
        let words = ([Program.path] + arguments).map { strdup($0) }
        let variables = environment.map { strdup("\($0)=\($1)") }
        defer { for text in words + variables { free(text) } }
        var process = pid_t()
        guard posix_spawn(&process, Program.path, &actions, nil, words + [nil], variables + [nil]) == 0 else {
            throw NotStarted()
        }
        return process
    }
}
