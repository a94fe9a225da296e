import AnalysisModel
import Foundation
import JobServices
import Screens

/// A command that could not do what it was asked, with everything that the user is told about it.
struct CommandFailure: Error {
    var status: ExitStatus
    var messages: [String]
    /// What is known of it beyond its messages.
    var facts: FailureFacts?
    /// What it is about, as the user named it.
    var subject: String?
    /// The other side is kajo's own engine.
    var isEmbedded = false
    /// The command was to print JSON, so the failure is a line of its output too.
    var isJSON = false

    init(_ status: ExitStatus, _ messages: [String]) {
        self.status = status
        self.messages = messages
    }

    init(_ error: JobServiceError, subject: String? = nil, isEmbedded: Bool) {
        self.init(ExitStatus(error), error.messages)
        facts = error.facts
        self.subject = subject
        self.isEmbedded = isEmbedded
    }

    /// The same sentences as on screen: each message on its own line of stderr, then what it means and what to do.
    func tell() {
        let about = subject.map { Console.brief($0) + ": " } ?? ""
        for message in messages { Console.tellError("Error: \(about)\(Console.visible(message))") }
        for line in Self.explanation(of: facts, isEmbedded: isEmbedded) { Console.tellError(line) }
        if isJSON { Console.tell(JSONLine.text(of: FailureLine(self))) }
    }

    /// What the messages do not say by themselves; nothing for wrong usage, which does.
    static func explanation(of facts: FailureFacts?, isEmbedded: Bool) -> [String] {
        guard let facts, facts.kind != .local, facts.kind != .fileUnusable else { return [] }
        let words = FailureWords(facts, isEmbedded: isEmbedded)
        let call = facts.endpoint.map { endpoint in
            [endpoint, facts.httpStatus.map { "HTTP \($0)" } ?? "no answer", Date().formatted(.iso8601)]
                .joined(separator: ", ")
        }
        let known: [(String, String?)] = [
            ("Why", words.cause), ("Do", words.remedy), ("Call", call), ("Call id", facts.requestID),
            ("Sent", facts.request),
        ]
        return known.compactMap { name, text in text.map { "  \(name): \(Console.visible($0))" } }
    }
}

/// A failure as `--json` prints it: the service's own envelope, and which call it was.
struct FailureLine: Encodable {
    let failure: CommandFailure

    init(_ failure: CommandFailure) { self.failure = failure }

    private enum Key: String, CodingKey {
        case errors, endpoint, subject
        case httpStatus = "http_status"
    }

    func encode(to encoder: any Encoder) throws {
        var fields = encoder.container(keyedBy: Key.self)
        try fields.encode(failure.messages.map(SubmissionLine.Message.init), forKey: .errors)
        try fields.encode(failure.facts?.endpoint, forKey: .endpoint)
        try fields.encode(failure.facts?.httpStatus, forKey: .httpStatus)
        try fields.encodeIfPresent(failure.subject, forKey: .subject)
    }
}
