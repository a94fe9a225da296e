import AnalysisModel
import AppLogic
import Foundation

/// The question whether what was submitted before is to be submitted again.
struct RepetitionPane {
    let question: RepetitionQuestion
    let state: AppState
    let theme: Theme

    func pane(width: Int) -> QuestionPane {
        let answers = RepetitionQuestion.Answer.allCases.map { answer in
            QuestionPane.Answer(
                words: answer == .no ? "No" : "Yes, submit again", isChosen: answer == question.chosen,
                isHarmless: answer == .no)
        }
        return QuestionPane(
            words: title, lines: lines(width: width - 2), answers: answers, top: question.top, theme: theme)
    }

    private var jobs: [TrackedJob] { question.repetitions.map(\.earlier) }

    private var title: String {
        jobs.count == 1 ? "Submit \(LongText.word(jobs[0].displayTitle)) again?" : "Submit \(jobs.count) videos again?"
    }

    private func lines(width: Int) -> [Line] {
        let words = consequences.flatMap { Line.wrapped($0, theme.strong, width: width) }
        return words + [.blank] + subjectLines(width: width)
    }

    private var consequences: [String] {
        let isOne = jobs.count == 1
        let head =
            isOne
            ? "The same video was submitted before, so it has not been sent again."
            : "The same videos were submitted before, so they have not been sent again."
        let price = state.service.identity.isEmbedded ? "" : ", and the service may charge for both"
        let yes = "A yes makes another job of \(isOne ? "it" : "each")\(price)."
        let unclear = jobs.count { $0.submission == .unknown }
        guard unclear > 0 else { return [head, yes] }
        let whose = isOne ? "" : " of \(unclear) of them"
        return [head, "Nobody knows whether the service made a job\(whose): look in its own list first.", yes]
    }

    private func subjectLines(width: Int) -> [Line] {
        let shown = jobs.prefix(Self.most).flatMap { job in
            let since = TimeText.moment(job.createdAt, now: state.now, zone: state.timeZone)
            let words = "\(LongText.word(job.displayTitle)): submitted \(since), \(Self.state(of: job))"
            return Line.wrapped(words, job.submission == .unknown ? theme.doubtful : theme.text, width: width)
        }
        let rest = jobs.count - Self.most
        return shown + (rest > 0 ? [Line("\u{2026} and \(rest) more", theme.quiet)] : [])
    }

    static func state(of job: TrackedJob) -> String {
        if job.submission == .unknown { return "outcome unknown" }
        return LongText.word(job.status?.word ?? job.submission.rawValue).replacing("_", with: " ")
    }

    /// Nobody reads on, and each frame has its price.
    private static let most = 200
}
