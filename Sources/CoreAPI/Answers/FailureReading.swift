import AnalysisModel
import Foundation
import NIOCore
import NIOHTTP1

/// Makes an `APIError` of whatever came instead of the answer.
struct FailureReading: Sendable {
    var redaction: KeyRedaction
    var now: @Sendable () -> Date

    /// - Parameter body: as much of it as could be had.
    func status(_ reply: HTTPReply, body: [UInt8], of endpoint: Endpoint) -> APIError {
        let messages = (300...399).contains(reply.status) ? [] : ErrorEnvelope(body)?.messages ?? []
        let own = "\(statusWords(reply.status)). \(whatCame(reply, body))"
        return APIError(
            endpoint: endpoint, code: APIError.code(forStatus: reply.status),
            kind: FailureKind(httpStatus: reply.status, endpoint: endpoint.name, messages: messages),
            status: reply.status, messages: redacted(messages.isEmpty ? [own] : messages),
            requestID: requestID(reply), excerpt: messages.isEmpty ? excerpt(body) : nil,
            retryAfter: reply.headers.value("Retry-After").flatMap { RetryAfter.wait($0, now: now()) },
            requestMayHaveArrived: true)
    }

    /// A 200 that is no success, or nothing that can be understood.
    func answer(_ body: [UInt8], from reply: HTTPReply, of endpoint: Endpoint, expected: String) -> APIError {
        let envelope = ErrorEnvelope(body)
        let own =
            envelope?.isFailure == true
            ? "The service answered 200 with an error that says nothing. \(bodyWords(body))"
            : "The answer is not \(expected). \(bodyWords(body))"
        let messages = envelope?.isFailure == true ? envelope?.messages ?? [] : []
        return APIError(
            endpoint: endpoint, code: .undecodable, kind: kind(of: body, envelope), status: 200,
            messages: redacted(messages.isEmpty ? [own] : messages), requestID: requestID(reply),
            excerpt: messages.isEmpty ? excerpt(body) : nil, requestMayHaveArrived: true)
    }

    private func kind(of body: [UInt8], _ envelope: ErrorEnvelope?) -> FailureKind {
        if envelope?.isFailure == true { return .errorInSuccess }
        let text = String(decoding: body.prefix(512), as: UTF8.self)
        if Excerpt.isBlank(text) { return .emptyAnswer }
        return Excerpt.isHTML(text) ? .webPage : .unreadable
    }

    /// - Parameter status: given if an answer had begun; then the request did arrive.
    func transport(_ error: any Error, of endpoint: Endpoint, status: Int? = nil) -> APIError {
        guard !Task.isCancelled, !(error is CancellationError) else {
            let arrived = (error as? TransportFailure)?.requestMayHaveArrived ?? true
            return cancelled(endpoint, status: status, requestMayHaveArrived: arrived)
        }
        let failure =
            error as? TransportFailure
            ?? TransportFailure(kind: .broken, reason: "The connection failed.", requestMayHaveArrived: true)
        let code: APIError.Code =
            switch failure.kind {
            case .unresolved, .connect, .tls, .broken: .transport
            case .timeout: .timeout
            case .cancelled: .cancelled
            }
        return APIError(
            endpoint: endpoint, code: code, kind: Self.kind(of: failure, hasBegun: status != nil), status: status,
            messages: redacted([failure.reason]), requestMayHaveArrived: status != nil || failure.requestMayHaveArrived)
    }

    private static func kind(of failure: TransportFailure, hasBegun: Bool) -> FailureKind {
        switch failure.kind {
        case .unresolved: .unknownHost
        case .connect: .noConnection
        case .tls: .untrusted
        case .timeout: hasBegun ? .cutOff : .timeout
        case .broken: hasBegun ? .cutOff : .connectionBroken
        case .cancelled: .local
        }
    }

    func cancelled(_ endpoint: Endpoint, status: Int? = nil, requestMayHaveArrived: Bool) -> APIError {
        APIError(
            endpoint: endpoint, code: .cancelled, status: status, messages: ["The call was cancelled."],
            requestMayHaveArrived: requestMayHaveArrived)
    }

    func redacted(_ messages: [String]) -> [String] { messages.map(redaction.applied) }

    /// By the headers that services and the gateways before them use for it; none is documented.
    private func requestID(_ reply: HTTPReply) -> String? {
        let names = ["X-Request-Id", "X-Correlation-Id", "X-Amzn-RequestId", "X-Amz-Cf-Id", "CF-Ray", "X-Trace-Id"]
        let value = names.lazy.compactMap { reply.headers.value($0) }.first
        return value.map { Excerpt.bounded(Excerpt.oneLine(redaction.applied(to: $0)), to: 100) }
            .flatMap { $0.isEmpty ? nil : $0 }
    }

    /// As it came, tags and all: an administrator knows a gateway by its page.
    private func excerpt(_ body: [UInt8]) -> String? {
        let text = Excerpt.oneLine(String(decoding: body.prefix(65_536), as: UTF8.self))
        // A key whose characters are escaped once more than they need be is found without the backslashes only.
        let bare = text.replacing("\\", with: "")
        let shown = redaction.applied(to: redaction.applied(to: bare) == bare ? text : bare)
        return shown.isEmpty ? nil : Excerpt.bounded(shown, to: 600)
    }

    private func whatCame(_ reply: HTTPReply, _ body: [UInt8]) -> String {
        guard (300...399).contains(reply.status) else { return bodyWords(body) }
        let host = reply.headers.value("Location").flatMap { Self.host(of: redaction.applied(to: $0)) }
        return "A redirect \(host.map { "to \($0) " } ?? "")was refused, for the key would go with it."
    }

    private func bodyWords(_ body: [UInt8]) -> String {
        // Redacted before it is cut, or the cut might leave the beginning of a key.
        let text = redaction.applied(to: Excerpt.text(of: body))
        if text.isEmpty { return body.isEmpty ? "The answer is empty." : "The answer says nothing readable." }
        return "It says: \(Excerpt.bounded(text))"
    }

    private func statusWords(_ status: Int) -> String {
        let words = HTTPResponseStatus(statusCode: status).reasonPhrase
        return "The service answered \(status)\(words.isEmpty ? "" : " (\(words))")"
    }

    /// Of a redirect's target only the host: its query may hold the key.
    private static func host(of location: String) -> String? {
        guard let mark = location.firstRange(of: "//") else { return nil }
        let authority = location[mark.upperBound...].prefix { !"/?#\\".contains($0) }
        let host = authority.split(separator: "@", omittingEmptySubsequences: false).last ?? authority
        let name = Excerpt.bounded(Excerpt.oneLine(String(host)), to: 100)
        return name.isEmpty ? nil : name
    }
}

extension [(name: String, value: String)] {
    /// The first with that name, whatever its letters' case.
    func value(_ name: String) -> String? {
        first { $0.name.lowercased() == name.lowercased() }?.value
    }
}
