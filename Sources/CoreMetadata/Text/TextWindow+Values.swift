import CSimdjson

extension TextWindow {
    /// How many bytes the value has that begins here; all of them are in the window then.
    mutating func wholeCount() throws(TextFault) -> Int {
        while true {
            if let count = ValueEnd.count(in: rest, isLast: isLast) { return count }
            if start > 1, !isLast { try refill() } else { try larger() }
        }
    }

    mutating func larger() throws(TextFault) {
        if isLast { throw .notWhole }
        do throws(CoreMetadataError) { try grow() } catch { throw .file(error) }
    }

    mutating func refill() throws(TextFault) {
        do throws(CoreMetadataError) { try fill() } catch { throw .file(error) }
    }

    /// The next byte that is no white space, which stays.
    mutating func nextByte() throws(TextFault) -> UInt8 {
        guard let byte = try peek() else { throw .notWhole }
        return byte
    }

    /// - Returns: `nil` if only white space comes.
    mutating func peek() throws(TextFault) -> UInt8? {
        while true {
            while count > 0 {
                let byte = bytes[start]
                guard Self.isSpace(byte) else { return byte }
                drop(1)
            }
            if isLast { return nil }
            try refill()
        }
    }

    static func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 }
}

/// Finds where a value ends.
enum ValueEnd {
    /// - Returns: `nil` if it goes on behind the bytes. What is no JSON ends anywhere.
    static func count(in bytes: UnsafeBufferPointer<UInt8>, isLast: Bool) -> Int? {
        guard let first = bytes.first, let base = bytes.baseAddress else { return nil }
        switch first {
        case UInt8(ascii: "{"), UInt8(ascii: "["):
            var scan = csj_scan()
            let count = csj_go_on(&scan, base + 1, bytes.count - 1, .max)
            return scan.is_closed ? count + 1 : nil
        case UInt8(ascii: "\""):
            var index = 1
            while index < bytes.count {
                switch bytes[index] {
                case UInt8(ascii: "\""): return index + 1
                case UInt8(ascii: "\\"): index += 2
                default: index += 1
                }
            }
            return nil
        default:
            let end = bytes.firstIndex { byte in
                byte == UInt8(ascii: ",") || byte == UInt8(ascii: "}") || byte == UInt8(ascii: "]") || byte <= 0x20
            }
            if end == 0 { return 1 }
            return end ?? (isLast ? bytes.count : nil)
        }
    }

    /// Of a text that goes on behind the bytes: how many of them, its quote included, come before the last place
    /// between two characters.
    static func beginning(ofTextIn bytes: UnsafeBufferPointer<UInt8>) -> Int {
        var (place, next) = (1, 1)
        while next < bytes.count {
            if bytes[next] & 0xC0 != 0x80 { place = next }
            guard bytes[next] == UInt8(ascii: "\\") else {
                next += 1
                continue
            }
            guard next + 1 < bytes.count else { break }
            next += bytes[next + 1] == UInt8(ascii: "u") ? 6 : 2
        }
        return place
    }
}
