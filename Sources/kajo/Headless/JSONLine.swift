import Foundation

/// One line of `--json` output.
enum JSONLine {
    /// Members in alphabetical order. What could drive a terminal is escaped, not only what JSON demands.
    static func text(of value: some Encodable) -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        encoder.nonConformingFloatEncodingStrategy = .convertToString(
            positiveInfinity: "inf", negativeInfinity: "-inf", nan: "nan")
        // The values are made by kajo from texts, numbers and lists; there is none that cannot be encoded.
        guard let data = try? encoder.encode(value) else { return "{}" }
        return escaped(String(decoding: data, as: UTF8.self))
    }

    /// The same JSON; in it what could drive a terminal is escaped.
    static func escaped(_ json: String) -> String {
        guard json.unicodeScalars.contains(where: isUnsafe) else { return json }
        return json.unicodeScalars.reduce(into: "") { text, scalar in
            if isUnsafe(scalar) {
                text += "\\u" + String(repeating: "0", count: max(0, 4 - String(scalar.value, radix: 16).count))
                text += String(scalar.value, radix: 16)
            } else {
                text.unicodeScalars.append(scalar)
            }
        }
    }

    /// DEL, C1, line separators and bidirectional controls; all lie within 16 bits.
    private static func isUnsafe(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x7F...0x9F, 0x061C, 0x200E...0x200F, 0x2028...0x202E, 0x2066...0x2069: true
        default: false
        }
    }
}
