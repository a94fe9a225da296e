import AnalysisModel
import AppLogic
import Canvas

/// The form from top to bottom, and which part of it is in sight: always the focused field with what is said of it.
struct FormRows {
    enum Row {
        case field(SubmitForm.Field)
        case line(Line)
    }

    static let labelWidth = 14
    private static let frequent: [SubmitForm.Field] = [.source, .title, .language]

    private(set) var rows: [Row] = []
    /// The first row in sight.
    let top: Int
    let scrolling: Scrolling

    init(form: SubmitForm, theme: Theme, width: Int, height: Int) {
        let notes = FieldNotes(form: form, theme: theme, width: max(1, width - Self.labelWidth))
        let isRoomy = height >= 20
        var focused = 0..<0
        var rows: [Row] = isRoomy ? [.line(.blank)] : []
        for field in SubmitForm.Field.allCases {
            if field == .description { rows.append(.line(Line("Further fields, all optional", theme.quiet))) }
            let start = rows.count
            let said = notes.lines(for: field, rows: Self.room(forNotesIn: height))
            rows += [.field(field)] + said.map { .line(Line().gap(Self.labelWidth).adding($0)) }
            if field == form.focus { focused = start..<rows.count }
            if isRoomy, Self.frequent.contains(field) { rows.append(.line(.blank)) }
        }
        let last = max(0, rows.count - max(0, height))
        top = Self.top(showing: focused, height: height, last: last)
        scrolling = Scrolling(top: top, last: last)
        self.rows = rows
    }

    /// As many as leave the other fields in sight, where there is room for that; else all but a few rows.
    private static func room(forNotesIn height: Int) -> Int {
        let spare = height - SubmitForm.Field.allCases.count - frequent.count - 2
        return spare >= 3 ? spare : max(1, height - 3)
    }

    /// The field after the focused one is in sight too, if it fits: so the form is seen to go on.
    private static func top(showing focused: Range<Int>, height: Int, last: Int) -> Int {
        min(focused.lowerBound, min(last, max(0, focused.upperBound + 1 - height)))
    }
}

/// What is said below a field: what is wrong with it, how it can go on, or what it is for.
struct FieldNotes {
    let form: SubmitForm
    let theme: Theme
    let width: Int

    /// - Parameter rows: choices take no more than so many.
    func lines(for field: SubmitForm.Field, rows: Int) -> [Line] {
        if let problem = form.problems[field] {
            return Line.wrapped("\(theme.glyphs.failed) \(ProblemWords.of(problem))", theme.bad, width: width)
        }
        if field == .source, let batch = form.batch { return lines(for: batch) }
        guard form.focus == field else { return goodNews(field) }
        if !form.candidates.isEmpty { return candidateLines(rows: rows) }
        let news = goodNews(field)
        return news.isEmpty ? Line.wrapped(explanation(of: field), theme.quiet, width: width) : news
    }

    private func explanation(of field: SubmitForm.Field) -> String {
        if form.holdsDefault(in: field) { return "A default from your configuration; Ctrl-U leaves it out." }
        if form.lacksDefault(in: field) { return "Left out this time; Ctrl-P brings its default back." }
        return field.explanation
    }

    private func lines(for batch: SourceBatch) -> [Line] {
        let way = "Enter shows each; paste adds more; Ctrl-U takes them away."
        let amounts = BatchWords(batch: batch, theme: theme).amounts(width: width, isBrief: true)
        return form.focus == .source ? amounts + Line.wrapped(way, theme.quiet, width: width) : amounts
    }

    private func goodNews(_ field: SubmitForm.Field) -> [Line] {
        guard field == .source, let size = form.fileSize else { return [] }
        if form.namesList {
            return Line.wrapped("\(theme.glyphs.finished) a list; Enter shows what is in it", theme.good, width: width)
        }
        return [Line("\(theme.glyphs.finished) a file of \(NumberText.bytes(size))", theme.good)]
    }

    private func candidateLines(rows: Int) -> [Line] {
        let names = form.candidates
        var shown = min(40, names.count)
        var lines = candidateLines(names, shown: shown)
        while lines.count > rows, shown > 1 {
            shown -= 1
            lines = candidateLines(names, shown: shown)
        }
        return lines
    }

    private func candidateLines(_ names: [String], shown: Int) -> [Line] {
        let more = names.count > shown ? ["and \(names.count - shown) more"] : []
        return Line.packed(names.prefix(shown) + more, theme.accent, gap: 2, width: width)
    }
}

extension Line {
    fileprivate func adding(_ other: Line) -> Line {
        var line = self
        line.spans += other.spans
        return line
    }
}
