import ArgumentParser
import JobServices

/// `kajo list`: all jobs and their state.
struct ListCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list", abstract: "List the jobs and their state, newest first.")

    @Flag(help: "Print JSON, one line for each job.") var json = false
    @OptionGroup var service: ServiceOptions

    func run() async throws {
        let json = json
        try await Headless.run(service, json: json) { session, _ in
            let trouble = try await Self.firstAnswer(session)
            for job in try await session.board.jobs() { try await JobReport(session).tell(job, json: json) }
            guard let trouble else { return .done }
            throw CommandFailure(trouble, isEmbedded: session.isEmbedded)
        }
    }

    /// What the board's first look at the service came to; `nil` is good. What is known is shown either way.
    private static func firstAnswer(_ session: Session) async throws -> JobServiceError? {
        for await event in session.board.events {
            switch event {
            case .serviceAnswered: return nil
            case .serviceFailed(let error, _, _): return error
            default: continue
            }
        }
        throw CancellationError()
    }
}
