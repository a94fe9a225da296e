/// The words of a command that the user wrote into the configuration file.
enum CommandWords {
    /// Words between spaces; one with spaces in it stands in single or double quotes. Nothing else has a meaning, and no
    /// shell takes part.
    /// - Returns: `nil` if a quotation mark is not closed.
    static func of(_ command: String) -> [String]? {
        var words: [String] = []
        var word: String?
        var quote: Character?
        for character in command {
            if character == quote {
                quote = nil
            } else if quote == nil, character == "'" || character == "\"" {
                (quote, word) = (character, word ?? "")
            } else if quote == nil, character.isWhitespace {
                if let whole = word { words.append(whole) }
                word = nil
            } else {
                word = (word ?? "") + String(character)
            }
        }
        return quote == nil ? words + [word].compactMap(\.self) : nil
    }
}
