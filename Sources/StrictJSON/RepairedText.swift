public import Foundation

/// JSON whose texts are Unicode throughout, so that no decoder has to give up one of them.
///
/// Services cut texts in the middle of a character, and some write another encoding than they say. One such place would
/// cost the whole text it stands in, often the very words that say what is wrong.
public enum RepairedText {
    /// The same bytes, with U+FFFD for what is no UTF-8 and for an escaped half of a surrogate pair that stands alone.
    /// One copy is made if anything must be changed. What is no JSON stays none.
    public static func of(_ json: Data) -> Data {
        let data = isUTF8(json) ? json : Data(String(decoding: json, as: UTF8.self).utf8)
        let halves = data.withUnsafeBytes { loneHalves(in: $0) }
        guard !halves.isEmpty else { return data }
        var repaired = Data(data)
        for offset in halves {
            let start = repaired.startIndex + offset
            repaired.replaceSubrange(start..<start + 6, with: Array("\\ufffd".utf8))
        }
        return repaired
    }

    private static func isUTF8(_ data: Data) -> Bool {
        data.withUnsafeBytes { bytes in
            !bytes.contains { $0 >= 0x80 } || String(validating: bytes, as: UTF8.self) != nil
        }
    }

    /// Where the escapes stand; in JSON there is no backslash outside a text.
    private static func loneHalves(in bytes: UnsafeRawBufferPointer) -> [Int] {
        var halves: [Int] = []
        var (index, waiting): (Int, Int?) = (0, nil)
        while index < bytes.count {
            guard bytes[index] == UInt8(ascii: "\\") else {
                index += 1
                continue
            }
            let unit = unit(at: index, in: bytes)
            if let first = waiting {
                waiting = nil
                if first + 6 == index, let unit, (0xDC00...0xDFFF).contains(unit) {
                    index += 6
                    continue
                }
                halves.append(first)
            }
            switch unit {
            case .some(0xD800...0xDBFF): waiting = index
            case .some(0xDC00...0xDFFF): halves.append(index)
            default: break
            }
            index += unit == nil ? 2 : 6
        }
        return halves + (waiting.map { [$0] } ?? [])
    }

    /// The code unit that is escaped here; `nil` for the short escapes.
    private static func unit(at index: Int, in bytes: UnsafeRawBufferPointer) -> UInt16? {
        guard index + 6 <= bytes.count, bytes[index + 1] == UInt8(ascii: "u") else { return nil }
        return UInt16(String(decoding: bytes[(index + 2)..<(index + 6)], as: UTF8.self), radix: 16)
    }
}
