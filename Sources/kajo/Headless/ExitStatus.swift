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
        case .answeredWithError, .heldBack, .notFinished, .changedMeanwhile: self = .serviceError
        case .jobFailed: self = .jobError
        case .noAnswer: self = .noAnswer
        default: self = .wrongUsage
        }
    }
}
