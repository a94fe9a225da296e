/// As much of a text as fits a limit, found without reading much further than that.
struct TextFit {
    /// What is to be shown, with the ellipsis where one is wanted.
    private(set) var glyphs: [Glyph] = []
    private(set) var columns = 0
    private(set) var isCut = false
    /// How much of the text was looked at.
    private(set) var scalarsRead = 0

    /// A glyph takes a column and is seldom made of more than a dozen scalars. What takes far more, such as a million
    /// marks or zero-width spaces in a row, is as good as cut.
    static func mostScalars(for columns: Int) -> Int { 256 + 64 * min(max(0, columns), 1 << 40) }

    init(_ text: String, limit: Int, ellipsis: Bool) {
        var sequence = GlyphSequence(text, reading: Self.mostScalars(for: limit))
        while !isCut, let glyph = sequence.next() {
            if columns + Int(glyph.columns) > limit { isCut = true } else { add(glyph) }
        }
        isCut = isCut || sequence.isCutShort
        scalarsRead = sequence.scalarsRead
        if isCut, ellipsis, limit > 0 { endWithEllipsis(limit) }
    }

    private mutating func add(_ glyph: Glyph) {
        glyphs.append(glyph)
        columns += Int(glyph.columns)
    }

    private mutating func endWithEllipsis(_ limit: Int) {
        while columns >= limit, let last = glyphs.popLast() { columns -= Int(last.columns) }
        add(.ellipsis)
    }
}
