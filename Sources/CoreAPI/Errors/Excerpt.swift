/// A short, readable piece of a body that is not what was asked for.
enum Excerpt {
    /// Longest excerpt that stands in an error, in characters.
    static let length = 300

    /// - Parameter body: its first bytes are enough. HTML gives its title, else its words, not its tags.
    /// - Returns: one line without control characters, not yet bounded; empty if there is nothing to show.
    static func text(of body: [UInt8]) -> String {
        // A server's page may be long; what matters stands at its beginning.
        let text = String(decoding: body.prefix(65_536), as: UTF8.self)
        return oneLine(isHTML(text) ? htmlWords(text) : text)
    }

    static func isHTML(_ text: some StringProtocol) -> Bool {
        text.drop { $0.isWhitespace || $0 == "\u{FEFF}" }.first == "<"
    }

    /// Control and invisible directional characters become spaces, and runs of white space one.
    static func oneLine(_ text: String) -> String {
        let visible = text.unicodeScalars.map { scalar in
            switch scalar.properties.generalCategory {
            case .control, .format, .lineSeparator, .paragraphSeparator, .surrogate, .privateUse: Character(" ")
            default: Character(scalar)
            }
        }
        return String(String.UnicodeScalarView(visible.flatMap(\.unicodeScalars)))
            .split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }

    /// Nothing of it can be seen: white space, byte order marks and the like.
    static func isBlank(_ text: some StringProtocol) -> Bool {
        text.unicodeScalars.allSatisfy { scalar in
            let properties = scalar.properties
            if properties.isWhitespace { return true }
            // The codes of directional marks are shown, and so is what is ignorable without being a format.
            guard properties.isDefaultIgnorableCodePoint, !properties.isBidiControl else { return false }
            return [.format, .nonspacingMark].contains(properties.generalCategory)
        }
    }

    static func bounded(_ text: String, to length: Int = length) -> String {
        // Counted in scalars, for one character may carry any number of marks.
        let scalars = text.unicodeScalars
        guard scalars.count > length else { return text }
        return String(String.UnicodeScalarView(scalars.prefix(length - 1))) + "…"
    }

    private static func htmlWords(_ text: String) -> String {
        if let title = content(of: "title", in: text), !oneLine(title).isEmpty { return withoutTags(title) }
        return withoutTags(content(of: "body", in: text) ?? text)
    }

    private static func content(of tag: String, in text: String) -> String? {
        let lowered = String(decoding: text.utf8.map { (0x41...0x5A).contains($0) ? $0 | 0x20 : $0 }, as: UTF8.self)
        guard let opening = lowered.firstRange(of: "<\(tag)"),
            let start = lowered[opening.upperBound...].firstIndex(of: ">")
        else { return nil }
        let end = lowered[start...].firstRange(of: "</\(tag)")?.lowerBound ?? lowered.endIndex
        // Lowering ASCII letters keeps every byte's place, so the offsets hold for the text itself.
        let bytes = Array(text.utf8)
        let from = lowered.utf8.distance(from: lowered.startIndex, to: start) + 1
        let to = lowered.utf8.distance(from: lowered.startIndex, to: end)
        return from <= to ? String(decoding: bytes[from..<to], as: UTF8.self) : nil
    }

    private static func withoutTags(_ text: String) -> String {
        var words = ""
        var isInTag = false
        for character in text {
            if character == "<" {
                isInTag = true
                words.append(" ")
            } else if character == ">", isInTag {
                isInTag = false
            } else if !isInTag {
                words.append(character)
            }
        }
        return words
    }
}
