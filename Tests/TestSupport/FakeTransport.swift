public import CoreAPI
import NIOCore

/// A network that says what it was told to say. Each function answers with its own replies, in their order.
///
/// A call for which no reply is left fails as a refused connection. `verifyAllUsed()` finds replies nobody asked for.
public actor FakeTransport: HTTPTransport {
    /// What one call gets.
    public enum Outcome: Sendable {
        case reply(HTTPReply)
        case failure(TransportFailure)
        /// No answer until the calling task is cancelled.
        case silence
    }

    public struct Unused: Error, CustomStringConvertible {
        public let endpoints: [Endpoint]

        public var description: String { "Nobody asked for: \(endpoints.map(\.name).joined(separator: ", "))" }
    }

    /// Every call, in order. Its URL may hold the key.
    public private(set) var calls: [HTTPCall] = []
    private var outcomes: [Endpoint: [Outcome]]

    public init(_ outcomes: [Endpoint: [Outcome]] = [:]) { self.outcomes = outcomes }

    public func add(_ outcome: Outcome, for endpoint: Endpoint) { outcomes[endpoint, default: []].append(outcome) }

    public func send(_ call: HTTPCall) async throws(TransportFailure) -> HTTPReply {
        calls.append(call)
        guard var waiting = outcomes[call.endpoint], !waiting.isEmpty else {
            throw TransportFailure(
                kind: .connect, reason: "No reply is left for \(call.endpoint.name).", requestMayHaveArrived: false)
        }
        let next = waiting.removeFirst()
        outcomes[call.endpoint] = waiting
        switch next {
        case .reply(let reply): return reply
        case .failure(let failure): throw failure
        case .silence: throw await Self.cancellation()
        }
    }

    /// - Throws: `Unused` if a reply is left.
    public func verifyAllUsed() throws {
        let left = outcomes.filter { !$0.value.isEmpty }.keys.sorted { $0.name < $1.name }
        guard left.isEmpty else { throw Unused(endpoints: left) }
    }

    private static func cancellation() async -> TransportFailure {
        let (never, continuation) = AsyncStream.makeStream(of: Never.self)
        for await _ in never {}
        withExtendedLifetime(continuation) {}
        return TransportFailure(kind: .cancelled, reason: "The call was cancelled.", requestMayHaveArrived: true)
    }
}
