public import Foundation

/// One thing that went wrong with one job, or with the service as a whole, kept with its time.
public struct JobFailure: Identifiable, Hashable, Sendable {
    /// Where it went wrong.
    public enum Origin: Hashable, Sendable {
        /// A call was answered with an error, or not at all. `endpoint` is the function's name, without any query
        /// (`new_job`); `httpStatus` is `nil` when no answer came.
        case call(endpoint: String, httpStatus: Int?)
        /// The service accepted the job and it failed later: `status` is `error` (Core API, "Error codes").
        case job
        /// kajo itself refused or failed; no call is to blame.
        case local
    }

    public let id: Int64
    /// `nil`: the service as a whole, whatever the job.
    public var job: TrackedJob.ID?
    /// When it happened, or happened last.
    public var at: Date
    /// When it happened first; the same as `at` for one that happened once.
    public var firstAt: Date
    /// How often it has happened in a row, at least once.
    public var count: Int
    /// Which try of the same request it was, from 1; `nil` where nothing is tried again.
    public var attempt: Int?
    /// When kajo was to try again by itself; `nil` if it does not.
    public var retryAt: Date?
    public var facts: FailureFacts

    public init(
        id: Int64, job: TrackedJob.ID?, at: Date, firstAt: Date? = nil, count: Int = 1, attempt: Int? = nil,
        retryAt: Date? = nil, facts: FailureFacts
    ) {
        self.id = id
        self.job = job
        self.at = at
        self.firstAt = firstAt ?? at
        self.count = max(1, count)
        self.attempt = attempt
        self.retryAt = retryAt
        self.facts = facts
    }

    /// Every message, in the order given. Foreign text. Never empty.
    public var messages: [String] { facts.messages }

    /// Where it went wrong.
    public var origin: Origin {
        if let endpoint = facts.endpoint { return .call(endpoint: endpoint, httpStatus: facts.httpStatus) }
        return facts.kind.isOfJob ? .job : .local
    }
}
