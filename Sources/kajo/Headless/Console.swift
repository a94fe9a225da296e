import Canvas
import Glibc

/// Standard output and error of the commands; never used while the interface is up.
enum Console {
    static func tell(_ line: String) { write(line + "\n", to: STDOUT_FILENO) }

    static func tellError(_ line: String) { write(line + "\n", to: STDERR_FILENO) }

    /// Foreign text, so that it cannot drive the terminal; its own line breaks stay.
    static func visible(_ text: String) -> String {
        text.split(separator: "\n", omittingEmptySubsequences: false).map { VisibleText.of(String($0)) }
            .joined(separator: "\n")
    }

    static var isErrorTerminal: Bool { isatty(STDERR_FILENO) == 1 }

    /// A reader that went away (`kajo list | head`) is no failure; the rest is dropped.
    private static func write(_ text: String, to descriptor: Int32) {
        var bytes = Array(text.utf8)[...]
        while !bytes.isEmpty {
            let count = bytes.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
            if count < 0 {
                guard errno == EINTR || errno == EAGAIN else { return }
                continue
            }
            bytes = bytes.dropFirst(count)
        }
    }
}
