/// Repeatable, so that a failure can be looked at.
struct SeededGenerator: RandomNumberGenerator {
    private var state: UInt64

    init(seed: UInt64) { state = seed }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var value = state
        value = (value ^ (value >> 30)) &* 0xBF58_476D_1CE4_E5B9
        value = (value ^ (value >> 27)) &* 0x94D0_49BB_1331_11EB
        return value ^ (value >> 31)
    }
}

private let pieces = [
    "a", "word", " ", "  ", "東", "京都", "é", "e\u{301}", "😀", "👨‍👩‍👧", "👋🏽", "🇫🇮", "\u{200D}", "\u{FE0F}", "\t", "\n", "\r\n",
    "\u{1B}[31m", "\u{7F}", "\u{9B}2J", "\u{202E}", "\u{2066}", "\u{AD}", "\u{FEFF}", "한", "\u{1112}\u{1161}",
    "\u{1161}",
    "\u{20DD}", "क्ष", "ﷺ", "\u{FFFF}", "\u{10FFFF}", "\u{E000}", "1️⃣", "❤️", "ภาษาไทย", "עברית", "العربية",
]

/// Up to 30 pieces that are hard to lay out, with scalars from anywhere between them.
func randomText(using random: inout SeededGenerator) -> String {
    (0..<Int.random(in: 0...30, using: &random)).map { _ in
        if Int.random(in: 0..<4, using: &random) > 0 { return pieces.randomElement(using: &random) ?? "" }
        let value = UInt32.random(in: 0...0x1FFFF, using: &random)
        return Unicode.Scalar(value).map { String($0) } ?? "?"
    }.joined()
}
