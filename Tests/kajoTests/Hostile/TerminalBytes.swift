/// Reads what a program sends to a terminal, and finds what kajo has no business to send.
struct TerminalBytes {
    private var rest: ArraySlice<UInt8>
    private var found: [String] = []

    /// Sequences that neither ncurses nor kajo nor a shell's prompt writes, and bytes that are no UTF-8.
    static func foreign(in bytes: [UInt8]) -> [String] {
        var reading = TerminalBytes(rest: bytes[...])
        reading.readAll()
        return reading.found
    }

    private init(rest: ArraySlice<UInt8>) { self.rest = rest }

    private mutating func readAll() {
        while let byte = rest.popFirst() {
            switch byte {
            case 0x08, 0x09, 0x0A, 0x0D, 0x0F, 0x20...0x7E: break
            case 0x1B: readEscape()
            case 0xC2...0xF4: readCharacter(byte)
            default: found.append("byte \(byte)")
            }
        }
    }

    private mutating func readEscape() {
        guard let kind = rest.popFirst() else { return found.append("half an escape") }
        switch kind {
        case UInt8(ascii: "["): readControlSequence()
        // The character set of text and of lines, the keypad, the line above.
        case UInt8(ascii: "("), UInt8(ascii: ")"):
            let set = rest.popFirst()
            if set != UInt8(ascii: "B"), set != UInt8(ascii: "0") { found.append("a character set") }
        case UInt8(ascii: "="), UInt8(ascii: ">"), UInt8(ascii: "M"), UInt8(ascii: "7"), UInt8(ascii: "8"): break
        default: found.append("ESC \(Character(Unicode.Scalar(kind)))")
        }
    }

    private mutating func readControlSequence() {
        let parameters = rest.prefix { (0x20...0x3F).contains($0) }
        rest = rest.dropFirst(parameters.count)
        let text = String(decoding: parameters, as: UTF8.self)
        let final = rest.popFirst().map { Character(Unicode.Scalar($0)) } ?? " "
        if !Self.isOwn(text, final) { found.append("CSI \(text)\(final)") }
    }

    private static func isOwn(_ parameters: String, _ final: Character) -> Bool {
        switch final {
        // Clearing is to the end of the screen or of the line; whole screens and lines are what others clear.
        case "J", "K": return ["", "1"].contains(parameters)
        case "m": return parameters.utf8.count <= 40 && !parameters.split(separator: ";").contains("8")
        case "A", "B", "C", "D", "G", "H", "L", "M", "P", "X", "@", "d", "b":
            return parameters.split(separator: ";").allSatisfy { (Int($0) ?? .max) <= 200 }
        case "r", "S", "T": return parameters.split(separator: ";").allSatisfy { (Int($0) ?? .max) <= 30 }
        case "h", "l":
            return ["4", "34", "?1", "?7", "?12", "?25", "?1000", "?1002", "?1003", "?1004", "?1006", "?1049", "?2004"]
                .contains(parameters)
        default: return false
        }
    }

    private mutating func readCharacter(_ first: UInt8) {
        let count = first < 0xE0 ? 1 : first < 0xF0 ? 2 : 3
        let bytes = [first] + rest.prefix(count)
        rest = rest.dropFirst(count)
        guard let text = String(validating: bytes, as: UTF8.self), let scalar = text.unicodeScalars.first else {
            return found.append("no UTF-8: \(bytes)")
        }
        let isBidi = scalar.properties.isBidiControl
        let isControl = scalar.properties.generalCategory == .control
        if isBidi || isControl || ["\u{2028}", "\u{2029}"].contains(scalar) { found.append("U+\(scalar.value)") }
    }
}
