/// Rows as CSV (RFC 4180): commas, CRLF, quotes where they are needed, a header.
///
/// A spreadsheet takes a text that begins with `=`, `+`, `-`, `@`, a tab or a return for a formula, and a file may be made so
/// that this does harm. Such a text gets an apostrophe before it, and how many did is counted, so that the user can be told.
public struct CSVText {
    /// Texts stay as they are, formulas too.
    private let isRaw: Bool
    /// How many texts an apostrophe was put before.
    public private(set) var formulas = 0
    private var hasHeader = false

    public init(isRaw: Bool) { self.isRaw = isRaw }

    /// The row's line; before the first row, also the header's.
    public mutating func lines(of row: ExportRow) -> String {
        let line = row.cells.map { text(of: $0.cell) }.joined(separator: ",") + "\r\n"
        guard !hasHeader else { return line }
        return header(row.names) + line
    }

    /// The header alone, for a table without rows; nothing after a row.
    public mutating func header(_ names: [String]) -> String {
        guard !hasHeader else { return "" }
        hasHeader = true
        return names.joined(separator: ",") + "\r\n"
    }

    private mutating func text(of cell: ExportRow.Cell) -> String {
        switch cell {
        case .text(let text): field(text)
        case .texts(let texts): field(texts.joined(separator: ";"))
        case .number(let number): NumberText.plain(number)
        case .count(let count): "\(count)"
        case .none: ""
        }
    }

    private mutating func field(_ text: String) -> String {
        var text = text
        if !isRaw, let first = text.unicodeScalars.first, "=+-@\t\r".unicodeScalars.contains(first) {
            formulas += 1
            text = "'" + text
        }
        // By scalars: a quote with an accent on it is a character of its own.
        guard text.unicodeScalars.contains(where: { ",\"\r\n".unicodeScalars.contains($0) }) else { return text }
        let quoted = text.unicodeScalars.reduce(into: String.UnicodeScalarView()) { quoted, scalar in
            if scalar == "\"" { quoted.append(scalar) }
            quoted.append(scalar)
        }
        return "\"" + String(quoted) + "\""
    }
}
