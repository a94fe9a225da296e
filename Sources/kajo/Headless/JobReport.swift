import AnalysisModel
import Foundation
import JobServices

/// Prints jobs, and says by the exit status how they stand.
struct JobReport {
    private let session: Session

    init(_ session: Session) { self.session = session }

    /// Prints a job, with the reason if it has failed.
    func tell(_ job: TrackedJob, json: Bool) async throws(JobServiceError) {
        let failure = job.hasFailed ? try await session.board.failures(of: job.id).first : nil
        Console.tell(text(of: job, errors: failure?.messages, facts: failure?.facts, json: json))
    }

    /// Prints a job that has ended, with the reason if it ended badly: in the JSON, and on stderr for people.
    func end(of job: TrackedJob, source: String? = nil, isDuplicate: Bool = false, json: Bool) async throws
        -> ExitStatus
    {
        guard job.hasFailed else {
            Console.tell(text(of: job, source: source, isDuplicate: isDuplicate, json: json))
            return .done
        }
        let failure = try await session.board.failures(of: job.id).first
        let messages = failure?.messages ?? [job.details ?? "The service gave no reason."]
        Console.tell(
            text(
                of: job, source: source, isDuplicate: isDuplicate, errors: messages, facts: failure?.facts, json: json))
        let status: ExitStatus = job.isGone ? .serviceError : job.status == .error ? .jobError : .noAnswer
        var told = CommandFailure(status, messages)
        (told.subject, told.facts, told.isEmbedded) = (job.displayTitle, failure?.facts, session.isEmbedded)
        told.tell()
        return status
    }

    private func text(
        of job: TrackedJob, source: String? = nil, isDuplicate: Bool = false, errors: [String]? = nil,
        facts: FailureFacts? = nil, json: Bool
    ) -> String {
        let line = JobLine(
            job: job, now: Date(), source: source, isDuplicate: isDuplicate, errors: errors, facts: facts)
        return json ? JSONLine.text(of: line) : line.plain
    }
}
