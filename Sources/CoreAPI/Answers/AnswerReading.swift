import AnalysisModel
import Foundation
import NIOCore
import StrictJSON

/// From a reply to its value, or to the error that it is.
struct AnswerReading: Sendable {
    var limits: AnswerLimits
    var failures: FailureReading

    /// Reads a whole JSON answer.
    /// - Parameters:
    ///   - expected: what it should be, as it continues "The answer is not …".
    ///   - read: `nil` if the answer lacks what it must have.
    func value<Wire: Decodable, Value>(
        _ wire: Wire.Type, from reply: HTTPReply, of endpoint: Endpoint, expected: String, limit: Int,
        read: (Wire) -> Value?
    ) async throws(APIError) -> Value {
        let body = try await success(reply, of: endpoint, limit: limit)
        let answer = decoded(Answer<Wire>.self, from: body)
        if let answer, !answer.isFailure, let value = answer.wire.flatMap(read) { return value }
        throw failures.answer(body, from: reply, of: endpoint, expected: expected)
    }

    /// What a JSON text holds; `nil` for any other text. Half-damaged JSON is none: what can still be read of it may
    /// lack what matters.
    private func decoded<Wire: Decodable>(_ wire: Wire.Type, from body: [UInt8]) -> Wire? {
        guard body.withUnsafeBytes({ JSONSyntax.firstFault(in: $0) }) == nil else { return nil }
        return try? JSONDecoder().decode(wire, from: RepairedText.of(Data(body)))
    }

    /// The body of a 200.
    func success(_ reply: HTTPReply, of endpoint: Endpoint, limit: Int) async throws(APIError) -> [UInt8] {
        try await checkStatus(reply, of: endpoint)
        var body: [UInt8] = []
        if let failure = await collect(reply.body, upTo: limit, into: &body) {
            throw failures.transport(failure, of: endpoint, status: reply.status)
        }
        guard body.count <= limit else { throw tooLong(endpoint, limit: limit) }
        return body
    }

    func checkStatus(_ reply: HTTPReply, of endpoint: Endpoint) async throws(APIError) {
        guard reply.status != 200 else { return }
        var body: [UInt8] = []
        // The status is known already: a body that breaks off or is too long only says less.
        _ = await collect(reply.body, upTo: limits.answer, into: &body)
        if Task.isCancelled {
            throw failures.cancelled(endpoint, status: reply.status, requestMayHaveArrived: true)
        }
        throw failures.status(reply, body: body, of: endpoint)
    }

    func tooLong(_ endpoint: Endpoint, limit: Int) -> APIError {
        APIError(
            endpoint: endpoint, code: .undecodable, kind: .tooLong, status: 200,
            messages: ["The answer is longer than \(limit) bytes and was not read to its end."],
            requestMayHaveArrived: true)
    }

    /// Takes bytes until the end or until there are more than `limit`.
    /// - Returns: what ended it early.
    private func collect(
        _ pieces: AsyncThrowingStream<ByteBuffer, any Error>, upTo limit: Int, into body: inout [UInt8]
    ) async -> (any Error)? {
        do {
            for try await piece in pieces {
                body.append(contentsOf: piece.readableBytesView)
                if body.count > limit { break }
            }
        } catch {
            return error
        }
        // A stream ends without an error when its task is cancelled.
        return Task.isCancelled ? CancellationError() : nil
    }
}

/// Both readings of an answer at once, for the text may be long.
private struct Answer<Wire: Decodable>: Decodable {
    var isFailure: Bool
    var wire: Wire?

    init(from decoder: any Decoder) {
        isFailure = (try? ErrorEnvelope(from: decoder))?.isFailure ?? false
        wire = isFailure ? nil : try? Wire(from: decoder)
    }
}
