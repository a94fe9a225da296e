import AnalysisModel
import Foundation
import JobServices

/// Prints jobs, and says by the exit status how they stand.
struct JobReport {
    private let session: Session

    init(_ session: Session) { self.session = session }

    /// Prints a job, with the reason if it has failed.
    func tell(_ job: TrackedJob, json: Bool) async throws(JobServiceError) {
        let reason = job.hasFailed ? try await session.board.failures(of: job.id).first?.messages : nil
        Console.tell(text(of: job, errors: reason, json: json))
    }

    /// Prints a job that has ended, with the reason if it ended badly: in the JSON, and on stderr for people.
    func end(of job: TrackedJob, source: String? = nil, json: Bool) async throws -> ExitStatus {
        guard job.hasFailed else {
            Console.tell(text(of: job, source: source, json: json))
            return .done
        }
        let failures = try await session.board.failures(of: job.id)
        let messages = failures.first?.messages ?? [job.details ?? "The service gave no reason."]
        Console.tell(text(of: job, source: source, errors: messages, json: json))
        for message in messages {
            Console.tellError("Error: \(Console.visible(job.displayTitle)): \(Console.visible(message))")
        }
        if job.isGone { return .serviceError }
        return job.status == .error ? .jobError : .noAnswer
    }

    private func text(of job: TrackedJob, source: String? = nil, errors: [String]? = nil, json: Bool) -> String {
        let line = JobLine(job: job, now: Date(), source: source, errors: errors)
        return json ? JSONLine.text(of: line) : line.plain
    }
}
