import AnalysisModel
import Foundation
import JobServices
import Screens

/// Submits, reports each outcome once, and keeps the worst status.
struct SubmissionDesk {
    /// So many are written down together: all that one piece of a list has brought, as a rule.
    private static let portion = 1000

    let session: Session
    let command: SubmitCommand
    private let reading: SourceReading
    private var status = ExitStatus.done
    /// How each row that is followed was named: once for a new one, perhaps often for one that was there.
    private var names: [TrackedJob.ID: [String]] = [:]
    /// What turned out to hold the same video as a source before it in this call.
    private var twins: [TrackedJob.ID: [String]] = [:]
    private var duplicates: Set<TrackedJob.ID> = []
    /// What an earlier call left half done.
    private var interrupted: Set<TrackedJob.ID> = []
    private var seen: Set<MediaSource> = []
    private var repetitions = 0

    init(session: Session, command: SubmitCommand, reading: SourceReading) {
        (self.session, self.command, self.reading) = (session, command, reading)
    }

    mutating func submitAll() async throws -> ExitStatus {
        let lists = command.lists
        // It goes on at once, and may be done before its source is looked at.
        interrupted = Set(try await session.board.queue().map(\.id))
        let named = try await named()
        if Console.isErrorTerminal { try await tellAmount(of: named, lists) }
        try await reading.inspecting(named) { try await writeDown($0) }
        for list in lists { try await writeDown(list: list) }
        if repetitions > 0 {
            Console.tellError("\(repetitions) of the sources were named more than once; each counts once.")
        }
        let submitted = try await reportAll()
        if command.wait { try await waitFor(submitted.union(duplicates)) }
        return status
    }

    /// Reports each submission as it ends, and those of unknown outcome after a last look at the service's list.
    /// - Returns: those that have become jobs.
    private mutating func reportAll() async throws -> Set<TrackedJob.ID> {
        var (submitted, unclear): (Set<TrackedJob.ID>, Set<TrackedJob.ID>) = ([], [])
        var watch = JobWatch(session, isSubmitting: true)
        try await watch.follow(Set(names.keys).subtracting(duplicates), until: { !$0.submission.isUnderWay }) { job in
            if job.submission == .unknown { return _ = unclear.insert(job.id) }
            if job.jobID != nil { submitted.insert(job.id) }
            try await report(job)
        }
        guard !unclear.isEmpty else { return submitted }
        await session.board.pollNow(nil)
        for job in try await session.board.jobs().reversed() where unclear.contains(job.id) {
            if job.jobID != nil { submitted.insert(job.id) }
            try await report(job)
        }
        return submitted
    }

    private func named() async throws -> [NamedSource] {
        let (reading, texts) = (reading, command.named)
        let named = try await OnDisk.result { reading.sources(named: texts) }
        for other in named.leftOut { Console.tellLeftOut(other) }
        return named.sources
    }

    /// Before anything is sent. A list on standard input cannot be looked at twice.
    private func tellAmount(of named: [NamedSource], _ lists: [String]) async throws {
        var sizes = named.compactMap(\.size)
        let isGathered = named.count > command.named.count || !lists.isEmpty
        for list in lists {
            guard let file = try? ListFile(list), file.isRegular else { continue }
            try await file.read { entries in
                sizes += entries.compactMap { reading.source($0, of: list).size }
            }
        }
        guard isGathered, sizes.count > 1 else { return }
        Console.tellError(AmountWords.files(sizes.count, bytes: sizes.reduce(0, +)))
    }

    private mutating func writeDown(list name: String) async throws {
        do {
            try await ListFile(name).read { entries in
                let sources = entries.map { reading.source($0, of: name) }
                try await reading.inspecting(sources) { try await writeDown($0) }
            }
        } catch let fault as ListFault {
            refuse(NamedSource(name: name, content: .failure(fault)), fault)
        }
    }

    private mutating func writeDown(_ sources: [NamedSource]) async throws {
        var wishes: [(name: String, request: SubmissionRequest)] = []
        for source in sources {
            switch source.content {
            case .failure(let fault): refuse(source, fault)
            case .success(let request) where seen.insert(request.source).inserted:
                wishes.append((source.name ?? request.source.text, request))
            case .success: repetitions += 1
            }
        }
        for start in stride(from: 0, to: wishes.count, by: Self.portion) {
            let portion = wishes[start..<min(start + Self.portion, wishes.count)]
            let outcomes = try await session.board.submit(portion.map(\.request), command.again ? .wished : .heldBack)
            for (wish, outcome) in zip(portion, outcomes) { take(outcome, named: wish.name) }
        }
    }

