/// English words that are not among the common ones, and that a video has again and again.
struct RareWords {
    static let shortest = 5
    /// Said once, a word may be a slip or a mishearing.
    static let fewestTimes = 2
    static let most = 100

    private let words: Set<String>

    init(in captions: [[SpokenWord]]) {
        let all = captions.joined()
        // A word that is never written small is a name, of which kind nobody can tell.
        let counts = all.filter { Self.isOrdinary($0.text) }.reduce(into: [String: Int]()) {
            $0[$1.text, default: 0] += 1
        }
        let rare = counts.filter { $0.value >= Self.fewestTimes && !CommonWords.contains($0.key) }
        let ordered = rare.sorted { ($1.value, $0.key) < ($0.value, $1.key) }
        words = Set(ordered.prefix(Self.most).map(\.key))
    }

    func found(in caption: [SpokenWord]) -> [Keyword.Name] {
        caption.map { $0.text.lowercased() }.filter(words.contains)
            .map { Keyword.Name(kind: .noveltyWord, label: $0) }
    }

    private static func isOrdinary(_ word: String) -> Bool {
        word.utf8.count >= shortest && word.utf8.allSatisfy { (0x61...0x7a).contains($0) }
    }
}
