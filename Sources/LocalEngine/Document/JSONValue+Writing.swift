import Foundation

extension JSONValue {
    /// Compact JSON text.
    var text: String {
        var text = ""
        write(to: &text)
        return text
    }

    private func write(to text: inout String) {
        switch self {
        case .null: text += "null"
        case .bool(let flag): text += flag ? "true" : "false"
        case .int(let number): text += String(number)
        case .double(let number): text += Self.number(number)
        case .string(let string): Self.write(string, to: &text)
        case .array(let values): Self.write(values, open: "[", close: "]", to: &text) { $0.write(to: &$1) }
        case .object(let members):
            Self.write(members, open: "{", close: "}", to: &text) { member, text in
                Self.write(member.name, to: &text)
                text += ":"
                member.value.write(to: &text)
            }
        }
    }

    private static func write<Element>(
        _ elements: [Element], open: String, close: String, to text: inout String,
        each: (Element, inout String) -> Void
    ) {
        text += open
        for (position, element) in elements.enumerated() {
            if position > 0 { text += "," }
            each(element, &text)
        }
        text += close
    }

    /// Microseconds are enough for every time in a result; more digits would only be noise of the arithmetic.
    private static func number(_ number: Double) -> String {
        guard number.isFinite else { return "null" }
        let rounded = (number * 1e6).rounded() / 1e6
        return abs(rounded) < 1e15 ? "\(rounded)" : "\(number)"
    }

    private static func write(_ string: String, to text: inout String) {
        text += "\""
        for scalar in string.unicodeScalars {
            switch scalar {
            case "\"": text += "\\\""
            case "\\": text += "\\\\"
            case "\n": text += "\\n"
            case "\u{0}"..<"\u{20}", "\u{7f}": text += "\\u" + hex(scalar.value)
            default: text.unicodeScalars.append(scalar)
            }
        }
        text += "\""
    }

    private static func hex(_ value: UInt32) -> String {
        let digits = String(value, radix: 16)
        return String(repeating: "0", count: max(0, 4 - digits.count)) + digits
    }
}