    private mutating func take(_ outcome: SubmissionOutcome, named name: String) {
        let job = outcome.job
        if let first = names[job.id]?.first, !duplicates.contains(job.id) {
            Console.tellError("\(Console.brief(name)): The same video as \(Console.brief(first)); it counts once.")
            twins[job.id, default: []].append(name)
            return
        }
        names[job.id, default: []].append(name)
        switch outcome {
        case .written: break
        case .goesOn,
            .duplicate where job.submission == .submitted && interrupted.contains(job.id):
            Console.tellError("\(Console.brief(name)): Its submission was on its way already, and goes on.")
        case .duplicate:
            duplicates.insert(job.id)
            report(duplicate: job, named: name)
        }
    }

    private mutating func report(duplicate job: TrackedJob, named name: String) {
        let since = Console.visible(job.createdAt.formatted(.iso8601))
        guard job.submission != .unknown else {
            let message =
                "Submitted on \(since), and it is not known whether a job was made. Nothing is sent; --again sends it."
            duplicates.remove(job.id)
            names[job.id] = nil
            tell(NamedSource(name: name, content: .failure(ListFault(message: message))), duplicateOf: job)
            return
        }
        let state = (job.status?.word ?? job.submission.rawValue).replacing("_", with: " ")
        Console.tellError(
            "\(Console.brief(name)): Known since \(since), \(Console.visible(state)). Nothing is sent; --again sends it."
        )
        guard !command.wait else { return }
        tell(SubmissionLine(source: name, duplicateOf: job), id: job.jobID?.rawValue ?? job.id.rawValue)
    }

    /// An outcome that nobody knows, met again.
    private mutating func tell(_ source: NamedSource, duplicateOf job: TrackedJob) {
        guard case .failure(let fault) = source.content else { return }
        status = max(status, .noAnswer)
        if command.json {
            var line = SubmissionLine(source: source.name, errors: [fault.message], facts: nil)
            (line.earlier, line.isDuplicate) = (job.id.rawValue, true)
            Console.tell(JSONLine.text(of: line))
        }
        var failure = CommandFailure(.noAnswer, [fault.message])
        failure.subject = source.name
        failure.tell()
    }

    private mutating func refuse(_ source: NamedSource, _ fault: ListFault) {
        status = max(status, .wrongUsage)
        if command.json {
            let line = SubmissionLine(
                source: source.name, place: source.place?.text, errors: [fault.message], facts: nil)
            Console.tell(JSONLine.text(of: line))
        }
        var failure = CommandFailure(.wrongUsage, [fault.message])
        failure.subject = source.subject
        failure.tell()
    }

    private mutating func report(_ job: TrackedJob) async throws {
        let source = names[job.id]?.first ?? job.source
        if let id = job.jobID {
            // With both, the line is printed at the job's end: one for each source.
            if command.json, command.wait { return }
            tell(SubmissionLine(source: source, jobID: id), id: id.rawValue)
            for twin in twins[job.id] ?? [] { tell(SubmissionLine(source: twin, duplicateOf: job), id: id.rawValue) }
            return
        }
        let facts = try await session.board.failures(of: job.id).first?.facts
        let unclear = ["It is not known whether a job was made, so kajo does not send it again by itself."]
        let messages = (facts?.messages ?? []) + (job.submission == .failed ? [] : unclear)
        for name in [source] + (twins[job.id] ?? []) {
            tell(name, errors: messages, facts: facts, status: status(of: job, facts))
        }
    }

    private func tell(_ line: SubmissionLine, id: String) {
        Console.tell(command.json ? JSONLine.text(of: line) : Console.visible(id))
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
        guard !ids.isEmpty else { return }
        var watch = JobWatch(session)
        for job in try await watch.follow(ids, until: \.isAtEnd) {
            let isDuplicate = duplicates.contains(job.id)
            let named = (names[job.id] ?? [job.source]).map { ($0, isDuplicate) }
            for (name, isDuplicate) in named + (twins[job.id] ?? []).map({ ($0, true) }) {
                let end = try await JobReport(session).end(
                    of: job, source: name, isDuplicate: isDuplicate, json: command.json)
                status = max(status, end)
            }
        }
    }
}
