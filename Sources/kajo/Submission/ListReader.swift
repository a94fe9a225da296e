/// Reads a list of sources piece by piece: one source a line, CSV, or JSON Lines.
struct ListReader {
    private enum Format {
        case undecided, plain, jsonLines
        /// The next line is the header.
        case csvHeader
        case csv(CSVList)
        /// A header that cannot be read leaves no row that could.
        case unreadable
    }

    private var cutter = LineCutter()
    private var format: Format

    /// - Parameter name: of the file; its ending tells the format, otherwise its first line does.
    init(name: String) {
        switch name.split(separator: ".").last.map({ $0.lowercased() }) {
        case "csv": format = .csvHeader
        case "jsonl", "ndjson": format = .jsonLines
        default: format = .undecided
        }
    }

    mutating func take(_ bytes: [UInt8]) -> [ListEntry] { cutter.take(bytes).flatMap { take($0) } }

    mutating func finish() -> [ListEntry] {
        let entries = cutter.finish().map { take($0) } ?? []
        guard case .csv(var list) = format else { return entries }
        return entries + list.finish()
    }

    private mutating func take(_ line: LineCutter.Line) -> [ListEntry] {
        if case .csv(var list) = format {
            // Only one may hold the list, or each line would copy what is open.
            format = .unreadable
            defer { format = .csv(list) }
            return list.take(line)
        }
        switch line.text {
        case .success(let text): return entry(of: text).map { [ListEntry(line: line.number, content: $0)] } ?? []
        case .failure(let fault): return [ListEntry(line: line.number, content: .failure(fault))]
        }
    }

    private mutating func entry(of line: String) -> Result<ListedSource, ListFault>? {
        let text = line.drop(while: \.isWhitespace)
        if text.isEmpty { return nil }
        switch format {
        case .jsonLines: return JSONListRow.read(line)
        case .plain: return text.hasPrefix("#") ? nil : .success(ListedSource(source: line))
        case .undecided:
            if text.hasPrefix("#") { return nil }
            format = text.hasPrefix("{") ? .jsonLines : CSVList.isHeader(line) ? .csvHeader : .plain
            return entry(of: line)
        case .csvHeader: return begin(line)
        case .csv, .unreadable: return nil
        }
    }

    /// - Returns: what is wrong with the header.
    private mutating func begin(_ header: String) -> Result<ListedSource, ListFault>? {
        do throws(ListFault) {
            format = .csv(try CSVList(header: header))
            return nil
        } catch {
            format = .unreadable
            return .failure(ListFault(message: error.message + " No row of the list is submitted."))
        }
    }
}
