import AnalysisModel
import AppLogic

/// Where, how and how often something failed, in one line.
enum FailureHead {
    /// `new_job, HTTP 400, attempt 2`.
    static func of(_ failure: JobFailure, state: AppState) -> String {
        // The count says it too.
        let attempt = failure.count > 1 ? nil : failure.attempt.flatMap { $0 > 1 ? "attempt \($0)" : nil }
        let since = TimeText.moment(failure.firstAt, now: state.now, zone: state.timeZone)
        let count = failure.count > 1 ? "\(failure.count) times since \(since)" : nil
        return [of(failure.facts), attempt, count].compactMap { $0 }.joined(separator: ", ")
    }

    static func of(_ facts: FailureFacts) -> String {
        if let endpoint = facts.endpoint { return call(endpoint, status: facts.httpStatus) }
        return facts.kind.isOfJob ? "the job failed" : "kajo itself"
    }

    static func call(_ endpoint: String, status: Int?) -> String {
        LongText.word(endpoint) + (status.map { ", HTTP \($0)" } ?? ", no answer")
    }
}
