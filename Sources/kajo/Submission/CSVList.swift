/// A list as CSV: a header of column names, then a row for each source.
struct CSVList {
    private let separator: UInt8
    private let columns: [ListColumn]
    private var record: CSVRecord
    /// The lines of a record that is not complete.
    private var open: [(number: Int, text: String)] = []

    /// Throws for a header that names no source, the same twice, or what kajo does not know.
    init(header: String) throws(ListFault) {
        separator = Self.separator(of: header)
        record = CSVRecord(separator: separator)
        columns = try Self.columns(header)
    }

    /// Whether a line is one, right or wrong: a cell of it names the source.
    static func isHeader(_ line: String) -> Bool {
        var record = CSVRecord(separator: separator(of: line))
        guard let step = try? record.take(line), case .complete(let cells) = step else { return false }
        return cells.contains { (try? ListColumn.named(trimmed($0)))?.short == "source" }
    }

    mutating func take(_ line: LineCutter.Line) -> [ListEntry] {
        switch line.text {
        case .success(let text): return take(line.number, text)
        case .failure(let fault): return giveUp() + [ListEntry(line: line.number, content: .failure(fault))]
        }
    }

    mutating func finish() -> [ListEntry] { giveUp() }

    private mutating func take(_ number: Int, _ text: String) -> [ListEntry] {
        if open.isEmpty, text.allSatisfy(\.isWhitespace) { return [] }
        open.append((number, text))
        let line = open[0].number
        do throws(ListFault) {
            guard case .complete(let cells) = try record.take(text) else { return [] }
            startAnew()
            return [ListEntry(line: line, content: row(cells))]
        } catch {
            return skip(because: error)
        }
    }

    /// A quote was never closed: what looked like the rest of its cell may be rows.
    private mutating func giveUp() -> [ListEntry] {
        var entries: [ListEntry] = []
        while !open.isEmpty { entries += skip(because: ListFault(message: "A quote is not closed.")) }
        return entries
    }

    /// Passes over the first line of a record that is none; the others are looked at again.
    private mutating func skip(because fault: ListFault) -> [ListEntry] {
        let lines = open
        startAnew()
        var entries = [ListEntry(line: lines[0].number, content: .failure(fault))]
        for line in lines.dropFirst() { entries += take(line.number, line.text) }
        return entries
    }

    private mutating func startAnew() {
        open = []
        record = CSVRecord(separator: separator)
    }

    private func row(_ cells: [String]) -> Result<ListedSource, ListFault> {
        do throws(ListFault) {
            guard cells.count == columns.count else {
                throw ListFault(message: "The row has \(cells.count) cells, the header \(columns.count).")
            }
            var row = ListedSource()
            for (column, cell) in zip(columns, cells) { try column.put(cell, into: &row) }
            guard row.source?.allSatisfy(\.isWhitespace) == false else { throw .noSource }
            return .success(row)
        } catch {
            return .failure(error)
        }
    }

    private static func columns(_ header: String) throws(ListFault) -> [ListColumn] {
        var record = CSVRecord(separator: separator(of: header))
        guard case .complete(let cells) = try record.take(header) else {
            throw ListFault(message: "A quote is not closed.")
        }
        var columns: [ListColumn] = []
        for cell in cells {
            let column = try ListColumn.named(trimmed(cell))
            if columns.contains(where: { $0.path == column.path }) {
                throw ListFault(message: "There are two columns for \(column.short).")
            }
            columns.append(column)
        }
        guard columns.contains(where: { $0.short == "source" }) else {
            throw ListFault(message: "The header names no column source.")
        }
        return columns
    }

    private static func separator(of header: String) -> UInt8 {
        header.utf8.contains(UInt8(ascii: ";")) ? UInt8(ascii: ";") : UInt8(ascii: ",")
    }

    private static func trimmed(_ cell: String) -> String {
        String(cell.drop(while: \.isWhitespace).reversed().drop(while: \.isWhitespace).reversed())
    }
}
