/// Where a job stands in its analysis (Core API, "Job status").
///
/// A word this version does not know is kept as `unknown`; it counts as "still going on".
public enum JobStatus: Hashable, Sendable {
    case queued
    case onHold
    case preparingAnalysis
    case processing
    case finished
    case error
    case unknown(String)

    /// Every documented status, in the order a job goes through them.
    public static let documented: [JobStatus] = [.queued, .onHold, .preparingAnalysis, .processing, .finished, .error]

    /// Reads the service's word; never fails.
    public init(word: String) {
        self = Self.documented.first { $0.word == word } ?? .unknown(word)
    }

    /// The service's own word, as it stands on the wire.
    public var word: String {
        switch self {
        case .queued: "queued"
        case .onHold: "on_hold"
        case .preparingAnalysis: "preparing_analysis"
        case .processing: "processing"
        case .finished: "finished"
        case .error: "error"
        case .unknown(let word): word
        }
    }

    /// No further change is to be expected, so there is no need to poll.
    public var isEnd: Bool { self == .finished || self == .error }
}
