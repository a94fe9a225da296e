public import AnalysisModel
public import CoreAPI

/// Why the services could not do what they were asked.
///
/// Holds nothing secret: no URL of the service, no query, no key.
public struct JobServiceError: Error, Hashable, Sendable {
    /// The class of the failure; enough to choose an exit status or what to offer next.
    public enum Kind: Hashable, Sendable {
        /// The service answered, and its answer is an error or cannot be understood.
        case answeredWithError
        /// No answer came: no connection, a broken one, or a time limit.
        case noAnswer
        /// The store of jobs could not be read or written.
        case store
        /// The video file is not there, not readable, no file, empty or too large.
        case fileUnusable
        /// The video file is not what it was when its upload began.
        case fileChanged
        /// No job is known under this name.
        case unknownJob
        /// More than one job goes by this beginning of a name.
        case ambiguousJob
        /// There is no job in the service yet, so nothing can be asked about it.
        case noJobID
        /// The job has no result yet.
        case notFinished
        /// The job failed, so it will have none; the kind is that of its own failure.
        case jobFailed(FailureKind)
        /// The result could not be written to the cache.
        case cache
        /// It was not sent, because the service refuses the key.
        case heldBack
        /// The caller took it back; never to be shown.
        case cancelled
    }

    public var kind: Kind
    /// Every message in the order given; may hold foreign text. Never empty.
    public var messages: [String]
    /// The error of the call, where a call was the cause.
    public var apiError: APIError?
    /// Which try of the call it was, from 1; `nil` where none is repeated.
    public var attempt: Int?

    /// The name of the function that failed, for instance `new_job`.
    public var endpoint: String? { apiError?.endpoint.name }

    /// `nil` when no call was made or no answer came.
    public var httpStatus: Int? { apiError?.status }

    /// The same call may well succeed later.
    public var mayPass: Bool { apiError.map(CallPolicy.passes) ?? false }

    /// All that is known of it, in the form in which failures are kept and told.
    public var facts: FailureFacts { apiError?.facts ?? FailureFacts(kind: localKind, messages: messages) }

    private var localKind: FailureKind {
        switch kind {
        case .store, .cache: .storage
        case .fileUnusable: .fileUnusable
        case .fileChanged: .fileChanged
        case .notFinished: .resultsNotReady
        case .jobFailed(let kind): kind
        case .heldBack: .heldBack
        case .answeredWithError: .unreadable
        case .noAnswer, .unknownJob, .ambiguousJob, .noJobID, .cancelled: .local
        }
    }

    public init(kind: Kind, messages: [String], apiError: APIError? = nil, attempt: Int? = nil) {
        self.kind = kind
        self.messages = messages.isEmpty ? ["It failed, and no reason is known."] : messages
        self.apiError = apiError
        self.attempt = attempt
    }

    public init(_ error: APIError, attempt: Int? = nil) {
        let kind: Kind =
            switch error.code {
            case .transport, .timeout: .noAnswer
            case .cancelled: .cancelled
            default: .answeredWithError
            }
        self.init(kind: kind, messages: error.messages, apiError: error, attempt: attempt)
    }

    public init(_ error: StoreError) {
        self.init(kind: .store, messages: [error.message])
    }

    static func cancelled() -> JobServiceError {
        JobServiceError(kind: .cancelled, messages: ["It was taken back."])
    }
}
