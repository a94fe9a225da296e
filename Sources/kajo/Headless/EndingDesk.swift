import AnalysisModel
import AppLogic
import JobServices
import Screens

/// Cancels or deletes what was named, reports each outcome once, and keeps the worst status.
struct EndingDesk {
    let session: Session
    let ending: JobEnding
    let json: Bool
    private var jobs: [TrackedJob] = []
    private var names: [TrackedJob.ID: String] = [:]
    private var status = ExitStatus.done

    init(session: Session, ending: JobEnding, json: Bool) {
        self.session = session
        self.ending = ending
        self.json = json
    }

    /// - Parameter asks: how the job stands now is needed for the question.
    mutating func find(_ name: String, asks: Bool) async {
        do throws(JobServiceError) {
            let job = try await found(name, asks: asks)
            guard names[job.id] == nil else { return }
            names[job.id] = name
            jobs.append(job)
        } catch {
            tell(error, of: nil, as: name)
        }
    }

    private func found(_ name: String, asks: Bool) async throws(JobServiceError) -> TrackedJob {
        do throws(JobServiceError) {
            let job = try await session.board.job(matching: name)
            guard asks, job.jobID != nil, !job.isGone else { return job }
            await session.board.pollNow([job.id])
            return try await session.board.job(matching: job.id.rawValue)
        } catch  where error.kind == .unknownJob {
            return try await session.board.track(Job.ID(name))
        }
    }

    /// Names the jobs and what would come of it, and asks; whatever is not a clear yes is a no.
    func isConfirmed() async throws -> Bool {
        guard !jobs.isEmpty else { return true }
        let prospects = jobs.map { Prospect($0, by: ending) }
        for (job, prospect) in zip(jobs, prospects) {
            let id = job.jobID?.rawValue ?? "-"
            Console.tellError(Console.visible("\(id)  \(job.displayTitle): \(EndingWords.of(prospect))"))
        }
        for sentence in EndingWords.consequences(ending, prospects) { Console.tellError(sentence) }
        let meant = zip(jobs, prospects).filter(\.1.isPossible).map(\.0)
        let question = EndingWords.question(ending, of: (meant.isEmpty ? jobs : meant).map(\.displayTitle), prospects)
        if try await Console.isYes(to: Console.visible(question) + " [y/N] ") { return true }
        Console.tellError(ending == .cancel ? "Nothing was cancelled." : "Nothing was deleted.")
        return false
    }

    mutating func end() async -> ExitStatus {
        let found = Dictionary(jobs.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
        for await (id, error) in session.board.ended(jobs, by: ending) {
            guard let job = found[id] else { continue }
            let name = names[id] ?? id.rawValue
            if let error { tell(error, of: job, as: name) } else { tellDone(job, as: name) }
        }
        return status
    }

    private func tellDone(_ job: TrackedJob, as name: String) {
        let line = EndingLine(ending: ending, jobID: job.jobID, subject: name)
        let id = job.jobID?.rawValue ?? "-"
        Console.tell(json ? JSONLine.text(of: line) : Console.visible("\(id)  \(line.word)  \(job.displayTitle)"))
    }

    private mutating func tell(_ error: JobServiceError, of job: TrackedJob?, as name: String) {
        let failure = CommandFailure(error, subject: name, isEmbedded: session.isEmbedded)
        status = max(status, failure.status)
        failure.tell()
        guard json else { return }
        Console.tell(
            JSONLine.text(of: EndingLine(ending: ending, jobID: job?.jobID, subject: name, failure: failure)))
    }
}

/// What became of one job, as `kajo cancel --json` and `kajo delete --json` print it.
struct EndingLine: Encodable {
    let ending: JobEnding
    let jobID: Job.ID?
    /// As the user named it.
    let subject: String
    /// `nil` if it was done.
    var failure: CommandFailure?

    var word: String { ending == .cancel ? "cancelled" : "deleted" }

    private enum Key: String, CodingKey {
        case jobID = "job_id"
        case cancelled, deleted, subject, errors, endpoint
        case httpStatus = "http_status"
    }

    func encode(to encoder: any Encoder) throws {
        var fields = encoder.container(keyedBy: Key.self)
        try fields.encode(jobID?.rawValue, forKey: .jobID)
        try fields.encode(subject, forKey: .subject)
        guard let failure else { return try fields.encode(true, forKey: ending == .cancel ? .cancelled : .deleted) }
        try fields.encode(failure.messages.map(SubmissionLine.Message.init), forKey: .errors)
        try fields.encode(failure.facts?.httpStatus, forKey: .httpStatus)
        try fields.encode(failure.facts?.endpoint, forKey: .endpoint)
    }
}
