import Foundation
import Glibc

/// A program of the user's that has the terminal for as long as it runs.
struct LentTerminal: Sendable {
    /// The program and its arguments; the program is looked for as a shell would, and no shell takes part.
    let words: [String]
    let environment: [String: String]

    /// - Parameter environment: the key is not handed on.
    init(_ words: [String], environment: [String: String]) {
        self.words = words
        self.environment = environment.filter { $0.key != "VALOSSA_API_KEY" }
    }

    /// Returns when the program has ended; a cancelled task ends it.
    /// - Parameter input: what it reads; `nil` for the terminal.
    /// - Returns: its exit status, -1 if a signal ended it; or the number of the error that kept it from being run.
    func run(reading input: Int32? = nil) async -> Result<Int32, SpawnFailure> {
        var process = pid_t()
        let failure = spawn(reading: input, &process)
        guard failure == 0 else { return .failure(SpawnFailure(number: failure)) }
        let child = process
        return .success(
            await withTaskCancellationHandler {
                await Self.end(of: child)
            } onCancel: {
                kill(child, SIGTERM)
            })
    }

    /// Why there is no process.
    struct SpawnFailure: Error {
        /// As `errno` has it.
        let number: Int32

        var reason: String { String(cString: strerror(number)) + "." }
    }

    /// Signals have their usual meaning for the child, whatever they have for kajo.
    private func spawn(reading input: Int32?, _ process: inout pid_t) -> Int32 {
        var actions = posix_spawn_file_actions_t()
        var attributes = posix_spawnattr_t()
        posix_spawn_file_actions_init(&actions)
        posix_spawnattr_init(&attributes)
        defer {
            posix_spawn_file_actions_destroy(&actions)
            posix_spawnattr_destroy(&attributes)
        }
        if let input { posix_spawn_file_actions_adddup2(&actions, input, STDIN_FILENO) }
        var all = sigset_t()
        var none = sigset_t()
        sigfillset(&all)
        sigemptyset(&none)
        posix_spawnattr_setsigdefault(&attributes, &all)
        posix_spawnattr_setsigmask(&attributes, &none)
        posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETSIGMASK))
        let variables = environment.map { "\($0.key)=\($0.value)" }
        return Self.withTexts(words) { arguments in
            guard let program = arguments.first ?? nil else { return ENOENT }
            return Self.withTexts(variables) {
                posix_spawnp(&process, program, &actions, &attributes, arguments, $0)
            }
        }
    }

    private static func withTexts<Outcome>(
        _ texts: [String], _ body: ([UnsafeMutablePointer<CChar>?]) -> Outcome
    ) -> Outcome {
        let copies = texts.map { strdup($0) }
        defer { for copy in copies { free(copy) } }
        return body(copies + [nil])
    }

    /// Waits on a thread of its own, so that nothing else has to.
    private static func end(of process: pid_t) async -> Int32 {
        await withCheckedContinuation { done in
            Thread.detachNewThread {
                var status: Int32 = 0
                while waitpid(process, &status, 0) < 0, errno == EINTR {}
                done.resume(returning: status & 0x7F == 0 ? status >> 8 & 0xFF : -1)
            }
        }
    }
}
