import AnalysisModel
import ArgumentParser
import JobServices

/// `kajo status`: asks for certain jobs now.
struct StatusCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "status", abstract: "Ask the service how certain jobs stand.")

    @Argument(help: "Job ids; a beginning is enough for jobs that kajo knows.") var ids: [String]
    @Flag(help: "Print JSON, one line for each job.") var json = false
    @OptionGroup var service: ServiceOptions

    func run() async throws {
        let (ids, json) = (ids, json)
        try await Headless.run(service, json: json) { session, _ in
            var status = ExitStatus.done
            for id in ids {
                do throws(JobServiceError) {
                    let job = try await session.board.track(try await JobName.resolve(id, session))
                    try await JobReport(session).tell(job, json: json)
                } catch {
                    var failure = CommandFailure(error, subject: id, isEmbedded: session.isEmbedded)
                    failure.isJSON = json
                    failure.tell()
                    status = max(status, failure.status)
                }
            }
            return status
        }
    }
}

/// Names of jobs as people give them.
enum JobName {
    /// Asks the service for the job; a failure names it as it was named.
    static func track(_ text: String, _ session: Session) async throws(CommandFailure) -> TrackedJob {
        do throws(JobServiceError) {
            return try await session.board.track(try await resolve(text, session))
        } catch {
            throw CommandFailure(error, subject: text, isEmbedded: session.isEmbedded)
        }
    }

    /// As `track`, but of a job that kajo knows already what keeps the service from answering now is waited out.
    static func known(_ text: String, _ session: Session) async throws(CommandFailure) -> TrackedJob {
        do throws(JobServiceError) {
            return try await session.board.track(try await resolve(text, session))
        } catch {
            guard error.mayPass, let job = try? await session.board.job(matching: text) else {
                throw CommandFailure(error, subject: text, isEmbedded: session.isEmbedded)
            }
            return job
        }
    }

    /// The job that is named, and the path of a whole result of it. A job that kajo knows is asked for only if need be.
    static func result(_ text: String, _ type: ResultType, _ session: Session) async throws(CommandFailure) -> (
        job: TrackedJob, path: String
    ) {
        let known = try? await session.board.job(matching: text)
        let job = if let known, known.jobID != nil { known } else { try await track(text, session) }
        do throws(JobServiceError) {
            return (job, try await session.board.resultFile(of: job.id, type: type))
        } catch {
            throw CommandFailure(error, subject: text, isEmbedded: session.isEmbedded)
        }
    }

    /// The whole id of a job that kajo knows by this beginning; what it does not know is taken for a whole id.
    static func resolve(_ text: String, _ session: Session) async throws(JobServiceError) -> Job.ID {
        guard !text.isEmpty else { throw JobServiceError(kind: .unknownJob, messages: ["The id is empty."]) }
        do throws(JobServiceError) {
            let job = try await session.board.job(matching: text)
            if let id = job.jobID { return id }
            throw JobServiceError(
                kind: .noJobID, messages: ["\(job.displayTitle) has no job yet: it is \(job.submission.rawValue)."])
        } catch  where error.kind == .unknownJob {
            return Job.ID(text)
        }
    }
}
