/// One line of ffmpeg's `metadata=print` filters.
enum MetadataLine: Hashable {
    /// Frames are counted by the filter from 0; `pts` is in the filter's time base.
    case frame(number: Int, pts: Int64)
    case value(key: String, text: String)

    /// `nil` for anything else.
    init?(_ line: some StringProtocol) {
        if line.hasPrefix("frame:") {
            let fields = line.split(separator: " ", omittingEmptySubsequences: true)
            guard fields.count >= 2, fields[1].hasPrefix("pts:"), let number = Int(fields[0].dropFirst(6)),
                let pts = Int64(fields[1].dropFirst(4))
            else { return nil }
            self = .frame(number: number, pts: pts)
        } else if line.hasPrefix("lavfi."), let sign = line.firstIndex(of: "=") {
            self = .value(key: String(line[..<sign]), text: String(line[line.index(after: sign)...]))
        } else {
            return nil
        }
    }
}

/// Cuts a stream of bytes into lines. Holds one unfinished line, and no more of it than its limit.
struct LineSplitter {
    static let longestLine = 4096

    private var rest: [UInt8] = []

    mutating func lines(in bytes: [UInt8]) -> [String] {
        var lines: [String] = []
        var start = bytes.startIndex
        while let end = bytes[start...].firstIndex(of: UInt8(ascii: "\n")) {
            keep(bytes[start..<end])
            lines.append(String(decoding: rest, as: UTF8.self))
            rest.removeAll(keepingCapacity: true)
            start = end + 1
        }
        keep(bytes[start...])
        return lines
    }

    /// Goes through the whole lines of a text without holding them all.
    static func each(in text: [UInt8], _ take: (String) -> Void) {
        var splitter = LineSplitter()
        for start in stride(from: 0, to: text.count, by: 64 * 1024) {
            for line in splitter.lines(in: Array(text[start...].prefix(64 * 1024))) { take(line) }
        }
    }

    private mutating func keep(_ bytes: ArraySlice<UInt8>) {
        rest.append(contentsOf: bytes.prefix(max(0, Self.longestLine - rest.count)))
    }
}
