/// Why a file could not be fetched, in words a person can act on. Never holds a query or credentials.
struct DownloadFailure: Error, Hashable {
    enum Cause: Hashable {
        case failed(reason: String)
        /// Of this media type.
        case webPage(type: String)
        /// Than so many bytes.
        case larger(limit: Int64)
        /// An address that the engine does not connect to.
        case notAllowed(reason: String)
    }

    var cause: Cause

    static func failed(_ reason: String) -> DownloadFailure { DownloadFailure(cause: .failed(reason: reason)) }
    static func webPage(_ type: String) -> DownloadFailure { DownloadFailure(cause: .webPage(type: type)) }
    static func tooLarge(_ limit: Int64) -> DownloadFailure { DownloadFailure(cause: .larger(limit: limit)) }

    func details(of subject: DownloadSubject) -> String {
        switch (cause, subject) {
        case (.failed(let reason), _), (.notAllowed(let reason), _):
            "The \(subject.rawValue) could not be downloaded: \(reason)"
        case (.larger(let limit), _):
            "The \(subject.rawValue) is larger than the limit of \(ByteText(limit).description)."
        case (.webPage(let type), .video): "The address leads to a web page (\(type)), not to a video file."
        case (.webPage(let type), .transcript):
            "The transcript's address leads to a web page (\(type)), not to an SRT file."
        }
    }
}

/// What is fetched for a job.
enum DownloadSubject: String, Sendable {
    case video, transcript

    /// What its server is asked for.
    var accepted: String {
        switch self {
        case .video: "video/*, */*;q=0.5"
        case .transcript: "application/x-subrip, text/plain, */*;q=0.5"
        }
    }

    /// In bytes.
    func largest(_ limits: EngineLimits) -> Int64 {
        switch self {
        case .video: limits.videoBytes
        case .transcript: limits.transcriptBytes
        }
    }
}

/// A size for people: decimal units, one digit behind the point at most.
struct ByteText: CustomStringConvertible {
    let bytes: Int64

    init(_ bytes: Int64) { self.bytes = bytes }

    var description: String {
        for (unit, size) in [("GB", Int64(1_000_000_000)), ("MB", 1_000_000), ("kB", 1000)] where bytes >= size {
            let tenths = bytes / (size / 10)
            return tenths % 10 == 0 ? "\(tenths / 10) \(unit)" : "\(tenths / 10).\(tenths % 10) \(unit)"
        }
        return "\(bytes) bytes"
    }
}
