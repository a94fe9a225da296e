import Canvas
import Foundation
import Glibc

/// Standard output and error of the commands; never used while the interface is up.
enum Console {
    static func tell(_ line: String) { write(line + "\n", to: STDOUT_FILENO) }

    static func tellError(_ line: String) { write(line + "\n", to: STDERR_FILENO) }

    /// Foreign text on one line, so that it can neither drive the terminal nor pass for a line of kajo's own.
    static func visible(_ text: String) -> String { VisibleText.of(text) }

    /// As `visible`, cut where a reader has long seen what is meant.
    static func brief(_ text: String, to length: Int = 200) -> String {
        let shown = visible(String(text.prefix(length)))
        return text.count > length ? shown + "\u{2026}" : shown
    }

    /// What a directory holds beside videos.
    static func tellLeftOut(_ path: String) {
        tellError("\(brief(path)): Left out, for its name does not end as a video's does.")
    }

    /// Somebody can read a question and answer it.
    static var canAsk: Bool { isatty(STDIN_FILENO) == 1 && isErrorTerminal }

    /// Asks on standard error; only `y` and `yes` are a yes. Throws when the task is cancelled, as by Ctrl-C.
    static func isYes(to question: String) async throws -> Bool {
        write(question, to: STDERR_FILENO)
        var answer = pollfd(fd: STDIN_FILENO, events: Int16(POLLIN), revents: 0)
        while poll(&answer, 1, 0) <= 0 { try await Task.sleep(for: .milliseconds(50)) }
        return ["y", "yes"].contains(readLine()?.trimmingCharacters(in: .whitespaces).lowercased())
    }

    static var isErrorTerminal: Bool { isatty(STDERR_FILENO) == 1 }

    /// Bytes as they are, to standard output.
    /// - Returns: false if the reader went away.
    static func pass(_ bytes: Data) throws -> Bool {
        try bytes.withUnsafeBytes { try write($0, to: STDOUT_FILENO) }
    }

    /// A reader that went away (`kajo list | head`) is no failure; nor has a full disk a better place to be told.
    private static func write(_ text: String, to descriptor: Int32) {
        var text = text
        _ = try? text.withUTF8 { try write(UnsafeRawBufferPointer($0), to: descriptor) }
    }

    private static func write(_ bytes: UnsafeRawBufferPointer, to descriptor: Int32) throws -> Bool {
        var rest = bytes[...]
        while !rest.isEmpty {
            let count = Glibc.write(descriptor, UnsafeRawBufferPointer(rebasing: rest).baseAddress, rest.count)
            if count >= 0 {
                rest = rest.dropFirst(count)
                continue
            }
            switch errno {
            case EINTR: continue
            case EAGAIN:
                var wish = pollfd(fd: descriptor, events: Int16(POLLOUT), revents: 0)
                poll(&wish, 1, -1)
            case EPIPE: return false
            default: throw POSIXError(POSIXErrorCode(rawValue: errno) ?? .EIO)
            }
        }
        return true
    }
}
