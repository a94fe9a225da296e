import AnalysisModel
import CoreAPI
import Foundation

/// A failure that is yet to be written down.
struct FailureDraft: Sendable {
    var at: Date
    /// See `JobFailure`.
    var attempt: Int?
    var retryAt: Date?
    var facts: FailureFacts

    init(_ facts: FailureFacts, attempt: Int? = nil, retryAt: Date? = nil, at: Date) {
        self.at = at
        self.attempt = attempt
        self.retryAt = retryAt
        self.facts = facts
    }

    init(_ error: APIError, attempt: Int? = nil, retryAt: Date? = nil, at: Date) {
        self.init(error.facts, attempt: attempt, retryAt: retryAt, at: at)
    }

    init(_ error: JobServiceError, at: Date) {
        self.init(error.facts, attempt: error.attempt, at: at)
    }
}
