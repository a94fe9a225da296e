import AnalysisModel
import ArgumentParser
import JobServices

/// `kajo wait`: until jobs have ended.
struct WaitCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(commandName: "wait", abstract: "Wait until jobs have ended.")

    @Argument(help: "Job ids; a beginning is enough for jobs that kajo knows.") var ids: [String]
    @Option(help: ArgumentHelp("Give up after so many seconds.", valueName: "s")) var timeout: Double?
    @Flag(help: "Print JSON, one line for each job.") var json = false
    @OptionGroup var service: ServiceOptions

    func validate() throws {
        if let timeout, !(timeout > 0 && timeout < 1e9) {
            throw ValidationError("The time-out must be a number of seconds greater than 0.")
        }
    }

    func run() async throws {
        let command = self
        try await Headless.run(service, json: json) { session, _ in
            try await command.limited(session) {
                var rows: Set<TrackedJob.ID> = []
                for id in command.ids { rows.insert(try await JobName.known(id, session).id) }
                var status = ExitStatus.done
                var watch = JobWatch(session)
                let ended = try await watch.follow(rows, until: \.isAtEnd)
                for job in ended {
                    status = max(status, try await JobReport(session).end(of: job, json: command.json))
                }
                try Self.checkDeleted(rows.count - ended.count)
                return status
            }
        }
    }

    /// A row that goes while one waits for it is that of a job that was deleted.
    private static func checkDeleted(_ count: Int) throws(CommandFailure) {
        guard count > 0 else { return }
        let words = count == 1 ? "A job was" : "\(count) jobs were"
        throw CommandFailure(.serviceError, ["\(words) deleted while kajo waited."])
    }

    private func limited(_ session: Session, _ work: @escaping @Sendable () async throws -> ExitStatus) async throws
        -> ExitStatus
    {
        guard let timeout else { return try await work() }
        return try await withThrowingTaskGroup(of: ExitStatus.self) { tasks in
            tasks.addTask { try await work() }
            tasks.addTask {
                try await Task.sleep(for: .seconds(timeout))
                throw CommandFailure(
                    .noAnswer, ["Not all jobs have ended within \(timeout) s."] + (await states(session)))
            }
            defer { tasks.cancelAll() }
            return try await tasks.next() ?? .noAnswer
        }
    }

    /// How those stand that have not ended, as far as is known.
    private func states(_ session: Session) async -> [String] {
        var states: [String] = []
        for id in ids {
            guard let job = try? await session.board.job(matching: id), !job.isAtEnd else { continue }
            states.append("\(id) was \(job.status?.word ?? job.submission.rawValue) when it was last heard of.")
        }
        return states
    }
}
