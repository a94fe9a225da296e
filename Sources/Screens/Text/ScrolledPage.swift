import AppLogic
import Canvas

/// A whole page of lines below a title that tells how far it is scrolled.
struct ScrolledPage {
    let title: Line
    let lines: [Line]
    /// The first line shown, if there are so many.
    let top: Int
    let state: AppState
    let theme: Theme

    func draw(into frame: inout CellBuffer, area: Rect) {
        let (head, below) = area.splitTop(1)
        let (body, footer) = below.splitBottom(1)
        let top = min(top, lastTop)
        title.adding("  \(Scrolling(top: top, last: lastTop).text(theme.glyphs))", theme.quiet)
            .draw(into: &frame, x: head.x, y: head.y, limit: head.width)
        frame.draw(lines, in: body.insetBy(columns: 1), top: top)
        FooterLine(state: state, theme: theme).draw(into: &frame, area: footer)
    }

    var lastTop: Int { max(0, lines.count - max(0, state.size.rows - 2)) }
}
