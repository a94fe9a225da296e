extension CellBuffer {
    /// Writes text, made visible as in `VisibleText`, from column `x` of row `y` on; never leaves the row.
    ///
    /// - Parameters:
    ///   - limit: the columns it may use at most; as far as the row goes when nil.
    ///   - ellipsis: whether text that does not fit ends in "…".
    /// - Returns: the columns used, also those that were clipped on the left. A wide glyph is never split.
    @discardableResult
    public mutating func write(
        _ text: String, x: Int, y: Int, limit: Int? = nil, style: Style = .plain, ellipsis: Bool = true
    ) -> Int {
        let (room, isFarLeft) = size.width.subtractingReportingOverflow(x)
        let limit = min(limit ?? room, room)
        guard !isFarLeft, limit > 0, y >= 0, y < size.height else { return 0 }
        let fit = TextFit(text, limit: limit, ellipsis: ellipsis)
        var column = 0
        for glyph in fit.glyphs {
            put(glyph, x: x + column, y: y, style: style)
            column += Int(glyph.columns)
        }
        return column
    }

    /// Blanks in this style.
    public mutating func fill(_ rect: Rect, style: Style) {
        fill(rect, with: .space, style: style)
    }

    /// Repeats a character; where a wide one does not fit, a blank is left.
    public mutating func fill(_ rect: Rect, with character: Character, style: Style) {
        var glyphs = GlyphSequence(String(character))
        fill(rect, with: glyphs.next() ?? .space, style: style)
    }

    private mutating func fill(_ rect: Rect, with glyph: Glyph, style: Style) {
        let area = rect.intersection(bounds)
        guard !area.isEmpty else { return }
        let step = Int(glyph.columns)
        for y in area.y..<area.maxY {
            for x in stride(from: area.x, to: area.maxX, by: step) {
                put(x + step <= area.maxX ? glyph : .space, x: x, y: y, style: style)
            }
        }
    }
}
