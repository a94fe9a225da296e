import Canvas

/// Foreign text of any length at a bounded price: drawing a frame must not depend on what a service sends.
enum LongText {
    /// In Unicode scalars. Far more than a person reads on a screen.
    static let longest = 16_384
    /// Of what should be a word or a name.
    static let longestWord = 500

    /// Wrapped; what is past the limit is left out, and its size told.
    static func lines(_ text: String, width: Int) -> [String] {
        let (beginning, rest) = split(text, at: longest)
        let lines = TextWrap.lines(beginning, width: width)
        return rest > 0 ? lines + TextWrap.lines("\u{2026} and \(NumberText.bytes(rest)) more", width: width) : lines
    }

    /// One text below the other, all of them together at that price; how many are left out is told.
    static func lines(_ texts: [String], width: Int) -> [String] {
        let shown = texts.prefix(mostTexts(of: texts))
        let rest = texts.count - shown.count
        return shown.flatMap { lines($0, width: width) }
            + (rest > 0 ? TextWrap.lines("\u{2026} and \(rest) more", width: width) : [])
    }

    /// Texts on one line, as far as anybody can see it.
    static func row(_ texts: [String]) -> String {
        texts.prefix(mostTexts(of: texts)).map(word).joined(separator: " ")
    }

    /// At least one, and no more once there is enough to read. An empty text is a line too.
    private static func mostTexts(of texts: [String]) -> Int {
        var room = longest
        return texts.firstIndex { text in
            defer { room -= max(80, text.utf8.count) }
            return room <= 0
        } ?? texts.count
    }

    /// A word on one line, in its visible form: a mark at its beginning stays its own, whatever stands before it.
    static func word(_ text: String) -> String {
        let (beginning, rest) = split(text, at: longestWord)
        return VisibleText.of(beginning) + (rest > 0 ? "\u{2026}" : "")
    }

    /// As much of it as is looked at.
    static func beginning(of text: String) -> String { split(text, at: longest).0 }

    private static func split(_ text: String, at limit: Int) -> (String, rest: Int64) {
        guard text.utf8.count > limit else { return (text, 0) }
        let beginning = String(text.unicodeScalars.prefix(limit))
        return (beginning, Int64(text.utf8.count - beginning.utf8.count))
    }
}
