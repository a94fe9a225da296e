import AnalysisModel
import AppLogic
import Canvas

/// The form for a new submission; what is wrong is told next to the field that it is about.
struct SubmitPage {
    let state: AppState
    let theme: Theme

    func draw(into frame: inout CellBuffer, area: Rect) {
        let (title, below) = area.splitTop(1)
        let (body, footer) = below.splitBottom(1)
        let closing = closingLines(width: body.width - 2)
        let (fields, end) = body.insetBy(columns: 1).splitBottom(min(closing.count, max(0, body.height - 3)))
        let rows = FormRows(form: state.form, theme: theme, width: fields.width, height: fields.height)
        drawTitle(rows.scrolling, into: &frame, area: title)
        draw(rows, into: &frame, area: fields)
        frame.draw(closing, in: end)
        FooterLine(state: state, theme: theme).draw(into: &frame, area: footer)
    }

    private func drawTitle(_ scrolling: Scrolling, into frame: inout CellBuffer, area: Rect) {
        let more = Line(scrolling.text(theme.glyphs), theme.quiet)
        let room = max(0, area.width - (more.width > 0 ? more.width + 2 : 0))
        Line().gap(1).adding("New submission", theme.heading).adding(" to \(destination)")
            .draw(into: &frame, x: area.x, y: area.y, limit: room)
        more.draw(into: &frame, x: area.x + room + 1, y: area.y, limit: area.width - room - 1)
    }

    private var destination: String {
        let identity = state.service.identity
        return identity.isEmbedded
            ? "the embedded engine" : "\(LongText.word(identity.host)) (\(LongText.word(identity.profile)))"
    }

    private func draw(_ rows: FormRows, into frame: inout CellBuffer, area: Rect) {
        for (place, row) in rows.rows.dropFirst(rows.top).prefix(area.height).enumerated() {
            let (_, line) = area.splitTop(place)
            let (here, _) = line.splitTop(1)
            switch row {
            case .line(let line): line.draw(into: &frame, x: here.x, y: here.y, limit: here.width)
            case .field(let field): draw(field, into: &frame, at: here)
            }
        }
    }

    private func draw(_ field: SubmitForm.Field, into frame: inout CellBuffer, at row: Rect) {
        let isFocused = state.form.focus == field
        let name = Line(field.name, isFocused ? theme.heading : theme.quiet)
        name.draw(into: &frame, x: row.x, y: row.y, limit: FormRows.labelWidth)
        let (_, whole) = row.splitLeft(FormRows.labelWidth)
        let place = drawMark(of: field, into: &frame, in: whole)
        let text = field == .source ? state.form.batch.map(Self.row) : nil
        let window = FieldWindow(text ?? state.form[field], width: place.width)
        let style = (state.form.holdsDefault(in: field) ? theme.quiet : theme.text).underlined()
        frame.fill(place, style: style)
        frame.write(window.text, x: place.x, y: place.y, limit: place.width, style: style, ellipsis: false)
        if isFocused, !place.isEmpty { frame.cursor = CursorPosition(x: place.x + window.cursor, y: place.y) }
    }

    /// - Returns: what is left of the line for the field's text.
    private func drawMark(of field: SubmitForm.Field, into frame: inout CellBuffer, in line: Rect) -> Rect {
        guard state.form.holdsDefault(in: field) else { return line }
        let mark = Line(Self.defaultMark, theme.quiet)
        let (place, end) = line.splitLeft(max(0, line.width - mark.width))
        mark.draw(into: &frame, x: end.x, y: end.y, limit: end.width)
        return place
    }

    private static let defaultMark = " default"

    /// Several sources in the place of one.
    private static func row(_ batch: SourceBatch) -> TextField {
        TextField(batch.texts.count > 1 ? "\(batch.texts.count) sources" : batch.texts.first ?? "")
    }

    private func closingLines(width: Int) -> [Line] {
        if !state.form.refusal.isEmpty {
            let title = "\(theme.glyphs.failed) It was not written down, and nothing was sent."
            return LongText.lines([title] + state.form.refusal, width: width).map { Line($0, theme.bad) }
        }
        if state.form.awaitsCheck || state.form.awaitsStore { return [Line("Checking\u{2026}", theme.quiet)] }
        return []
    }
}
