public import AnalysisModel
public import Foundation

/// Why what is shown of a job may not be so any more.
public struct Staleness: Hashable, Sendable {
    /// What keeps kajo from knowing better.
    public enum Reason: Hashable, Sendable {
        case trouble(ServiceTrouble)
        /// The service has not been reached since kajo was started.
        case notAskedYet
        /// An answer should have come by now.
        case overdue
    }

    /// When the service last said something about the job.
    public var updatedAt: Date
    public var reason: Reason
}

extension AppState {
    /// An answer may take so long, in seconds, before what is shown counts as old.
    static let patience = 30.0

    /// `nil` for what is as fresh as it can be: a job that nothing more is to come of does not grow old.
    public func staleness(of job: TrackedJob) -> Staleness? {
        guard !job.isAtEnd, job.jobID != nil, let updatedAt = job.answeredAt else { return nil }
        if let trouble = service.trouble { return Staleness(updatedAt: updatedAt, reason: .trouble(trouble)) }
        if service.answeredAt == nil { return Staleness(updatedAt: updatedAt, reason: .notAskedYet) }
        guard let due = job.nextPollAt, now.timeIntervalSince(due) > Self.patience else { return nil }
        return Staleness(updatedAt: updatedAt, reason: .overdue)
    }
}
