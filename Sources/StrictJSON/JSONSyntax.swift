/// Finds the place where a text stops being JSON (RFC 8259).
///
/// Decoders look only at what they are asked for: without this, damage elsewhere would pass for an answer. It goes through the bytes once and keeps its own stack, so no nesting can exhaust the thread's.
public struct JSONSyntax {
    /// Why it is none.
    public enum Fault: Error, Hashable, Sendable {
        /// Of the first byte that cannot stand there.
        case place(Int)
        /// The text ends too early.
        case end
        /// Nested deeper than the decoder goes.
        case depth
    }

    private enum Expected { case value, valueOrClose, name, nameOrClose, colon, commaOrClose, nothing }

    /// The decoder's own limit.
    private static let deepest = 512

    private let bytes: UnsafeRawBufferPointer
    private var position = 0
    private var open: [UInt8] = []
    private var expected = Expected.value

    /// - Returns: `nil` for JSON of any kind; a mark of byte order may stand before it.
    public static func firstFault(in bytes: UnsafeRawBufferPointer) -> Fault? {
        var syntax = JSONSyntax(bytes: bytes)
        if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { syntax.position = 3 }
        do {
            while let byte = syntax.nextByte() { try syntax.take(byte) }
            return syntax.expected == .nothing ? nil : .end
        } catch {
            return error
        }
    }

    private init(bytes: UnsafeRawBufferPointer) { self.bytes = bytes }

    private mutating func nextByte() -> UInt8? {
        while position < bytes.count {
            switch bytes[position] {
            case 0x20, 0x09, 0x0A, 0x0D: position += 1
            case let byte: return byte
            }
        }
        return nil
    }

    private mutating func take(_ byte: UInt8) throws(Fault) {
        switch (expected, byte) {
        case (.valueOrClose, UInt8(ascii: "]")), (.nameOrClose, UInt8(ascii: "}")): close()
        case (.value, _), (.valueOrClose, _): try takeValue(byte)
        case (.name, UInt8(ascii: "\"")), (.nameOrClose, UInt8(ascii: "\"")):
            try takeText()
            expected = .colon
        case (.colon, UInt8(ascii: ":")):
            position += 1
            expected = .value
        case (.commaOrClose, UInt8(ascii: ",")):
            position += 1
            expected = open.last == UInt8(ascii: "{") ? .name : .value
        case (.commaOrClose, UInt8(ascii: "}")) where open.last == UInt8(ascii: "{"): close()
        case (.commaOrClose, UInt8(ascii: "]")) where open.last == UInt8(ascii: "["): close()
        default: throw .place(position)
        }
    }

    private mutating func takeValue(_ byte: UInt8) throws(Fault) {
        switch byte {
        case UInt8(ascii: "{"), UInt8(ascii: "["):
            guard open.count < Self.deepest else { throw .depth }
            open.append(byte)
            position += 1
            expected = byte == UInt8(ascii: "{") ? .nameOrClose : .valueOrClose
            return
        case UInt8(ascii: "\""): try takeText()
        case UInt8(ascii: "t"): try takeWord("true")
        case UInt8(ascii: "f"): try takeWord("false")
        case UInt8(ascii: "n"): try takeWord("null")
        case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"): try takeNumber()
        default: throw .place(position)
        }
        valueEnded()
    }

    private mutating func close() {
        open.removeLast()
        position += 1
        valueEnded()
    }

    private mutating func valueEnded() { expected = open.isEmpty ? .nothing : .commaOrClose }

    private mutating func takeText() throws(Fault) {
        position += 1
        while position < bytes.count {
            switch bytes[position] {
            case UInt8(ascii: "\""):
                position += 1
                return
            case UInt8(ascii: "\\"): try takeEscape()
            case 0..<0x20: throw .place(position)
            default: position += 1
            }
        }
        throw .end
    }

    private mutating func takeEscape() throws(Fault) {
        position += 1
        guard position < bytes.count else { throw .end }
        guard "\"\\/bfnrtu".utf8.contains(bytes[position]) else { throw .place(position) }
        let digits = bytes[position] == UInt8(ascii: "u") ? 4 : 0
        position += 1
        for _ in 0..<digits {
            guard position < bytes.count else { throw .end }
            guard Character(UnicodeScalar(bytes[position])).isHexDigit else { throw .place(position) }
            position += 1
        }
    }

    private mutating func takeWord(_ word: StaticString) throws(Fault) {
        for index in 0..<word.utf8CodeUnitCount {
            guard position < bytes.count else { throw .end }
            guard bytes[position] == word.utf8Start[index] else { throw .place(position) }
            position += 1
        }
    }

    private mutating func takeNumber() throws(Fault) {
        if bytes[position] == UInt8(ascii: "-") { position += 1 }
        let isZero = position < bytes.count && bytes[position] == UInt8(ascii: "0")
        let wholeDigits = try takeDigits()
        guard !isZero || wholeDigits == 1 else { throw .place(position - wholeDigits + 1) }
        if position < bytes.count, bytes[position] == UInt8(ascii: ".") {
            position += 1
            _ = try takeDigits()
        }
        guard position < bytes.count, bytes[position] | 0x20 == UInt8(ascii: "e") else { return }
        position += 1
        if position < bytes.count, "+-".utf8.contains(bytes[position]) { position += 1 }
        _ = try takeDigits()
    }

    /// - Returns: how many, at least one.
    private mutating func takeDigits() throws(Fault) -> Int {
        let start = position
        while position < bytes.count, (0x30...0x39).contains(bytes[position]) { position += 1 }
        guard position < bytes.count || position > start else { throw .end }
        guard position > start else { throw .place(position) }
        return position - start
    }
}
