import Foundation
import Glibc

/// Where an export goes: standard output, or a file that is there as a whole or not at all.
final class ExportOutput {
    private let file: OutputFile?
    private let isTerminal: Bool
    private var waiting = Data()
    private var isOver = false

    /// - Parameter target: a file; `nil` for standard output.
    init(to target: String?) throws(CommandFailure) {
        do throws(OutputFile.Trouble) {
            file = if let target { try OutputFile(at: target) } else { nil }
        } catch {
            throw Self.failure(error.reason)
        }
        isTerminal = file?.isTerminal ?? (isatty(STDOUT_FILENO) == 1)
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
        do throws(OutputFile.Trouble) { try file?.finish() } catch { throw Self.failure(error.reason) }
    }

    /// Leaves nothing behind.
    func abandon() { file?.abandon() }

    private func flush() throws(CommandFailure) {
        guard !waiting.isEmpty, !isOver else { return }
        do {
            if let file { try file.write(waiting) } else { isOver = try !Console.pass(waiting) }
        } catch let trouble as OutputFile.Trouble {
            throw Self.failure(trouble.reason)
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
