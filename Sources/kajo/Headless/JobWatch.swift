import AnalysisModel
import Foundation
import JobServices

/// Follows jobs through the board's events until they are where one waits for.
struct JobWatch {
    private let session: Session
    /// Each submission has its own end and its own reasons; trouble with asking for states is none of them.
    private let isSubmitting: Bool

    init(_ session: Session, isSubmitting: Bool = false) {
        self.session = session
        self.isSubmitting = isSubmitting
    }

    /// The jobs, newest first, once `isThere` holds for each of them. Says on stderr what moves, if that is a terminal.
    func follow(_ ids: Set<TrackedJob.ID>, until isThere: (TrackedJob) -> Bool) async throws -> [TrackedJob] {
        var told: [TrackedJob.ID: String] = [:]
        while true {
            let jobs = try await session.board.jobs().filter { ids.contains($0.id) }
            for job in jobs { tell(job, &told) }
            if jobs.allSatisfy(isThere) { return jobs }
            try await nextChange(of: jobs.filter { !isThere($0) })
        }
    }

    /// Waits for any news of jobs; throws what makes waiting useless.
    private func nextChange(of jobs: [TrackedJob]) async throws {
        for await event in session.board.events {
            switch event {
            case .jobsChanged, .jobsRemoved: return
            case .failureRecorded: return
            case .serviceFailed(let error, _, nextTry: nil) where !isSubmitting:
                throw CommandFailure(error, isEmbedded: session.isEmbedded)
            case .serviceFailed(let error, _, nextTry: nil) where error.facts.kind.place == .key:
                // The interface would wait for another key; a command has an end.
                try await session.board.withdraw(jobs.map(\.id), because: error)
                return
            case .retrying(let id, let retry?): tell(retry, of: jobs.first { $0.id == id })
            case .serviceFailed, .serviceAnswered, .retrying, .uploadProgressed, .fetchProgressed: continue
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

    private func tell(_ job: TrackedJob, _ told: inout [TrackedJob.ID: String]) {
        let state = job.status?.word ?? job.submission.rawValue
        guard Console.isErrorTerminal, told[job.id] != state else { return }
        told[job.id] = state
        Console.tellError(Console.visible("\(job.displayTitle): \(state.replacing("_", with: " "))"))
    }
}
