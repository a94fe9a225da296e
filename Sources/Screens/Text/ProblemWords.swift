import AnalysisModel
public import AppLogic

/// What is wrong with what was typed, and what would be right; for the form and for the command line.
public enum ProblemWords {
    /// One or two sentences, for a person.
    public static func of(_ problem: SubmitForm.Problem) -> String {
        switch problem {
        case .source(let problem): source(problem)
        case .file(let problem): file(problem)
        case .service(let message): message
        case .transcript: "A transcript is an http:// or https:// link to an SRT file, or valossaupload://\u{2026}"
        case .callback: "A callback is an http:// or https:// address."
        case .faceHeight: "A face's height is a number from 0 to 1, such as 0.15."
        case .space: "There is no white space in it."
        case .language: "A language is a code such as en-US, fi-FI or de-DE; leave it empty for the service's default."
        }
    }

    private static func source(_ problem: MediaSource.Problem) -> String {
        switch problem {
        case .empty: "Give a link to a video file, or the path of one."
        case .unsupportedScheme(let scheme):
            "The service fetches http:// and https:// links only, not \(scheme)://."
        case .controlCharacter: "It holds a control character; type it anew."
        case .missingHost: "The link names no host: https://host/path/video.mp4 is the shape of one."
        case .space: "A link has no spaces in it; a path with spaces is fine."
        }
    }

    private static func file(_ problem: FileProblem) -> String {
        switch problem {
        case .missing: "There is no such file."
        case .isDirectory: "That is a directory; name one file in it."
        case .notRegular: "That is no regular file."
        case .unreadable: "The file cannot be read: you have no permission."
        case .empty: "The file is empty."
        case .noVideoInside: "There is no video file in the directory."
        case .unreadableDirectory: "The directory cannot be read."
        case .tooLarge(let size):
            "The file has \(NumberText.bytes(size)); the service takes \(NumberText.bytes(ServiceLimits.videoBytes))."
        case .unfit(let reason): reason
        }
    }
}
