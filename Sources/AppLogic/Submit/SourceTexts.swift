/// Where one source ends and the next begins, in what was pasted or dropped.
enum SourceTexts {
    /// Those of a pasted text: one a line.
    static func lines(of text: String) -> [String] {
        text.split(whereSeparator: \.isNewline).compactMap { TextField(String($0)).trimmed }
    }

    /// Those of one line, as terminals put dropped files on it: quoted, or with backslashes before odd characters. Only if
    /// each begins as a link or a whole path does, since a path may have spaces in it; else none.
    static func words(of line: String) -> [String] {
        var splitter = WordSplitter()
        for character in line { splitter.take(character) }
        let words = splitter.finish()
        return words.count > 1 && words.allSatisfy(beginsAsSource) ? words : []
    }

    /// A file by this name is not there, but others may be that it stands for.
    static func isPattern(_ text: String) -> Bool { !text.contains("://") && text.contains { "*?[".contains($0) } }

    private static func beginsAsSource(_ word: String) -> Bool {
        let plain = word.drop { $0 == "'" || $0 == "\"" }.lowercased()
        return ["/", "~/", "file://", "http://", "https://", "valossaupload://"].contains { plain.hasPrefix($0) }
    }
}

/// Splits a line at spaces that are neither in quotes nor behind a backslash.
private struct WordSplitter {
    private var words: [String] = []
    private var word = ""
    private var quote: Character?
    private var isEscaped = false

    mutating func take(_ character: Character) {
        if character.isWhitespace, quote == nil, !isEscaped { return end() }
        if quote == character {
            quote = nil
        } else if quote == nil, !isEscaped, word.isEmpty, character == "'" || character == "\"" {
            quote = character
        }
        isEscaped = character == "\\" && !isEscaped && quote == nil
        word.append(character)
    }

    mutating func finish() -> [String] {
        end()
        return words
    }

    private mutating func end() {
        if !word.isEmpty { words.append(word) }
        word = ""
        quote = nil
        isEscaped = false
    }
}
