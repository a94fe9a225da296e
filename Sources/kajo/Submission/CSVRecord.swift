/// One record of CSV (RFC 4180), which may go over several lines.
struct CSVRecord {
    enum Step {
        case complete([String])
        /// A quote is open: the next line belongs to it.
        case open
    }

    private enum Place { case start, plain, quoted, closed }

    private static let quote = UInt8(ascii: "\"")

    private let separator: UInt8
    private var cells: [String] = []
    private var cell: [UInt8] = []
    private var place = Place.start
    private var length = 0

    init(separator: UInt8) { self.separator = separator }

    mutating func take(_ line: String) throws(ListFault) -> Step {
        if place == .quoted { cell.append(UInt8(ascii: "\n")) }
        length += line.utf8.count
        guard length <= LineCutter.longest else { throw ListFault(message: "The row exceeds 1 MiB.") }
        for byte in line.utf8 { try take(byte) }
        if place == .quoted { return .open }
        endCell()
        return .complete(cells)
    }

    private mutating func take(_ byte: UInt8) throws(ListFault) {
        switch (place, byte) {
        case (.quoted, Self.quote): place = .closed
        case (.quoted, _): cell.append(byte)
        case (.closed, Self.quote):
            cell.append(byte)
            place = .quoted
        case (_, separator): endCell()
        case (.start, Self.quote): place = .quoted
        case (.closed, _): throw ListFault(message: "Something follows the quote at the end of a cell.")
        case (.plain, Self.quote):
            throw ListFault(message: "A quote stands in a cell that is not in quotes; put it in quotes, and double it.")
        default:
            cell.append(byte)
            place = .plain
        }
    }

    private mutating func endCell() {
        cells.append(String(decoding: cell, as: UTF8.self))
        cell = []
        place = .start
    }
}
