import AppLogic
import Canvas

/// A failure of the service as a whole, in full.
enum TroubleLines {
    static func of(_ trouble: ServiceTrouble, state: AppState, theme: Theme, width: Int) -> [Line] {
        let time = TimeText.moment(trouble.at, now: state.now, zone: state.timeZone)
        let call = trouble.endpoint.map { FailureLines.call($0, status: trouble.httpStatus) } ?? "kajo"
        let next =
            trouble.nextTry.map { "Next try \(TimeText.until($0, now: state.now)); r tries now." }
            ?? (state.service.isReady
                ? "kajo does not try again by itself; r tries now."
                : "Mend that, then quit with q and start kajo again.")
        return Line.stamped((time, theme.quiet), (call, theme.strong), width: width)
            + trouble.messages.flatMap { Line.wrapped($0, width: width) }
            + Line.wrapped(next, theme.quiet, width: width)
    }
}
