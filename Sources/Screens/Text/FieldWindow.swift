import AppLogic
import Canvas

/// The part of a line of text that fits its field, so that the cursor is in it.
struct FieldWindow {
    let text: String
    /// The cursor's column in the field.
    let cursor: Int

    init(_ field: TextField, width: Int) {
        // Text that was pasted may be long, and characters without a look take no columns.
        let most = 64 * (max(0, width) + 4)
        var start = field.cursor
        var used = 0
        while start > 0, field.cursor - start < most {
            let columns = TextWidth.columns(of: String(field.characters[start - 1]), atMost: width)
            guard used + columns < width else { break }
            start -= 1
            used += columns
        }
        text = String(field.characters[start...].prefix(2 * most))
        cursor = used
    }
}
