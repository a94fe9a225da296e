/// A word or name that was said, with the captions it was said in.
struct Keyword: Hashable, Sendable {
    enum Kind: String, CaseIterable, Sendable {
        case person = "audio.keyword.name.person"
        case location = "audio.keyword.name.location"
        case organization = "audio.keyword.name.organization"
        case noveltyWord = "audio.keyword.novelty_word"
    }

    var kind: Kind
    var label: String
    /// In time order.
    var stretches: [Stretch]

    /// Names and rare words of what is said, in the order in which they are first said.
    ///
    /// The rules are those of English, so nothing is claimed of speech in another language.
    static func all(in cues: [Cue], language: SpeechLanguage) -> [Keyword] {
        guard language.isEnglish else { return [] }
        let spoken = cues.map { (stretch: $0.stretch, words: SpokenText.words(in: $0.text)) }
        let rare = RareWords(in: spoken.map(\.words))
        var order: [Name] = []
        var stretches: [Name: [Stretch]] = [:]
        for (stretch, words) in spoken {
            for name in NameRules.names(in: words) + rare.found(in: words)
            where stretches[name]?.last != stretch {
                if stretches[name] == nil { order.append(name) }
                stretches[name, default: []].append(stretch)
            }
        }
        return order.map { Keyword(kind: $0.kind, label: $0.label, stretches: stretches[$0] ?? []) }
    }

    struct Name: Hashable {
        var kind: Kind
        var label: String
    }
}

/// A word as it is said in a sentence.
struct SpokenWord: Hashable {
    /// Without the marks around it and without a possessive end.
    var text: String
    var isSentenceStart = false
    /// A mark or a possessive end keeps the next word from belonging to it.
    var endsPhrase = false
    /// A mark of its own stands before it, so that what begins here may be the end of a name: `& Sons Ltd`.
    var followsMark = false

    var isCapitalised: Bool { text.first?.isUppercase == true }
    var isAllCapitals: Bool { text.count > 1 && !text.contains(where: \.isLowercase) }
}

/// Cuts a caption into words.
enum SpokenText {
    private static let abbreviations: Set<String> = ["Mr", "Mrs", "Ms", "Dr", "Prof", "St"]

    /// A caption in capitals alone tells nothing about names; its words come in small letters.
    static func words(in caption: String) -> [SpokenWord] {
        let text = caption.contains(where: \.isLowercase) ? caption : caption.lowercased()
        var words: [SpokenWord] = []
        // Whether the sentence of the caption before goes on is not known, so its first word is taken for a start.
        var (isStart, followsMark) = (true, false)
        for piece in text.split(whereSeparator: \.isWhitespace) {
            guard var word = word(piece, isSentenceStart: isStart) else {
                if !words.isEmpty { words[words.count - 1].endsPhrase = true }
                (isStart, followsMark) = (true, true)
                continue
            }
            word.followsMark = followsMark
            followsMark = false
            words.append(word)
            isStart = word.endsPhrase && (piece.contains { ".!?:…".contains($0) })
        }
        return words
    }

    private static func word(_ piece: Substring, isSentenceStart: Bool) -> SpokenWord? {
        let start = piece.drop { !$0.isLetter && !$0.isNumber }
        guard let last = start.lastIndex(where: { $0.isLetter || $0.isNumber }) else { return nil }
        var text = String(start[...last]).replacing("’", with: "'")
        let marks = start[start.index(after: last)...]
        let isShortened = marks == "." && (abbreviations.contains(text) || text.count == 1)
        var endsPhrase = !marks.isEmpty && !isShortened
        if isShortened, text.count == 1 { text += "." }
        if text.hasSuffix("'s") {
            text.removeLast(2)
            endsPhrase = true
        }
        return text.isEmpty
            ? nil : SpokenWord(text: text, isSentenceStart: isSentenceStart || start != piece, endsPhrase: endsPhrase)
    }
}
