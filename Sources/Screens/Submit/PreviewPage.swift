import AppLogic
import Canvas

/// The request that the form makes, as it will be sent but for the key.
struct PreviewPage {
    let state: AppState
    let theme: Theme

    func draw(into frame: inout CellBuffer, area: Rect) {
        let (title, below) = area.splitTop(1)
        let (body, footer) = below.splitBottom(1)
        let top = min(state.preview.top, lastTop)
        Line().gap(1).adding("POST new_job", theme.heading).adding("  not sent yet", theme.quiet)
            .adding("  \(Scrolling(top: top, last: lastTop).text(theme.glyphs))", theme.quiet)
            .draw(into: &frame, x: title.x, y: title.y, limit: title.width)
        frame.draw(lines, in: body.insetBy(columns: 1), top: top)
        FooterLine(state: state, theme: theme).draw(into: &frame, area: footer)
    }

    var lastTop: Int { max(0, lines.count - max(0, state.size.rows - 2)) }

    private var lines: [Line] {
        let width = state.size.columns - 2
        let json = LongText.lines(state.preview.text.split(separator: "\n").map(String.init), width: max(1, width))
        let notes = state.preview.notes.flatMap { [Line.blank] + Line.wrapped($0, theme.quiet, width: width) }
        return json.map { Line($0) } + notes
    }
}

extension Preview {
    fileprivate var notes: [String] {
        let key = "Sent as application/json on one line, with your key for <key>."
        return text.contains("valossaupload://\u{2026}")
            ? [key, "The file is uploaded first; valossaupload://\u{2026} stands for the address that it gets then."]
            : [key]
    }
}
