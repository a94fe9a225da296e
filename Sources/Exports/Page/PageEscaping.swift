import Mustache

/// Foreign text in an HTML page.
///
/// swift-mustache's own HTML type goes by characters: a quote with an accent on it is another character than a quote, so it
/// would pass and end an attribute. Here every scalar is looked at.
struct PageEscaping: MustacheContentType {
    func escapeText(_ text: String) -> String {
        guard text.unicodeScalars.contains(where: { Self.replacement($0) != nil }) else { return text }
        return text.unicodeScalars.reduce(into: "") { escaped, scalar in
            if let replacement = Self.replacement(scalar) {
                escaped += replacement
            } else {
                escaped.unicodeScalars.append(scalar)
            }
        }
    }

    private static func replacement(_ scalar: Unicode.Scalar) -> String? {
        switch scalar.value {
        case 0x26: "&amp;"
        case 0x3C: "&lt;"
        case 0x3E: "&gt;"
        case 0x22: "&quot;"
        case 0x27: "&#39;"
        case 0x09, 0x0A: nil
        // HTML has no control characters: their pictures stand for them.
        case 0..<0x20: String(Unicode.Scalar(0x2400 + scalar.value) ?? "\u{FFFD}")
        case 0x7F: "\u{2421}"
        case 0x80...0x9F: "\u{FFFD}"
        default: nil
        }
    }
}
