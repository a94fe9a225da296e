public import AnalysisModel

/// Why a call did not do what it was made for.
///
/// Holds nothing secret: no URL, no query, no body that was sent. Where the service's own words repeat the key, it is
/// replaced by `<key>`.
public struct APIError: Error, Hashable, Sendable {
    /// The class of the failure; decides what may be done about it.
    public enum Code: Hashable, Sendable {
        /// 400: the request is malformed or a value is invalid.
        case badRequest
        /// 401 (and 403, which is not documented): the key is wrong or may not do this.
        case unauthorized
        /// 404: no such job, or not for this key.
        case notFound
        /// 429; not documented.
        case tooManyRequests
        /// 5xx.
        case server
        /// Any other status than 200, redirects among them: none is followed.
        case unexpectedStatus
        /// No connection, or it broke.
        case transport
        /// A time limit ran out: on connect, on first byte, or between bytes.
        case timeout
        /// 200, but the answer is not what the contract says. A 200 with an `errors` array is one: what it did is
        /// not certain.
        case undecodable
        /// What a result was handed to threw: a full disk, for instance. `messages` holds its words.
        case receiver
        /// The caller took it back; never shown to a user.
        case cancelled
    }

    public var endpoint: Endpoint
    public var code: Code
    /// The row of the error contract that it is, or what came in place of a documented answer.
    public var kind: FailureKind
    /// HTTP status; `nil` when no answer came.
    public var status: Int?
    /// Every message in the order given: the service's own words (foreign text) or, where it gave none, kajo's
    /// description with a bounded excerpt. Never empty.
    public var messages: [String]
    /// What the answer's headers call the request; bounded foreign text.
    public var requestID: String?
    /// The beginning of an answer that is not the documented one, on one line; bounded foreign text.
    public var excerpt: String?
    /// The request without its key and without any link's query; there if the request may be at fault.
    public var request: String?
    /// From `Retry-After`, unchecked.
    public var retryAfter: Duration?
    /// False only if it is certain that no byte of the request left. After `true` without a clear answer,
    /// `new_job` may have made a job.
    public var requestMayHaveArrived: Bool
    /// Which of the client's keys the call was made with (`CoreAPIClient.keyEdition`).
    public var keyEdition = 0

    public init(
        endpoint: Endpoint, code: Code, kind: FailureKind? = nil, status: Int? = nil, messages: [String],
        requestID: String? = nil, excerpt: String? = nil, request: String? = nil, retryAfter: Duration? = nil,
        requestMayHaveArrived: Bool
    ) {
        self.endpoint = endpoint
        self.code = code
        self.kind = kind ?? Self.kind(of: code, endpoint: endpoint, status: status, messages: messages)
        self.status = status
        self.messages = messages
        self.requestID = requestID
        self.excerpt = excerpt
        self.request = request
        self.retryAfter = retryAfter
        self.requestMayHaveArrived = requestMayHaveArrived
    }
}

extension APIError {
    /// All that is known of it, in the form in which failures are kept and told.
    public var facts: FailureFacts {
        FailureFacts(
            kind: kind, endpoint: endpoint.name, httpStatus: status, messages: messages, requestID: requestID,
            excerpt: excerpt, request: request)
    }

    private static func kind(of code: Code, endpoint: Endpoint, status: Int?, messages: [String]) -> FailureKind {
        switch code {
        case .transport: status == nil ? .connectionBroken : .cutOff
        case .timeout: .timeout
        case .undecodable: .unreadable
        case .receiver: .storage
        case .cancelled: .local
        case .badRequest, .unauthorized, .notFound, .tooManyRequests, .server, .unexpectedStatus:
            status.map { FailureKind(httpStatus: $0, endpoint: endpoint.name, messages: messages) } ?? .unexpectedStatus
        }
    }
}
