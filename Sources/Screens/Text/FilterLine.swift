import AppLogic
import Canvas

/// The words that rows are to have, as they are typed in the place of a list's titles, and how many rows have them.
struct FilterLine {
    let filter: TextField
    let shown: Int
    let total: Int
    let theme: Theme

    func draw(into frame: inout CellBuffer, area: Rect) {
        let count = Line("\(shown) of \(total)", theme.quiet)
        let room = max(0, area.width - 4 - count.width)
        let window = FieldWindow(filter, width: room)
        Line().gap(1).adding("/", theme.heading).draw(into: &frame, x: area.x, y: area.y, limit: area.width)
        frame.write(window.text, x: area.x + 2, y: area.y, limit: room, ellipsis: false)
        count.draw(into: &frame, x: area.x + room + 3, y: area.y, limit: max(0, area.width - room - 3))
        if area.width > 2 + window.cursor, !area.isEmpty {
            frame.cursor = CursorPosition(x: area.x + 2 + window.cursor, y: area.y)
        }
    }
}
