public import NIOCore

/// One request, ready to be sent. Its URL holds the key: never log or print it.
public struct HTTPCall: Sendable {
    /// The methods that the service knows (Core API, "Overview").
    public enum Method: String, Sendable { case get = "GET", post = "POST" }

    public var endpoint: Endpoint
    public var method: Method
    /// The whole URL with its query.
    public var url: String
    public var headers: [(name: String, value: String)]
    public var body: HTTPBody?
    /// The request in words, without the key and without a link's query: all of it that may be shown.
    public var outline: String
    /// Which of the client's keys is in it (`CoreAPIClient.keyEdition`).
    public var keyEdition: Int

    public init(
        endpoint: Endpoint, method: Method, url: String, headers: [(name: String, value: String)] = [],
        body: HTTPBody? = nil, outline: String = "", keyEdition: Int = 0
    ) {
        self.endpoint = endpoint
        self.method = method
        self.url = url
        self.headers = headers
        self.body = body
        self.outline = outline
        self.keyEdition = keyEdition
    }
}

/// The head of an answer, and its body as it arrives.
public struct HTTPReply: Sendable {
    public var status: Int
    public var headers: [(name: String, value: String)]
    /// Ends with a `TransportFailure` if the connection breaks, stalls or delivers less than it announced.
    public var body: AsyncThrowingStream<ByteBuffer, any Error>

    public init(
        status: Int, headers: [(name: String, value: String)] = [], body: AsyncThrowingStream<ByteBuffer, any Error>
    ) {
        self.status = status
        self.headers = headers
        self.body = body
    }
}

/// Why no (whole) answer came.
public struct TransportFailure: Error, Hashable, Sendable {
    /// At which point it failed: at the host's name, before, at, or after the connection, or because the caller took it
    /// back.
    public enum Kind: Hashable, Sendable { case unresolved, connect, tls, timeout, broken, cancelled }

    public var kind: Kind
    /// In words, without URL or key.
    public var reason: String
    /// See `APIError.requestMayHaveArrived`.
    public var requestMayHaveArrived: Bool

    public init(kind: Kind, reason: String, requestMayHaveArrived: Bool) {
        self.kind = kind
        self.reason = reason
        self.requestMayHaveArrived = requestMayHaveArrived
    }
}

/// The one door to the network. Follows no redirect.
public protocol HTTPTransport: Sendable {
    /// Returns as soon as the head of the answer is there, whatever its status.
    func send(_ call: HTTPCall) async throws(TransportFailure) -> HTTPReply
}
