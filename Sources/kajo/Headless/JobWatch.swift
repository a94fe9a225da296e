import AnalysisModel
import Foundation
import JobServices

/// Follows jobs through the board's events until they are where one waits for.
struct JobWatch {
    private let session: Session
    /// Each submission has its own end and its own reasons; trouble with asking for states is none of them.
    private let isSubmitting: Bool
    private var waiting: [TrackedJob.ID: TrackedJob] = [:]
    private var told: [TrackedJob.ID: String] = [:]

    init(_ session: Session, isSubmitting: Bool = false) {
        self.session = session
        self.isSubmitting = isSubmitting
    }

    /// The jobs, newest first, once `isThere` holds for each of them. Says on stderr what moves, if that is a terminal.
    mutating func follow(_ ids: Set<TrackedJob.ID>, until isThere: (TrackedJob) -> Bool) async throws -> [TrackedJob] {
        var jobs: [TrackedJob] = []
        try await follow(ids, until: isThere) { jobs.append($0) }
        return jobs.sorted { $0.createdAt > $1.createdAt }
    }

    /// Hands each job over as soon as `isThere` holds for it, and returns when that was all of them; rows that are no
    /// more are not waited for. Goes by the news alone after a first look, so that ten thousand cost no more than that.
    mutating func follow(
        _ ids: Set<TrackedJob.ID>, until isThere: (TrackedJob) -> Bool, _ handOver: (TrackedJob) async throws -> Void
    ) async throws {
        let known = try await session.board.jobs().filter { ids.contains($0.id) }
        waiting = Dictionary(known.map { ($0.id, $0) }) { first, _ in first }
        try await take(known, isThere, handOver)
        while !waiting.isEmpty { try await take(try await nextNews(), isThere, handOver) }
    }

    private mutating func take(
        _ jobs: [TrackedJob], _ isThere: (TrackedJob) -> Bool, _ handOver: (TrackedJob) async throws -> Void
    ) async throws {
        for job in jobs where waiting[job.id] != nil {
            waiting[job.id] = job
            tell(job)
            guard isThere(job) else { continue }
            (waiting[job.id], told[job.id]) = (nil, nil)
            try await handOver(job)
        }
    }

    /// Rows that have changed; throws what makes waiting useless.
    private mutating func nextNews() async throws -> [TrackedJob] {
        for await event in session.board.events {
            switch event {
            case .jobsChanged(let jobs): return jobs
            case .jobsRemoved(let ids):
                for id in ids { waiting[id] = nil }
                return []
            case .serviceFailed(let error, _, nextTry: nil) where !isSubmitting:
                throw CommandFailure(error, isEmbedded: session.isEmbedded)
            case .serviceFailed(let error, _, nextTry: nil) where error.facts.endpoint != nil:
                // Everything is refused. The interface would wait for another key; a command has an end.
                try await session.board.withdraw(Array(waiting.keys), because: error)
            case .retrying(let id, let retry?): tell(retry, of: waiting[id])
            case .serviceFailed, .serviceAnswered, .serviceAsked, .retrying, .uploadProgressed, .fetchProgressed,
                .failureRecorded:
                continue
            }
        }
        throw CancellationError()
    }

    /// A trouble that kajo still tries to get over; what ends a job is told by whoever waits for it.
    private func tell(_ retry: CallRetry, of job: TrackedJob?) {
        guard let job else { return }
        let seconds = Int(max(1, retry.nextTry.timeIntervalSinceNow.rounded(.up)))
        for message in retry.facts.messages {
            Console.tellError(
                "\(Console.brief(job.displayTitle)): \(Console.visible(message)) Trying again in \(seconds) s.")
        }
    }

    private mutating func tell(_ job: TrackedJob) {
        let state = job.isPaused ? "paused" : job.status?.word ?? job.submission.rawValue
        guard told[job.id] != state else { return }
        told[job.id] = state
        if job.isPaused {
            // Nothing more comes of it by itself, so this is said also where nobody looks.
            return Console.tellError("\(Console.brief(job.displayTitle)): Paused; it goes on when it is resumed.")
        }
        guard Console.isErrorTerminal else { return }
        Console.tellError(Console.visible("\(job.displayTitle): \(state.replacing("_", with: " "))"))
    }
}
