import AppLogic
import Canvas

/// The part of a line of text that fits its field, so that the cursor is in it.
struct FieldWindow {
    let text: String
    /// The cursor's column in the field.
    let cursor: Int

    init(_ field: TextField, width: Int) {
        let widths = field.characters.map { TextWidth.columns(of: VisibleText.of(String($0))) }
        var start = field.cursor
        var used = 0
        while start > 0, used + widths[start - 1] < width {
            start -= 1
            used += widths[start]
        }
        text = String(field.characters[start...])
        cursor = used
    }
}
