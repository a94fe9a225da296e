public import AnalysisModel
public import Foundation

/// Whom kajo talks to, and how that goes.
public struct ServiceState: Hashable, Sendable {
    /// Who the other side is.
    public struct Identity: Hashable, Sendable {
        public var profile: String
        /// Host, with its port where that is not the usual one.
        public var host: String
        /// kajo's own engine, on this machine.
        public var isEmbedded: Bool

        public init(profile: String, host: String, isEmbedded: Bool) {
            self.profile = profile
            self.host = host
            self.isEmbedded = isEmbedded
        }
    }

    public var identity: Identity
    /// False until jobs can be asked for and submitted.
    public var isReady: Bool
    /// Since when kajo has been waiting for a first answer.
    public var startedAt: Date
    public var answeredAt: Date?
    /// Since when the service owes an answer; `nil` while none is on its way.
    public var askedSince: Date?
    /// What is wrong now, with the moment it began; `nil` after a good answer.
    public var trouble: ServiceTrouble?
    public var troubleSince: Date?

    public init(identity: Identity, startedAt: Date) {
        self.identity = identity
        self.isReady = false
        self.startedAt = startedAt
    }

    /// Since when the service has been silent: as long as a service that is well takes for no answer, in seconds.
    public func silentSince(now: Date) -> Date? {
        askedSince.flatMap { now.timeIntervalSince($0) >= Self.patience ? $0 : nil }
    }

    /// Longer than slow lines need, shorter than anybody trusts a screen that does not move.
    static let patience = 10.0

    /// When a job is asked for that is due then: not before the service is tried again; `nil` if that is not going to
    /// be by itself.
    public func nextQuestion(due: Date) -> Date? {
        guard let trouble else { return due }
        return trouble.nextTry.map { max($0, due) }
    }
}

/// A failure of the service as a whole, tied to no single job.
public struct ServiceTrouble: Hashable, Sendable {
    public var facts: FailureFacts
    public var at: Date
    /// `nil`: kajo does not try again by itself.
    public var nextTry: Date?

    public init(_ facts: FailureFacts, at: Date, nextTry: Date?) {
        self.facts = facts
        self.at = at
        self.nextTry = nextTry
    }
}
