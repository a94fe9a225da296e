/// Breaks text into lines that fit.
public enum TextWrap {
    /// Lines of at most `width` columns, in the visible form that `VisibleText` gives.
    ///
    /// Breaks at spaces and around wide glyphs, inside a word only when the word is longer than a line. Newlines in the
    /// text are kept (also CR LF and the Unicode line separators), tabs go to the next multiple of four. Only spaces at
    /// a break and at line ends are left out. A wide glyph gets a line of its own when `width` is 1. Never empty.
    public static func lines(_ text: String, width: Int) -> [String] {
        var lines: [String] = []
        for paragraph in paragraphs(of: text) {
            var filler = LineFiller(width: max(1, width))
            filler.fill(with: paragraph)
            lines += filler.finish()
        }
        return lines
    }

    /// Splits at newlines without looking at grapheme clusters, since CR LF is one of those.
    private static func paragraphs(of text: String) -> [Substring] {
        text.unicodeScalars
            .split(omittingEmptySubsequences: false) { $0.value == 0x0A || $0.value == 0x2028 || $0.value == 0x2029 }
            .map { part in
                Substring(part.last?.value == 0x0D && part.endIndex < text.endIndex ? part.dropLast() : part)
            }
    }
}

/// Fills the lines of one paragraph, word by word, in one pass.
private struct LineFiller {
    private let width: Int
    private var lines: [String] = []
    private var line = String.UnicodeScalarView()
    private var lineColumns = 0
    private var spaces = 0
    private var word: [Glyph] = []
    private var wordColumns = 0

    init(width: Int) { self.width = width }

    mutating func fill(with paragraph: Substring) {
        for (index, part) in paragraph.unicodeScalars.split(separator: "\t", omittingEmptySubsequences: false)
            .enumerated()
        {
            if index > 0 { addTab() }
            for glyph in GlyphSequence(Substring(part)) { add(glyph) }
        }
    }

    mutating func finish() -> [String] {
        placeWord()
        if !line.isEmpty || lines.isEmpty { breakLine() }
        return lines
    }

    private mutating func add(_ glyph: Glyph) {
        if glyph == .space {
            placeWord()
            spaces += 1
        } else if glyph.columns == 2 {
            placeWord()
            append(toWord: glyph)
            placeWord()
        } else {
            append(toWord: glyph)
        }
    }

    private mutating func addTab() {
        placeWord()
        spaces += 4 - (lineColumns + spaces) % 4
    }

    /// A word longer than a line is broken as it grows, so it is never held as a whole.
    private mutating func append(toWord glyph: Glyph) {
        if wordColumns > 0, wordColumns + Int(glyph.columns) > width { placeWord() }
        word.append(glyph)
        wordColumns += Int(glyph.columns)
    }

    private mutating func placeWord() {
        guard !word.isEmpty else { return }
        if lineColumns + spaces + wordColumns <= width {
            line.append(contentsOf: repeatElement(" ", count: spaces))
            lineColumns += spaces
        } else if lineColumns > 0 {
            breakLine()
        }
        spaces = 0
        for glyph in word { glyph.append(to: &line) }
        lineColumns += wordColumns
        word.removeAll(keepingCapacity: true)
        wordColumns = 0
    }

    private mutating func breakLine() {
        lines.append(String(line))
        line = String.UnicodeScalarView()
        lineColumns = 0
    }
}
