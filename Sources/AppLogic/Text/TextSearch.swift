/// Words that are looked for, in whatever case; what is found has all of them.
struct TextSearch {
    private let terms: [[UInt8]]

    init(_ text: String) {
        terms = text.split(separator: " ").map { Self.folded(String($0)) }
    }

    var isEmpty: Bool { terms.isEmpty }

    func finds(_ item: any ResultItem) -> Bool { finds([item.name] + item.words) }

    func finds(_ texts: [String]) -> Bool {
        let texts = texts.map(Self.folded)
        return terms.allSatisfy { term in texts.contains { Self.contains($0, term) } }
    }

    /// In Unicode scalars: nobody looks for what is further behind.
    private static let longest = 16_384

    /// A text whose case does not matter any more.
    static func folded(_ text: String) -> [UInt8] {
        let text = text.utf8.count > longest ? String(text.unicodeScalars.prefix(longest)) : text
        let bytes = Array(text.utf8)
        guard bytes.allSatisfy({ $0 < 0x80 }) else { return Array(text.lowercased().utf8) }
        return bytes.map { $0 >= 0x41 && $0 <= 0x5A ? $0 + 0x20 : $0 }
    }

    private static func contains(_ text: [UInt8], _ term: [UInt8]) -> Bool {
        guard let first = term.first, text.count >= term.count else { return term.isEmpty }
        for start in 0...(text.count - term.count) where text[start] == first {
            if text[start..<start + term.count].elementsEqual(term) { return true }
        }
        return false
    }
}
