import AnalysisModel
import AppLogic
import ArgumentParser
import Canvas
import CoreMetadata
import Foundation
import JobServices
import Screens

/// `kajo summary`: what is in a result.
struct SummaryCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "summary", abstract: "Say what is in a finished job's result, or in a result file.")

    @Argument(help: "A job's id, or the path of a result file (core metadata, JSON).") var subject: String
    @Option(help: ArgumentHelp("How many labels to list.", valueName: "n")) var top = 20
    @Flag(help: "Print one JSON object.") var json = false
    @OptionGroup var service: ServiceOptions

    func validate() throws {
        if top < 0 { throw ValidationError("--top takes a number from 0 on.") }
    }

    func run() async throws {
        let command = self
        if FileManager.default.fileExists(atPath: subject) {
            try command.tell(Self.summary(ofFileAt: subject))
            return
        }
        if subject.contains("/") || subject.hasSuffix(".json") {
            throw CommandFailure(.wrongUsage, ["\(subject): there is no such file."])
        }
        try await Headless.run(service, json: json) { session, _ in
            let (job, path) = try await JobName.result(command.subject, session)
            var summary = try Self.summary(ofResultAt: path, of: command.subject, session)
            summary.title = summary.title ?? job.title
            command.tell(summary)
            return .done
        }
    }

    private func tell(_ summary: ResultSummary) {
        if json {
            Console.tell(JSONLine.text(of: SummaryDocument(summary: summary, top: top)))
        } else {
            for row in SummaryText.rows(of: summary, width: 80, labels: top) { Console.tell(row) }
        }
    }

    private static func summary(
        ofResultAt path: String, of subject: String, _ session: Session
    ) throws -> ResultSummary {
        do {
            return try CoreMetadata.summary(ofFileAt: path)
        } catch {
            var failure = CommandFailure(.serviceError, [error.message])
            failure.facts = FailureFacts(kind: .unreadableResult, messages: [error.message])
            (failure.subject, failure.isEmbedded) = (subject, session.isEmbedded)
            throw failure
        }
    }

    private static func summary(ofFileAt path: String) throws -> ResultSummary {
        do {
            return try CoreMetadata.summary(ofFileAt: path)
        } catch {
            throw CommandFailure(.wrongUsage, ["\(path): \(error.message)"])
        }
    }
}
