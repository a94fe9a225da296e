/// One thing that went wrong, as fully as it is known: what every place that tells of a failure tells from.
///
/// Holds nothing secret: no address with its query, no key.
public struct FailureFacts: Hashable, Sendable {
    public var kind: FailureKind
    /// The function that was called, as in `new_job`; `nil` when no call is to blame.
    public var endpoint: String?
    /// `nil` when no answer came.
    public var httpStatus: Int?
    /// Every message, in the order given: the service's own words, or kajo's where it gave none. Foreign text. Never
    /// empty.
    public var messages: [String]
    /// The dotted paths of the fields that the messages name, in their order; of a request's own failure alone.
    public var fields: [String]
    /// What the answer's headers call the request, to be told to the service's support. Foreign text.
    public var requestID: String?
    /// The beginning of an answer that was not the documented one, on one line. Foreign text.
    public var excerpt: String?
    /// The request without its key, where it may be at fault.
    public var request: String?

    public init(
        kind: FailureKind, endpoint: String? = nil, httpStatus: Int? = nil, messages: [String],
        fields: [String]? = nil, requestID: String? = nil, excerpt: String? = nil, request: String? = nil
    ) {
        self.kind = kind
        self.endpoint = endpoint
        self.httpStatus = httpStatus
        self.messages = messages.isEmpty ? ["It failed, and no reason is known."] : messages
        self.fields = fields ?? (kind.place == .request ? messages.flatMap(ContractField.named) : [])
        self.requestID = requestID
        self.excerpt = excerpt
        self.request = request
    }

    /// `new_job` left, and what came back does not tell whether it was carried out: to send it again may make a second
    /// job, and cost twice.
    public var mayHaveMadeJob: Bool {
        guard endpoint == "new_job" else { return false }
        if let httpStatus, (400...499).contains(httpStatus) { return false }
        return ![.unknownHost, .noConnection, .untrusted].contains(kind)
    }
}
