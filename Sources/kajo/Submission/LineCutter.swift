/// Cuts bytes into lines, however they arrive; knows their numbers.
struct LineCutter {
    struct Line {
        /// From 1.
        var number: Int
        /// Without its end.
        var text: Result<String, ListFault>
    }

    /// In bytes.
    static let longest = 1 << 20

    private var rest: [UInt8] = []
    private var isTooLong = false
    private var number = 0

    mutating func take(_ bytes: [UInt8]) -> [Line] {
        var lines: [Line] = []
        var start = bytes.startIndex
        while let end = bytes[start...].firstIndex(of: UInt8(ascii: "\n")) {
            keep(bytes[start..<end])
            lines.append(cut())
            start = end + 1
        }
        keep(bytes[start...])
        return lines
    }

    /// The last line, if it has no end of its own.
    mutating func finish() -> Line? { rest.isEmpty && !isTooLong ? nil : cut() }

    private mutating func keep(_ bytes: ArraySlice<UInt8>) {
        if rest.count + bytes.count > Self.longest { isTooLong = true }
        if isTooLong { rest = [] } else { rest += bytes }
    }

    private mutating func cut() -> Line {
        defer { (rest, isTooLong) = ([], false) }
        number += 1
        if isTooLong { return Line(number: number, text: .failure(ListFault(message: "The line exceeds 1 MiB."))) }
        var bytes = rest[...]
        if number == 1, bytes.starts(with: [0xEF, 0xBB, 0xBF]) { bytes = bytes.dropFirst(3) }
        if bytes.last == UInt8(ascii: "\r") { bytes = bytes.dropLast() }
        guard let text = String(validating: bytes, as: UTF8.self) else {
            return Line(number: number, text: .failure(ListFault(message: "The line is not UTF-8.")))
        }
        return Line(number: number, text: .success(text))
    }
}
