import AnalysisModel
import Foundation
import JobServices

/// Prints jobs, and says by the exit status how they stand.
struct JobReport {
    private let session: Session

    init(_ session: Session) { self.session = session }

    func tell(_ job: TrackedJob, json: Bool) {
        Console.tell(json ? JSONLine.text(of: JobLine(job: job, now: Date())) : JobLine(job: job, now: Date()).plain)
    }

    /// Prints a job that has ended, with the reason on stderr if it ended badly.
    func end(of job: TrackedJob, json: Bool) async throws -> ExitStatus {
        tell(job, json: json)
        guard job.hasFailed else { return .done }
        let failures = try await session.board.failures(of: job.id)
        let messages = failures.first?.messages ?? [job.details ?? "The service gave no reason."]
        for message in messages {
            Console.tellError("Error: \(Console.visible(job.displayTitle)): \(Console.visible(message))")
        }
        return job.status == .error ? .jobError : .noAnswer
    }
}
