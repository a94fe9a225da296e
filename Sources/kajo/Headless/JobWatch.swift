import AnalysisModel
import JobServices

/// Follows jobs through the board's events until they are where one waits for.
struct JobWatch {
    private let session: Session

    init(_ session: Session) { self.session = session }

    /// The jobs, newest first, once `isThere` holds for each of them. Says on stderr what moves, if that is a terminal.
    func follow(_ ids: Set<TrackedJob.ID>, until isThere: (TrackedJob) -> Bool) async throws -> [TrackedJob] {
        var told: [TrackedJob.ID: String] = [:]
        while true {
            let jobs = try await session.board.jobs().filter { ids.contains($0.id) }
            for job in jobs { tell(job, &told) }
            if jobs.allSatisfy(isThere) { return jobs }
            try await nextChange()
        }
    }

    /// Waits for any news of jobs; throws what makes waiting useless.
    private func nextChange() async throws {
        for await event in session.board.events {
            switch event {
            case .jobsChanged, .jobsRemoved, .failureRecorded: return
            case .serviceFailed(let error, _, nextTry: nil): throw CommandFailure(error)
            case .serviceFailed, .serviceAnswered, .uploadProgressed, .fetchProgressed: continue
            }
        }
        throw CancellationError()
    }

    private func tell(_ job: TrackedJob, _ told: inout [TrackedJob.ID: String]) {
        let state = job.status?.word ?? job.submission.rawValue
        guard Console.isErrorTerminal, told[job.id] != state else { return }
        told[job.id] = state
        Console.tellError(Console.visible("\(job.displayTitle): \(state.replacing("_", with: " "))"))
    }
}
