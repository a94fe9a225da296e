import ArgumentParser
import JobServices

/// What a command's exit status says.
enum ExitStatus: Int32, Comparable {
    case done = 0
    case serviceError = 1
    case wrongUsage = 2
    case jobError = 3
    case noAnswer = 4

    var exitCode: ExitCode { ExitCode(rawValue) }

    static func < (left: ExitStatus, right: ExitStatus) -> Bool { left.rawValue < right.rawValue }

    init(_ error: JobServiceError) {
        switch error.kind {
        case .answeredWithError: self = .serviceError
        case .noAnswer: self = .noAnswer
        default: self = .wrongUsage
        }
    }
}

/// A command that could not do what it was asked, with every message for the user.
struct CommandFailure: Error {
    var status: ExitStatus
    var messages: [String]

    init(_ status: ExitStatus, _ messages: [String]) {
        self.status = status
        self.messages = messages
    }

    init(_ error: JobServiceError) {
        self.init(ExitStatus(error), error.messages)
    }

    /// One line on stderr for each message.
    func tell() {
        for message in messages { Console.tellError("Error: \(Console.visible(message))") }
    }
}
