import AnalysisModel
import Foundation
import JobServices

/// Keeps all that a board tells.
final class EventLog: Sendable {
    private let seen: Guarded<[JobEvent]>
    private let task: Task<Void, Never>

    init(_ board: JobBoard) {
        let (events, seen) = (board.events, Guarded<[JobEvent]>([]))
        self.seen = seen
        task = Task { for await event in events { seen.with { $0.append(event) } } }
    }

    deinit { task.cancel() }

    var all: [JobEvent] { seen.with { $0 } }

    var serviceFailures: [(error: JobServiceError, hasNextTry: Bool)] {
        all.compactMap { event in
            if case .serviceFailed(let error, _, let next) = event { (error, next != nil) } else { nil }
        }
    }

    /// Since when an answer was owed, at each change.
    var asked: [Date?] {
        all.compactMap { event in if case .serviceAsked(let since) = event { .some(since) } else { nil } }
    }

    var failures: [JobFailure] {
        all.compactMap { event in if case .failureRecorded(let failure) = event { failure } else { nil } }
    }

    var changed: [TrackedJob] {
        all.flatMap { event in if case .jobsChanged(let jobs) = event { jobs } else { [TrackedJob]() } }
    }
}
