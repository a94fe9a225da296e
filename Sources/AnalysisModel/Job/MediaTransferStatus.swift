/// How far the service has come with fetching the video (Core API, "Job status").
public enum MediaTransferStatus: Hashable, Sendable {
    case queued
    case downloading
    case finished
    case error
    case unknown(String)

    /// Every documented word, in the order a transfer goes through them.
    public static let documented: [MediaTransferStatus] = [.queued, .downloading, .finished, .error]

    /// Reads the service's word; never fails.
    public init(word: String) {
        self = Self.documented.first { $0.word == word } ?? .unknown(word)
    }

    /// The service's own word, as it stands on the wire.
    public var word: String {
        switch self {
        case .queued: "queued"
        case .downloading: "downloading"
        case .finished: "finished"
        case .error: "error"
        case .unknown(let word): word
        }
    }
}
