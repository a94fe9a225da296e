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
        self.environment = environment
    }

    /// Returns when the program has ended; a cancelled task ends it.
    /// - Returns: why it could not be run; `nil` if it could.
    func show(_ text: String) async -> String? {
        guard let file = Self.file(holding: text) else { return String(cString: strerror(errno)) + "." }
        defer { close(file) }
        switch await LentTerminal(["/bin/sh", "-c", command], environment: environment).run(reading: file) {
        case .failure(let failure): return failure.reason
        // The shell's own way to say that there is no such program, or that it may not be run.
        case .success(126), .success(127): return "\(command) is not there, or may not be run."
        case .success: return nil
        }
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
}
