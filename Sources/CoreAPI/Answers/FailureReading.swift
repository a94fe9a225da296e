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
            endpoint: endpoint, code: APIError.code(forStatus: reply.status), status: reply.status,
            messages: redacted(messages.isEmpty ? [own] : messages),
            retryAfter: reply.headers.value("Retry-After").flatMap { RetryAfter.wait($0, now: now()) },
            requestMayHaveArrived: true)
    }

    /// A 200 that is no success, or nothing that can be understood.
    func answer(_ body: [UInt8], of endpoint: Endpoint, expected: String) -> APIError {
        let envelope = ErrorEnvelope(body)
        let own =
            envelope?.isFailure == true
            ? "The service answered 200 with an error that says nothing. \(bodyWords(body))"
            : "The answer is not \(expected). \(bodyWords(body))"
        let messages = envelope?.isFailure == true ? envelope?.messages ?? [] : []
        return APIError(
            endpoint: endpoint, code: .undecodable, status: 200,
            messages: redacted(messages.isEmpty ? [own] : messages),
            requestMayHaveArrived: true)
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
            case .connect, .tls, .broken: .transport
            case .timeout: .timeout
            case .cancelled: .cancelled
            }
        return APIError(
            endpoint: endpoint, code: code, status: status, messages: redacted([failure.reason]),
            requestMayHaveArrived: status != nil || failure.requestMayHaveArrived)
    }

    func cancelled(_ endpoint: Endpoint, status: Int? = nil, requestMayHaveArrived: Bool) -> APIError {
        APIError(
            endpoint: endpoint, code: .cancelled, status: status, messages: ["The call was cancelled."],
            requestMayHaveArrived: requestMayHaveArrived)
    }

    func redacted(_ messages: [String]) -> [String] { messages.map(redaction.applied) }

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
