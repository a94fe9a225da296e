/// One line of text being typed, with its cursor.
public struct TextField: Hashable, Sendable {
    public private(set) var characters: [Character]
    /// Where the next character goes: 0…count.
    public private(set) var cursor: Int

    public init(_ text: String = "") {
        characters = Array(text)
        cursor = characters.count
    }

    public var text: String { String(characters) }

    mutating func apply(_ edit: TextEdit) {
        switch edit {
        case .insert(let text): insert(text)
        case .replace(let text):
            remove(0..<characters.count)
            insert(text)
        case .deleteBackward: remove(cursor - 1..<cursor)
        case .deleteForward: remove(cursor..<cursor + 1)
        case .deleteWord: remove(wordStart..<cursor)
        case .deleteToStart: remove(0..<cursor)
        case .deleteToEnd: remove(cursor..<characters.count)
        case .move(let step): cursor = min(max(0, cursor + step), characters.count)
        case .moveToStart: cursor = 0
        case .moveToEnd: cursor = characters.count
        }
    }

    private mutating func insert(_ text: String) {
        let line = text.split(whereSeparator: \.isNewline).joined(separator: " ")
        join(String(characters[..<cursor]) + line, with: String(characters[cursor...]))
    }

    private mutating func remove(_ range: Range<Int>) {
        let range = range.clamped(to: 0..<characters.count)
        guard !range.isEmpty else { return }
        join(String(characters[..<range.lowerBound]), with: String(characters[range.upperBound...]))
    }

    /// What meets may become one character, such as a letter and a mark that is typed after it.
    private mutating func join(_ before: String, with after: String) {
        characters = Array(before + after)
        cursor = min(before.count, characters.count)
    }

    /// Where the word before the cursor begins; a path's parts count as words.
    private var wordStart: Int {
        var place = cursor
        while place > 0, Self.separates(characters[place - 1]) { place -= 1 }
        while place > 0, !Self.separates(characters[place - 1]) { place -= 1 }
        return place
    }

    private static func separates(_ character: Character) -> Bool { character == " " || character == "/" }
}

/// A change to a line of text.
public enum TextEdit: Hashable, Sendable {
    /// Typed or pasted; line breaks become spaces.
    case insert(String)
    /// All of the line by another.
    case replace(String)
    case deleteBackward
    case deleteForward
    case deleteWord
    case deleteToStart
    case deleteToEnd
    case move(Int)
    case moveToStart
    case moveToEnd
}
