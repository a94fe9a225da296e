import Foundation

/// What is said in a stretch of time, as a caption has it.
struct Cue: Hashable, Sendable {
    var stretch: Stretch
    /// Plain text: no markup, no control characters, no empty line.
    var lines: [String]

    var text: String { lines.joined(separator: " ") }

    /// - Parameter markup: lines as a file has them. `nil` where no text is left of them.
    init?(_ stretch: Stretch, markup: ArraySlice<Substring>) {
        let lines = markup.map { PlainText.of($0) }.filter { !$0.isEmpty }
        guard !lines.isEmpty else { return nil }
        self.init(stretch: stretch, lines: lines)
    }

    init(stretch: Stretch, lines: [String]) {
        self.stretch = stretch
        self.lines = lines
    }
}

/// Foreign text without what is not text.
enum PlainText {
    /// The tags of SRT and WebVTT. Anything else in angle brackets was meant to be read.
    private static let tags: Set<String> = ["i", "b", "u", "s", "font", "c", "v", "lang", "ruby", "rt"]
    private static let longestTag = 200

    /// One line, without tags, style codes in braces and control characters, and with single spaces.
    static func of(_ line: some StringProtocol) -> String {
        var text = String.UnicodeScalarView()
        var rest = Substring(line).unicodeScalars
        while let scalar = rest.first {
            if let markup = markup(at: rest) {
                rest = rest[markup...]
                continue
            }
            rest.removeFirst()
            text.append(scalar.properties.isWhitespace ? " " : scalar)
        }
        text.removeAll(where: isNoText)
        return String(text).split(separator: " ").joined(separator: " ")
    }

    private static func isNoText(_ scalar: Unicode.Scalar) -> Bool {
        scalar.properties.generalCategory == .control || scalar.properties.isNoncharacterCodePoint
            || scalar == "\u{FEFF}"
    }

    /// Where the markup that begins a text ends; `nil` where none begins it.
    private static func markup(at text: Substring.UnicodeScalarView) -> String.Index? {
        let start = text.prefix(longestTag)
        switch text.first {
        case "{":
            guard start.dropFirst().first == "\\", let end = start.firstIndex(of: "}") else { return nil }
            return text.index(after: end)
        case "<":
            guard let end = start.firstIndex(of: ">") else { return nil }
            let inside = start[..<end].dropFirst()
            let name = (inside.first == "/" ? inside.dropFirst() : inside).prefix { $0.properties.isAlphabetic }
            return tags.contains(String(name).lowercased()) ? text.index(after: end) : nil
        default: return nil
        }
    }
}
