import AnalysisModel
import AppLogic
import Canvas

/// One failure, in full: when, where, and every message.
enum FailureLines {
    static func of(_ failure: JobFailure, state: AppState, theme: Theme, width: Int) -> [Line] {
        let time = TimeText.moment(failure.at, now: state.now, zone: state.timeZone)
        let head = Line.stamped((time, theme.quiet), (origin(failure.origin), theme.strong), width: width)
        return head + failure.messages.flatMap { Line.wrapped($0, theme.bad, width: width, indent: 2) }
    }

    static func call(_ endpoint: String, status: Int?) -> String {
        status.map { "\(endpoint), HTTP \($0)" } ?? "\(endpoint), no answer"
    }

    private static func origin(_ origin: JobFailure.Origin) -> String {
        switch origin {
        case .call(let endpoint, let status): call(endpoint, status: status)
        case .job: "the job failed"
        case .local: "kajo itself"
        }
    }
}
