import AnalysisModel
import AppLogic
import Canvas

/// A failure of the service as a whole, in full.
enum TroubleLines {
    static func of(_ trouble: ServiceTrouble, state: AppState, theme: Theme, width: Int) -> [Line] {
        let failure = FailureLines(state: state, theme: theme, width: width)
        let time = TimeText.moment(trouble.at, now: state.now, zone: state.timeZone)
        let head = trouble.facts.endpoint == nil ? "kajo" : FailureHead.of(trouble.facts)
        return Line.stamped((time, theme.quiet), (head, theme.strong), width: width)
            + failure.messageLines(trouble.facts)
            + (isExplained(trouble) ? failure.explanation(of: trouble.facts) : [])
            + failure.named("Then", next(trouble, state: state))
    }

    /// What keeps kajo from starting says itself what to do.
    private static func isExplained(_ trouble: ServiceTrouble) -> Bool {
        trouble.facts.endpoint != nil || trouble.facts.kind != .local
    }

    static func next(_ trouble: ServiceTrouble, state: AppState) -> String {
        if let next = trouble.nextTry {
            return "kajo tries again \(TimeText.until(next, now: state.now)); r tries now."
        }
        if !state.service.isReady { return "Mend that, then quit with q and start kajo again." }
        return trouble.facts.kind.place == .key
            ? "kajo asks nothing more with this key; r looks for another one and asks once more."
            : "kajo does not try again by itself; r tries now."
    }
}
