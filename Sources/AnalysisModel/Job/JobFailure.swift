public import Foundation

/// One thing that went wrong with one job, kept for ever with its time.
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
    public var job: TrackedJob.ID
    public var at: Date
    public var origin: Origin
    /// Every message, in the order given. Foreign text. Never empty.
    public var messages: [String]

    public init(id: Int64, job: TrackedJob.ID, at: Date, origin: Origin, messages: [String]) {
        self.id = id
        self.job = job
        self.at = at
        self.origin = origin
        self.messages = messages
    }
}
