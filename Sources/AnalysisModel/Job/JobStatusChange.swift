public import Foundation

/// One step in a job's life, as kajo saw it.
public struct JobStatusChange: Hashable, Sendable {
    public var at: Date
    /// The submission's or the job's new state, in the service's or kajo's own word.
    public var state: String
    /// The transfer's state at that moment, if the service told it.
    public var transfer: String?

    public init(at: Date, state: String, transfer: String?) {
        self.at = at
        self.state = state
        self.transfer = transfer
    }
}
