/// How many columns text takes on the screen, exactly as `CellBuffer.write` shows it: controls count in their visible form.
///
/// East Asian wide and fullwidth characters and emoji take 2, combining marks 0, ambiguous ones 1 (Unicode 15.1).
public enum TextWidth {
    /// The columns that the text takes when every one of its glyphs is shown. O(n).
    public static func columns(of text: String) -> Int {
        if VisibleText.isPlainASCII(text) { return text.utf8.count }
        return GlyphSequence(text).reduce(0) { $0 + Int($1.columns) }
    }

    /// The columns that the text takes, or `limit` if it takes more, or more characters than so many columns could
    /// need. O(limit), whatever the text.
    public static func columns(of text: String, atMost limit: Int) -> Int {
        let fit = TextFit(text, limit: max(0, limit), ellipsis: false)
        return fit.isCut ? max(0, limit) : fit.columns
    }

    public static func columns(of character: Character) -> Int {
        if let ascii = character.asciiValue, ascii >= 0x20, ascii < 0x7F { return 1 }
        return columns(of: String(character))
    }
}
