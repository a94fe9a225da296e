/// Words that are looked for, in whatever case; what is found has all of them.
struct TextSearch {
    private let terms: [[UInt8]]

    init(_ text: String) {
        terms = text.split(separator: " ").map { Self.folded(String($0)) }
    }

    var isEmpty: Bool { terms.isEmpty }

    func finds(_ item: any ResultItem) -> Bool { finds([item.name] + item.words) }

    func finds(_ texts: [String]) -> Bool {
        terms.allSatisfy { term in texts.contains { Self.has(term, in: $0) } }
    }

    /// In Unicode scalars: nobody looks for what is further behind.
    private static let longest = 16_384

    /// A text whose case does not matter any more.
    static func folded(_ text: String) -> [UInt8] {
        let text = beginning(of: text)
        return isPlain(text) ? text.utf8.map(lowercased) : Array(text.lowercased().utf8)
    }

    /// Ten thousand texts are looked through at each letter that is typed, so nothing is made of the usual ones.
    private static func has(_ term: [UInt8], in text: String) -> Bool {
        var text = beginning(of: text)
        if !isPlain(text) { text = text.lowercased() }
        return text.withUTF8 { contains($0, term) }
    }

    private static func beginning(of text: String) -> String {
        text.utf8.count > longest ? String(text.unicodeScalars.prefix(longest)) : text
    }

    private static func isPlain(_ text: String) -> Bool { text.utf8.allSatisfy { $0 < 0x80 } }

    private static func lowercased(_ byte: UInt8) -> UInt8 { byte &- 0x41 < 26 ? byte | 0x20 : byte }

    private static func contains(_ text: UnsafeBufferPointer<UInt8>, _ term: [UInt8]) -> Bool {
        guard let first = term.first, text.count >= term.count else { return term.isEmpty }
        return (0...(text.count - term.count)).contains { start in
            lowercased(text[start]) == first
                && term.indices.allSatisfy { lowercased(text[start + $0]) == term[$0] }
        }
    }
}
