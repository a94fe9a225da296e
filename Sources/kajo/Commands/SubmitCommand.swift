import AnalysisModel
import AppLogic
import ArgumentParser
import Foundation
import JobServices
import Screens

/// `kajo submit`: one video or many.
struct SubmitCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "submit", abstract: "Submit videos: http(s) links, or files on this machine.")

    @Argument(help: "Links or paths.") var sources: [String]
    @OptionGroup var options: SubmitOptions
    @Flag(help: "Wait until the jobs have ended.") var wait = false
    @Flag(help: "Print JSON, one line for each source; with --wait, once its job has ended.") var json = false
    @Flag(help: "Print what would be sent, with <key> for the key, one line for each source; send nothing.")
    var dryRun = false
    @OptionGroup var service: ServiceOptions

    func run() async throws {
        guard !dryRun else { return try await runDry() }
        let command = self
        try await Headless.run(service, json: json, submits: true) { session, settings in
            var desk = SubmissionDesk(session: session, settings: settings, command: command)
            return try await desk.submitAll()
        }
    }

    private func runDry() async throws {
        let settings = try await service.settings(ProcessInfo.processInfo.environment)
        let status = DryRun(settings: settings, options: options).show(sources)
        if status != .done { throw status.exitCode }
    }
}

/// Submits, reports each outcome once, and keeps the worst status.
private struct SubmissionDesk {
    let session: Session
    let settings: Settings
    let command: SubmitCommand
    private var status = ExitStatus.done
    private var names: [TrackedJob.ID: String] = [:]

    init(session: Session, settings: Settings, command: SubmitCommand) {
        self.session = session
        self.settings = settings
        self.command = command
    }

    mutating func submitAll() async throws -> ExitStatus {
        for source in command.sources { try await writeDown(source) }
        let submitted = try await JobWatch(session, isSubmitting: true).follow(Set(names.keys)) { job in
            !job.submission.isUnderWay
        }
        for job in submitted { try await report(job) }
        let jobs = Set(submitted.filter { $0.jobID != nil }.map(\.id))
        if command.wait, !jobs.isEmpty { try await waitFor(jobs) }
        return status
    }

    private mutating func writeDown(_ text: String) async throws {
        let verdict = SourceCheck.verdict(
            on: text, directory: FileManager.default.currentDirectoryPath, home: settings.places.home)
        switch verdict.finding {
        case .link(let source), .file(let source, _):
            let request = command.options.request(for: source, language: settings.language)
            names[try await session.board.submit(request).id] = text
        case .noSource(let problem): refuse(text, ProblemWords.of(.source(problem)))
        case .badFile(let problem): refuse(text, ProblemWords.of(.file(problem)))
        }
    }

    private mutating func refuse(_ source: String, _ reason: String) {
        tell(source, errors: [reason], facts: nil, status: .wrongUsage)
    }

    private mutating func report(_ job: TrackedJob) async throws {
        let source = names[job.id] ?? job.source
        if let id = job.jobID {
            // With both, the line is printed at the job's end: one for each source.
            if command.json, command.wait { return }
            let line =
                command.json
                ? JSONLine.text(of: SubmissionLine(source: source, jobID: id)) : Console.visible(id.rawValue)
            Console.tell(line)
            return
        }
        let facts = try await session.board.failures(of: job.id).first?.facts
        let unclear = ["It is not known whether a job was made, so kajo does not send it again by itself."]
        let messages = (facts?.messages ?? []) + (job.submission == .failed ? [] : unclear)
        tell(source, errors: messages, facts: facts, status: status(of: job, facts))
    }

    private func status(of job: TrackedJob, _ facts: FailureFacts?) -> ExitStatus {
        guard job.submission == .failed, let facts else { return .noAnswer }
        if facts.httpStatus != nil || facts.kind == .heldBack { return .serviceError }
        return facts.endpoint == nil ? .wrongUsage : .noAnswer
    }

    private mutating func tell(_ source: String, errors: [String], facts: FailureFacts?, status: ExitStatus) {
        self.status = max(self.status, status)
        if command.json {
            Console.tell(JSONLine.text(of: SubmissionLine(source: source, errors: errors, facts: facts)))
        }
        var failure = CommandFailure(status, errors.map(SubmitOptions.named))
        (failure.subject, failure.facts, failure.isEmbedded) = (source, facts, session.isEmbedded)
        failure.tell()
    }

    private mutating func waitFor(_ ids: Set<TrackedJob.ID>) async throws {
        for job in try await JobWatch(session).follow(ids, until: \.isAtEnd) {
            status = max(status, try await JobReport(session).end(of: job, source: names[job.id], json: command.json))
        }
    }
}
