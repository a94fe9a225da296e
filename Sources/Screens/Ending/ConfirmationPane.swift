import AnalysisModel
import AppLogic

/// The question before jobs are cancelled or deleted, below the list: what would happen to which, and the answers.
struct ConfirmationPane {
    let question: Confirmation
    let theme: Theme

    func pane(width: Int) -> QuestionPane {
        let meant = question.affected.isEmpty ? question.subjects.map(\.job) : question.affected
        let answers = question.answers.map { answer in
            QuestionPane.Answer(
                words: words(of: answer), isChosen: answer == question.chosen, isHarmless: answer == .no)
        }
        return QuestionPane(
            words: EndingWords.question(
                question.ending, of: meant.map(\.displayTitle), question.subjects.map(\.prospect)),
            lines: lines(width: width - 2), answers: answers, top: question.top, theme: theme)
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

    private func words(of answer: Confirmation.Answer) -> String {
        switch answer {
        case .no: "No"
        case .yes: question.ending == .cancel ? "Yes, cancel" : question.isForgetting ? "Yes, forget" : "Yes, delete"
        case .yesKeepingResults: "Delete, keep results"
        }
    }
}
