import Foundation
import Glibc

/// Where an export goes: standard output, or a file that is there as a whole or not at all.
final class ExportOutput {
    private let target: String?
    private let part: String
    private let file: FileHandle?
    private let isTerminal: Bool
    private var waiting = Data()
    private var isOver = false

    /// - Parameter target: a file; `nil` for standard output.
    init(to target: String?) throws(CommandFailure) {
        self.target = target
        isTerminal = target == nil && isatty(STDOUT_FILENO) == 1
        part = (target ?? "") + ".part-\(getpid())"
        guard target != nil else {
            file = nil
            return
        }
        let descriptor = open(part, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o644)
        guard descriptor >= 0 else {
            throw Self.failure(String(cString: strerror(errno)))
        }
        file = FileHandle(fileDescriptor: descriptor, closeOnDealloc: true)
    }

    /// - Returns: false if no more is wanted: the reader went away.
    func write(_ text: String) throws(CommandFailure) -> Bool {
        // Foreign text may drive a terminal; a file or a pipe gets it as it is.
        waiting += Data((isTerminal ? Self.visible(text) : text).utf8)
        if waiting.count >= 1 << 16 { try flush() }
        return !isOver
    }

    func finish() throws(CommandFailure) {
        try flush()
        guard let target else { return }
        try? file?.close()
        guard rename(part, target) == 0 else {
            let reason = String(cString: strerror(errno))
            unlink(part)
            throw Self.failure(reason)
        }
    }

    /// Leaves nothing behind.
    func abandon() { if target != nil { unlink(part) } }

    private func flush() throws(CommandFailure) {
        guard !waiting.isEmpty, !isOver else { return }
        do {
            if let file { try file.write(contentsOf: waiting) } else { isOver = try !Console.pass(waiting) }
        } catch {
            throw Self.failure(error.localizedDescription)
        }
        waiting.removeAll(keepingCapacity: true)
    }

    static func visible(_ text: String) -> String {
        // By scalars: a return and the line feed behind it are one character.
        text.unicodeScalars.split(separator: "\n", omittingEmptySubsequences: false)
            .map { Console.visible(String($0.last == "\r" ? $0.dropLast() : $0)) }.joined(separator: "\n")
    }

    private static func failure(_ reason: String) -> CommandFailure {
        CommandFailure(.wrongUsage, ["The export could not be written: \(reason)"])
    }
}
