import AsyncHTTPClient
public import Logging
import NIOCore
import NIOHTTP1

/// The way to the network: HTTP/1.1 with connections of its own, TLS verified, no redirect followed.
///
/// `new_job` never goes over a connection that was used before. The far end may close an idle connection at the very
/// moment a request is written to it, and then nobody knows whether the request was taken; for the other functions
/// that costs a repetition, for this one perhaps a second job.
///
/// An answer's body is pulled: the network waits for the reader. A reader that leaves one piece lying for longer than
/// `TimeLimits.betweenBytes` may find the connection gone.
public final class AsyncHTTPTransport: HTTPTransport {
    /// Of one kind. Whoever asks decides how many calls go at once; this only must not be less.
    private static let mostConnections = 64

    private let pooled: HTTPClient
    private let singleUse: HTTPClient
    private let uploads: HTTPClient
    private let limits: TimeLimits
    private let logger: Logger
    private let now: @Sendable () -> ContinuousClock.Instant

    /// - Parameters:
    ///   - logger: gets one line for each call: function, status or kind of failure, and duration.
    public init(
        limits: TimeLimits = TimeLimits(), logger: Logger,
        now: @escaping @Sendable () -> ContinuousClock.Instant = { .now }
    ) {
        self.limits = limits
        self.logger = logger
        self.now = now
        let common = Self.configuration(limits)
        pooled = HTTPClient(eventLoopGroupProvider: .singleton, configuration: common)
        var fresh = common
        fresh.connectionPool.concurrentHTTP1ConnectionsPerHostSoftLimit = Self.mostConnections
        fresh.maximumUsesPerConnection = 1
        singleUse = HTTPClient(eventLoopGroupProvider: .singleton, configuration: fresh)
        var patient = common
        patient.connectionPool.concurrentHTTP1ConnectionsPerHostSoftLimit = Self.mostConnections
        patient.timeout.read = TimeAmount(limits.chunkAnswer)
        uploads = HTTPClient(eventLoopGroupProvider: .singleton, configuration: patient)
    }

    /// Ends all connections; calls under way fail. Must be called once before the last reference goes.
    public func shutdown() async {
        for client in [pooled, singleUse, uploads] {
            // It can only fail by having been done before.
            try? await client.shutdown()
        }
    }

    /// One request over the network; see `HTTPTransport`. Ends at once with `.cancelled` when the task is cancelled.
    public func send(_ call: HTTPCall) async throws(TransportFailure) -> HTTPReply {
        let start = now()
        do {
            let response = try await execute(call)
            log(call.endpoint, "\(response.status.code)", since: start)
            return reply(response)
        } catch {
            let failure = TransportFailure(error, isHeadThere: false).naming(Self.host(of: call.url))
            log(call.endpoint, "\(failure.kind)", since: start)
            throw failure
        }
    }

    /// With its port, if it has one: no more of an address is ever told.
    private static func host(of url: String) -> String {
        let authority = url.firstRange(of: "://").map { url[$0.upperBound...] }?.prefix { !"/?#".contains($0) }
        return (authority?.split(separator: "@").last).map(String.init) ?? ""
    }

    private func client(for endpoint: Endpoint) -> HTTPClient {
        switch endpoint {
        case .newJob: singleUse
        case .sendFileChunk: uploads
        case .jobStatus, .jobResults, .listJobs, .cancelJob, .deleteJob, .initializeFileUpload, .finalizeFileUpload:
            pooled
        }
    }

    private func execute(_ call: HTTPCall) async throws -> HTTPClientResponse {
        let client = client(for: call.endpoint)
        var request = request(call)
        switch call.body {
        case nil: break
        case .bytes(let bytes): request.body = .bytes(bytes)
        case .stream(let stream):
            let body = WatchedBody(stream)
            request.body = .stream(body, length: .known(Int64(stream.length)))
            let moving = request
            return try await body.whileMoving(within: limits.connect + limits.chunkAnswer) {
                try await client.execute(moving, deadline: .now() + Self.longest)
            }
        }
        return try await client.execute(request, deadline: deadline(call.endpoint))
    }

    /// What is watched needs no other end, but the client wants one.
    private static let longest = TimeAmount.hours(24 * 30)

    private func request(_ call: HTTPCall) -> HTTPClientRequest {
        var request = HTTPClientRequest(url: call.url)
        request.method = call.method == .get ? .GET : .POST
        request.headers = HTTPHeaders(call.headers.map { ($0.name, $0.value) })
        request.headers.add(name: "User-Agent", value: "kajo")
        return request
    }

    /// Until the head is there; from then on silence ends the call, and a body that only drips.
    private func deadline(_ endpoint: Endpoint) -> NIODeadline {
        let answer = endpoint == .sendFileChunk ? limits.chunkAnswer : limits.firstByte
        return .now() + TimeAmount(limits.connect) + TimeAmount(answer)
    }

    private func log(_ endpoint: Endpoint, _ outcome: String, since start: ContinuousClock.Instant) {
        let duration = start.duration(to: now())
        logger.debug(
            "call", metadata: ["endpoint": "\(endpoint.name)", "outcome": "\(outcome)", "duration": "\(duration)"])
    }

    private static func configuration(_ limits: TimeLimits) -> HTTPClient.Configuration {
        // Compression is not asked for, but understood, up to 25 times the size that came: the client's own setting.
        var configuration = HTTPClient.Configuration.singletonConfiguration
        configuration.redirectConfiguration = .disallow
        configuration.timeout = .init(connect: TimeAmount(limits.connect), read: TimeAmount(limits.betweenBytes))
        configuration.httpVersion = .http1Only
        configuration.connectionPool.idleTimeout = .seconds(60)
        // A refused connection is the poller's business, which knows when to try again and what to tell.
        configuration.connectionPool.retryConnectionEstablishment = false
        return configuration
    }

    private func reply(_ response: HTTPClientResponse) -> HTTPReply {
        let pieces = AnswerPieces(response.body, pace: AnswerPace(limits), now: now)
        let body = AsyncThrowingStream<ByteBuffer, any Error> { try await pieces.next() }
        return HTTPReply(
            status: Int(response.status.code), headers: response.headers.map { ($0.name, $0.value) }, body: body)
    }
}

/// An answer's body, taken piece by piece by one reader.
private actor AnswerPieces {
    private var iterator: HTTPClientResponse.Body.AsyncIterator
    private var pace: AnswerPace
    private let now: @Sendable () -> ContinuousClock.Instant

    init(_ body: HTTPClientResponse.Body, pace: AnswerPace, now: @escaping @Sendable () -> ContinuousClock.Instant) {
        iterator = body.makeAsyncIterator()
        self.pace = pace
        self.now = now
    }

    func next() async throws(TransportFailure) -> ByteBuffer? {
        let start = now()
        let piece = try await nextPiece()
        if let piece { try pace.took(piece.readableBytes, after: start.duration(to: now())) }
        return piece
    }

    private func nextPiece() async throws(TransportFailure) -> ByteBuffer? {
        var iterator = iterator
        defer { self.iterator = iterator }
        do {
            return try await iterator.next(isolation: self)
        } catch {
            throw TransportFailure(error, isHeadThere: true)
        }
    }
}
