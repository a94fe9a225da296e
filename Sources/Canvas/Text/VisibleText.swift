/// Foreign text made safe: nothing in it can move the cursor, turn the direction of writing or hide.
public enum VisibleText {
    /// The text with everything that acts made visible; the same again for text that is safe already.
    ///
    /// Control characters become `^X` or `<U+009B>`, direction marks and line separators their code, a newline `⏎`,
    /// unassigned characters U+FFFD; characters without a look, and combining marks past four, are left out.
    /// A joined emoji keeps its first part. `CellBuffer.write` does this to all it is given.
    public static func of(_ text: String) -> String {
        if isPlainASCII(text) { return text }
        var scalars = String.UnicodeScalarView()
        for glyph in GlyphSequence(text) { glyph.append(to: &scalars) }
        return String(scalars)
    }

    /// The same of as much as fits so many columns, with an ellipsis where that is not all. O(columns), whatever the text.
    public static func of(_ text: String, within columns: Int) -> String {
        var scalars = String.UnicodeScalarView()
        for glyph in TextFit(text, limit: max(0, columns), ellipsis: true).glyphs { glyph.append(to: &scalars) }
        return String(scalars)
    }

    static func isPlainASCII(_ text: String) -> Bool {
        text.utf8.allSatisfy { $0 >= 0x20 && $0 < 0x7F }
    }
}
