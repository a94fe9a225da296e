public import Foundation

/// A call for a job that failed and that kajo is going to repeat.
public struct CallRetry: Hashable, Sendable {
    public var facts: FailureFacts
    /// The try that failed, from 1.
    public var attempt: Int
    /// How many there are at most.
    public var attempts: Int
    public var nextTry: Date

    public init(facts: FailureFacts, attempt: Int, attempts: Int, nextTry: Date) {
        self.facts = facts
        self.attempt = attempt
        self.attempts = attempts
        self.nextTry = nextTry
    }
}
