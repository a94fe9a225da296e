import AnalysisModel
import AppLogic
import Canvas

/// The question before jobs are cancelled or deleted, below the list: what would happen to which, and the answers.
struct ConfirmationPane {
    let question: Confirmation
    let state: AppState
    let theme: Theme

    /// The furthest that the open question can be scrolled.
    static func lastTop(in state: AppState) -> Int {
        guard let question = state.confirmation else { return 0 }
        let theme = Theme(glyphSet: .unicode, hasColor: true)
        let pane = ConfirmationPane(question: question, state: state, theme: theme)
        return max(0, pane.lines(width: state.size.columns - 2).count - max(0, state.layout.paneTextRows - 1))
    }

    func draw(into frame: inout CellBuffer, area: Rect) {
        let (title, below) = area.splitTop(1)
        let (body, answers) = below.splitBottom(1)
        let text = Rect(x: body.x + 1, y: body.y, width: body.width - 2, height: body.height)
        let lines = self.lines(width: text.width)
        let last = max(0, lines.count - text.height)
        let top = min(question.top, last)
        let meant = question.affected.isEmpty ? question.subjects.map(\.job) : question.affected
        let words = EndingWords.question(question.ending, of: meant.map(\.displayTitle))
        PaneTitle(words: words, style: theme.heading, theme: theme)
            .line(width: title.width, more: Scrolling(top: top, last: last))
            .draw(into: &frame, x: title.x, y: title.y, limit: title.width)
        frame.draw(lines, in: text, top: top)
        answerLine.draw(into: &frame, x: answers.x, y: answers.y, limit: answers.width)
    }

    private func lines(width: Int) -> [Line] {
        let news = changedLines(width: width)
        let words = EndingWords.consequences(question.ending, question.subjects.map(\.prospect))
            .flatMap { Line.wrapped($0, theme.strong, width: width) }
        let keeping =
            question.answers.contains(.yesKeepingResults)
            ? Line.wrapped("To keep results, kajo fetches them first; they stay here.", theme.strong, width: width) : []
        return news + words + keeping + [.blank] + subjectLines(width: width)
    }

    private func changedLines(width: Int) -> [Line] {
        let changed = question.subjects.filter { $0.before != nil }.map(\.job.displayTitle)
        let sentences =
            changed.prefix(Self.most).map { "\(LongText.word($0)) has changed since this was asked; see below." }
            + question.departed.prefix(Self.most).map { "\(LongText.word($0)) has left the list since this was asked." }
        return sentences.flatMap { Line.wrapped($0, theme.doubtful, width: width) }
    }

    private func subjectLines(width: Int) -> [Line] {
        let shown = question.subjects.prefix(Self.most).flatMap { subject in
            let isNews = subject.before != nil
            let style = isNews || !subject.prospect.isPossible ? theme.doubtful : theme.text
            let words = "\(LongText.word(subject.job.displayTitle)): \(EndingWords.of(subject.prospect))"
            return Line.wrapped(words, style, width: width)
        }
        let rest = question.subjects.count - Self.most
        return shown + (rest > 0 ? [Line("\u{2026} and \(rest) more", theme.quiet)] : [])
    }

    /// Nobody reads on, and each frame has its price.
    private static let most = 200

    private var answerLine: Line {
        question.answers.reduce(Line()) { line, answer in
            let isChosen = answer == question.chosen
            let style = !isChosen ? theme.quiet : answer == .no ? theme.strong : theme.bad
            return line.adding(isChosen ? theme.glyphs.mark : " ", theme.heading, width: 1)
                .adding(words(of: answer), style).gap(1)
        }
    }

    private func words(of answer: Confirmation.Answer) -> String {
        switch answer {
        case .no: "No"
        case .yes: question.ending == .cancel ? "Yes, cancel" : "Yes, delete"
        case .yesKeepingResults: "Delete, keep results"
        }
    }
}

extension AppState {
    /// A question has the keyboard.
    var isAsking: Bool { page == .jobList && confirmation != nil }

    /// Some of the jobs that `c` is about wait, as far as is known.
    var canCancel: Bool { jobList.markedOrSelected.contains { Prospect($0, by: .cancel).isPossible } }
}
