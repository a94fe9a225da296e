import AppLogic
import Foundation

/// Reads a text to be shown, at a bounded price.
enum TextFile {
    /// In bytes. The words of a day of speech take less.
    static let most = 4 << 20
    /// In characters. What is longer goes on in the next line: a whole file may be one.
    static let longestLine = 400

    /// Bytes that are no UTF-8 become U+FFFD.
    static func read(_ path: String) throws -> DocumentText {
        let file = try FileHandle(forReadingFrom: URL(fileURLWithPath: path))
        defer { try? file.close() }
        let bytes = try file.read(upToCount: most + 1) ?? Data()
        let text = String(decoding: bytes.prefix(most), as: UTF8.self)
        return DocumentText(lines: lines(of: text), isCut: bytes.count > most)
    }

    static func lines(of text: String) -> [String] {
        let mark: Character = "\u{FEFF}"
        let text = text.first == mark ? text.dropFirst() : text[...]
        var lines = text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).flatMap(pieces)
        if lines.last?.isEmpty == true { lines.removeLast() }
        return lines.map(String.init)
    }

    private static func pieces(_ line: Substring) -> [Substring] {
        guard line.utf8.count > longestLine else { return [line] }
        var (pieces, rest): ([Substring], Substring) = ([], line)
        while !rest.isEmpty {
            let piece = rest.prefix(longestLine)
            pieces.append(piece)
            rest = rest[piece.endIndex...]
        }
        return pieces
    }
}
