import Foundation
import Glibc

/// A file that holds nothing but a key.
enum KeyFile {
    /// Refused unless it is the user's own and nobody else may read it.
    static func secret(at path: String, home: String) throws(CommandFailure) -> String {
        let path = path.hasPrefix("~/") ? home + path.dropFirst() : path
        var facts = stat()
        guard stat(path, &facts) == 0 else { throw failure(path, String(cString: strerror(errno))) }
        guard facts.st_mode & S_IFMT == S_IFREG, facts.st_size <= 4096 else {
            throw failure(path, "that is no key file")
        }
        guard facts.st_uid == geteuid(), facts.st_mode & 0o077 == 0 else {
            throw failure(path, "others may read it; make it yours alone: chmod 600 \(path)")
        }
        guard let text = try? String(contentsOfFile: path, encoding: .utf8) else {
            throw failure(path, "it cannot be read as text")
        }
        return text.trimmingCharacters(in: .newlines)
    }

    private static func failure(_ path: String, _ reason: String) -> CommandFailure {
        CommandFailure(.wrongUsage, ["The key file \(path) is not used: \(reason)."])
    }
}
