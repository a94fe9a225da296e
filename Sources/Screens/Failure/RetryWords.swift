import AnalysisModel
import Foundation

/// A call that is going to be repeated, with the time that is left.
enum RetryWords {
    static func of(_ retry: CallRetry, now: Date) -> String {
        let attempt = "attempt \(retry.attempt) of \(retry.attempts)"
        return "\(FailureHead.of(retry.facts)): \(attempt) failed, the next \(TimeText.until(retry.nextTry, now: now))."
    }
}
