import AnalysisModel
import AppLogic
import Canvas

/// One failure, in full: when, where, every message, what it means, what to do, and whether kajo tries again.
struct FailureLines {
    let state: AppState
    let theme: Theme
    let width: Int

    /// - Parameter isExplained: with cause and remedy, and all that the answer told; else what happened alone.
    func of(_ failure: JobFailure, isExplained: Bool = true) -> [Line] {
        let time = TimeText.moment(failure.at, now: state.now, zone: state.timeZone)
        let head = Line.stamped(
            (time, theme.quiet), (FailureHead.of(failure, state: state), theme.strong), width: width)
        let messages = failure.messages.flatMap { Line.wrapped($0, theme.bad, width: width, indent: 2) }
        guard isExplained else { return head + messages }
        return head + messages + explanation(of: failure.facts) + next(failure) + rest(of: failure.facts)
    }

    /// What it means and what to do about it.
    func explanation(of facts: FailureFacts) -> [Line] {
        let words = FailureWords(facts, isEmbedded: state.service.identity.isEmbedded)
        return named("Why", words.cause) + named("Do", words.remedy)
    }

    func named(_ name: String, _ words: String, _ style: Style = .plain) -> [Line] {
        let column = 10
        return TextWrap.lines(words, width: max(1, width - column)).enumerated().map { place, text in
            Line().gap(2).adding(place == 0 ? name : "", theme.quiet, width: column - 2).adding(text, style)
        }
    }

    /// What kajo does about it by itself, where that is still to come.
    private func next(_ failure: JobFailure) -> [Line] {
        guard let retry = failure.retryAt, retry > state.now else { return [] }
        return named("Then", "kajo tries again \(TimeText.until(retry, now: state.now)).")
    }

    private func rest(of facts: FailureFacts) -> [Line] {
        [("Call id", facts.requestID), ("Answer", facts.excerpt), ("Sent", facts.request)]
            .flatMap { name, text in text.map { named(name, $0, theme.quiet) } ?? [] }
    }
}
