import AnalysisModel
import CoreMetadata
import Foundation
import JobServices

/// The result that a command is about: a file, or a job's.
struct ResultSource {
    /// Of a whole result.
    var path: String
    /// As the user named it.
    var subject: String
    /// `nil` for a file.
    var job: TrackedJob?
    var isEmbedded = false

    /// Finds the result, fetches it if it is not here, and reads it with `body`.
    static func read(
        _ subject: String, _ service: ServiceOptions, type: ResultType = .core, json: Bool = false,
        _ body: @escaping @Sendable (ResultSource) async throws -> Void
    ) async throws {
        if FileManager.default.fileExists(atPath: subject) {
            return try await body(ResultSource(path: subject, subject: subject))
        }
        if subject.contains("/") || subject.hasSuffix(".json") {
            throw CommandFailure(.wrongUsage, ["\(subject): there is no such file."])
        }
        try await Headless.run(service, json: json) { session, _ in
            let (job, path) = try await JobName.result(subject, type, session)
            try await body(ResultSource(path: path, subject: subject, job: job, isEmbedded: session.isEmbedded))
            return .done
        }
    }

    /// The summary, under the job's title if the result has none.
    func summary() throws(CommandFailure) -> ResultSummary {
        var summary = try reading { () throws(CoreMetadataError) in try CoreMetadata.summary(ofFileAt: path) }
        summary.title = summary.title ?? job?.title
        return summary
    }

    /// What to call the video.
    func title(_ summary: ResultSummary) -> String {
        summary.title ?? job?.displayTitle ?? URL(fileURLWithPath: path).lastPathComponent
    }

    /// Does something with the file, and tells what is wrong with it as the user named it.
    func reading<Value>(_ body: () throws(CoreMetadataError) -> Value) throws(CommandFailure) -> Value {
        do throws(CoreMetadataError) {
            return try body()
        } catch {
            guard job != nil else { throw CommandFailure(.wrongUsage, ["\(subject): \(error.message)"]) }
            var failure = CommandFailure(.serviceError, [error.message])
            failure.facts = FailureFacts(kind: .unreadableResult, messages: [error.message])
            (failure.subject, failure.isEmbedded) = (subject, isEmbedded)
            throw failure
        }
    }
}

extension ResultSource {
    /// Of a file of the type `visual_captions`.
    func captions() throws(CommandFailure) -> [Caption] {
        try reading { () throws(CoreMetadataError) in try CoreMetadata.captions(ofFileAt: path) }
    }
}
