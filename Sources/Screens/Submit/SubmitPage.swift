import AnalysisModel
import AppLogic
import Canvas

/// The form for a new submission; what is wrong is told next to the field that it is about.
struct SubmitPage {
    let state: AppState
    let theme: Theme

    private static let labelWidth = 10

    func draw(into frame: inout CellBuffer, area: Rect) {
        let (title, below) = area.splitTop(1)
        let (body, footer) = below.splitBottom(1)
        Line().gap(1).adding("New submission", theme.heading).adding(" to \(destination)")
            .draw(into: &frame, x: title.x, y: title.y, limit: title.width)
        drawFields(into: &frame, area: body.insetBy(columns: 1))
        FooterLine(state: state, theme: theme).draw(into: &frame, area: footer)
    }

    private var destination: String {
        let identity = state.service.identity
        return identity.isEmbedded
            ? "the embedded engine" : "\(LongText.word(identity.host)) (\(LongText.word(identity.profile)))"
    }

    private func drawFields(into frame: inout CellBuffer, area: Rect) {
        let isRoomy = area.height >= 14
        var y = area.y + (isRoomy ? 1 : 0)
        for field in SubmitForm.Field.allCases where y < area.maxY {
            drawField(field, into: &frame, at: Rect(x: area.x, y: y, width: area.width, height: 1))
            y += 1
            let notes = self.notes(
                for: field, width: area.width - Self.labelWidth, rows: area.height - SubmitForm.Field.allCases.count)
            let room = Rect(
                x: area.x + Self.labelWidth, y: y, width: area.width - Self.labelWidth, height: area.maxY - y)
            frame.draw(notes, in: room)
            y += notes.count + (isRoomy ? 1 : 0)
        }
        let rest = Rect(x: area.x, y: y, width: area.width, height: max(0, area.maxY - y))
        frame.draw(closingLines(width: area.width), in: rest)
    }

    private func drawField(_ field: SubmitForm.Field, into frame: inout CellBuffer, at row: Rect) {
        let isFocused = state.form.focus == field
        let name = Line(field.name, isFocused ? theme.heading : theme.quiet)
        name.draw(into: &frame, x: row.x, y: row.y, limit: Self.labelWidth)
        let (_, place) = row.splitLeft(Self.labelWidth)
        let window = FieldWindow(state.form[field], width: place.width)
        frame.fill(place, style: Style.plain.underlined())
        frame.write(
            window.text, x: place.x, y: place.y, limit: place.width, style: Style.plain.underlined(), ellipsis: false)
        if isFocused, !place.isEmpty { frame.cursor = CursorPosition(x: place.x + window.cursor, y: place.y) }
    }

    private func notes(for field: SubmitForm.Field, width: Int, rows: Int) -> [Line] {
        if let problem = state.form.problems[field] {
            return Line.wrapped("\(theme.glyphs.failed) \(ProblemWords.of(problem))", theme.bad, width: width)
        }
        guard state.form.focus == field else { return goodNews(field) }
        let candidates = field == .source ? candidateLines(width: width, rows: max(1, rows)) : []
        if !candidates.isEmpty { return candidates }
        let news = goodNews(field)
        return news.isEmpty ? Line.wrapped(field.explanation, theme.quiet, width: width) : news
    }

    private func goodNews(_ field: SubmitForm.Field) -> [Line] {
        guard field == .source, let size = state.form.fileSize else { return [] }
        return [Line("\(theme.glyphs.finished) a file of \(NumberText.bytes(size))", theme.good)]
    }

    /// As many names as leave the other fields in sight.
    private func candidateLines(width: Int, rows: Int) -> [Line] {
        let names = state.form.candidates
        var shown = min(40, names.count)
        var lines = candidateLines(names, shown: shown, width: width)
        while lines.count > rows, shown > 1 {
            shown -= 1
            lines = candidateLines(names, shown: shown, width: width)
        }
        return lines
    }

    private func candidateLines(_ names: [String], shown: Int, width: Int) -> [Line] {
        let more = names.count > shown ? ["and \(names.count - shown) more"] : []
        return Line.packed(names.prefix(shown) + more, theme.accent, gap: 2, width: width)
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

extension SubmitForm.Field {
    fileprivate var name: String {
        switch self {
        case .source: "Source"
        case .title: "Title"
        case .language: "Language"
        }
    }

    fileprivate var explanation: String {
        switch self {
        case .source: "An http(s) link straight to a video file, or a path on this machine; paste it or type it."
        case .title: "A name for the video; may be left empty."
        case .language: "The language spoken in it, such as en-US or fi-FI; empty leaves it to the service."
        }
    }
}
