import Foundation
import Glibc

/// The user's own program for reading, on the terminal that kajo has lent.
struct Pager: Sendable {
    /// As the user's shell would run it.
    let command: String
    private let environment: [String: String]

    /// - Parameter environment: `PAGER` names the program; the key is not handed on.
    init(environment: [String: String]) {
        let wish = environment["PAGER"].flatMap { $0.isEmpty ? nil : $0 }
        command = wish ?? "less 2>/dev/null || more"
        self.environment = environment.filter { $0.key != "VALOSSA_API_KEY" }
    }

    /// Returns when the program has ended; a cancelled task ends it.
    /// - Returns: why it could not be run; `nil` if it could.
    func show(_ text: String) async -> String? {
        guard let file = Self.file(holding: text) else { return String(cString: strerror(errno)) + "." }
        defer { close(file) }
        var process = pid_t()
        let failure = spawn(reading: file, &process)
        guard failure == 0 else { return String(cString: strerror(failure)) + "." }
        let child = process
        let status = await withTaskCancellationHandler {
            await Self.end(of: child)
        } onCancel: {
            kill(child, SIGTERM)
        }
        // The shell's own way to say that there is no such program, or that it may not be run.
        return [126, 127].contains(status) ? "\(command) is not there, or may not be run." : nil
    }

    /// Without a name: an error is nobody else's business.
    private static func file(holding text: String) -> Int32? {
        var name = Array((NSTemporaryDirectory() + "kajo-XXXXXX").utf8CString)
        let file = mkstemp(&name)
        guard file >= 0 else { return nil }
        _ = fcntl(file, F_SETFD, FD_CLOEXEC)
        unlink(name)
        let bytes = Array(text.utf8)
        guard write(file, bytes, bytes.count) == bytes.count, lseek(file, 0, SEEK_SET) == 0 else {
            close(file)
            return nil
        }
        return file
    }

    /// Signals have their usual meaning for the child, whatever they have for kajo.
    private func spawn(reading file: Int32, _ process: inout pid_t) -> Int32 {
        var actions = posix_spawn_file_actions_t()
        var attributes = posix_spawnattr_t()
        posix_spawn_file_actions_init(&actions)
        posix_spawnattr_init(&attributes)
        defer {
            posix_spawn_file_actions_destroy(&actions)
            posix_spawnattr_destroy(&attributes)
        }
        posix_spawn_file_actions_adddup2(&actions, file, STDIN_FILENO)
        var all = sigset_t()
        var none = sigset_t()
        sigfillset(&all)
        sigemptyset(&none)
        posix_spawnattr_setsigdefault(&attributes, &all)
        posix_spawnattr_setsigmask(&attributes, &none)
        posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETSIGMASK))
        let variables = environment.map { "\($0.key)=\($0.value)" }
        return Self.withTexts(["sh", "-c", command]) { arguments in
            Self.withTexts(variables) { posix_spawn(&process, "/bin/sh", &actions, &attributes, arguments, $0) }
        }
    }

    private static func withTexts<Result>(
        _ texts: [String], _ body: ([UnsafeMutablePointer<CChar>?]) -> Result
    ) -> Result {
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
