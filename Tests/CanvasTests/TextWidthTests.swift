import Canvas
import Testing

struct WidthRow: CustomTestStringConvertible, Sendable {
    let text: String
    let columns: Int
    let what: String
    var testDescription: String { what }
}

private let widthRows = [
    WidthRow(text: "", columns: 0, what: "nothing"),
    WidthRow(text: "kajo", columns: 4, what: "ASCII"),
    WidthRow(text: "Äänekoski", columns: 9, what: "Latin letters"),
    WidthRow(text: "東京", columns: 4, what: "Chinese characters"),
    WidthRow(text: "한글", columns: 4, what: "Hangul syllables"),
    WidthRow(text: "\u{1112}\u{1161}\u{11AB}", columns: 2, what: "decomposed Hangul"),
    WidthRow(text: "ＡＢ", columns: 4, what: "fullwidth letters"),
    WidthRow(text: "ｱｲ", columns: 2, what: "halfwidth kana"),
    WidthRow(text: "e\u{301}", columns: 1, what: "a combining mark"),
    WidthRow(text: "\u{301}", columns: 1, what: "a mark without a base"),
    WidthRow(text: "a" + String(repeating: "\u{301}", count: 100), columns: 1, what: "a stack of marks"),
    WidthRow(text: "😀", columns: 2, what: "an emoji"),
    WidthRow(text: "👨‍👩‍👧‍👦", columns: 2, what: "a joined emoji"),
    WidthRow(text: "👋🏽", columns: 2, what: "an emoji with a skin tone"),
    WidthRow(text: "🇫🇮", columns: 2, what: "a flag"),
    WidthRow(text: "❤️", columns: 1, what: "a text emoji with a variation selector"),
    WidthRow(text: "1️⃣", columns: 1, what: "a keycap"),
    WidthRow(text: "…─█▌▁", columns: 5, what: "ambiguous glyphs"),
    WidthRow(text: "क्ष", columns: 2, what: "a conjunct of two letters"),
    WidthRow(text: "a\u{200B}b\u{FEFF}c\u{AD}d", columns: 4, what: "characters without a look"),
    WidthRow(text: "\u{1B}[2J", columns: 5, what: "an escape sequence in its visible form"),
    WidthRow(text: "\u{202E}", columns: 8, what: "a direction mark in its visible form"),
    WidthRow(text: "\u{3000}", columns: 2, what: "an ideographic space"),
    WidthRow(text: "\u{10FFFF}", columns: 1, what: "a noncharacter"),
]

@Suite struct TextWidthTests {
    @Test(arguments: widthRows)
    func `text takes its columns`(row: WidthRow) {
        #expect(TextWidth.columns(of: row.text) == row.columns)
    }

    @Test(arguments: widthRows)
    func `a frame uses as many columns as the width says`(row: WidthRow) {
        var buffer = CellBuffer(size: Size(width: 40, height: 1))
        #expect(buffer.write(row.text, x: 0, y: 0) == row.columns)
    }

    @Test func `a character is as wide as its text`() {
        #expect(TextWidth.columns(of: Character("a")) == 1)
        #expect(TextWidth.columns(of: Character("東")) == 2)
        #expect(TextWidth.columns(of: Character("👨‍👩‍👧")) == 2)
    }

    /// Spot checks at both ends of ranges of the table, and of blocks that are answered without it.
    @Test(
        arguments: [
            (0x10FF, 1), (0x1100, 2), (0x115E, 2), (0x2329, 2), (0x232B, 1), (0x25FC, 1), (0x25FD, 2), (0x2E80, 2),
            (0x303F, 1),
            (0x33FF, 2), (0x4DBF, 2), (0x4DC0, 1), (0x4E00, 2), (0x9FFF, 2), (0xA000, 2), (0xABFF, 1), (0xAC00, 2),
            (0xD7A3, 2), (0xF900, 2), (0xFF60, 2), (0xFF61, 1), (0x1F300, 2), (0x1F320, 2), (0x1F321, 1), (0x20000, 2),
        ] as [(UInt32, Int)])
    func `a scalar has the width of the Unicode table`(value: UInt32, columns: Int) throws {
        let scalar = try #require(Unicode.Scalar(value))
        #expect(TextWidth.columns(of: String(scalar)) == columns)
    }
}
