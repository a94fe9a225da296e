public import CoreAPI
public import NIOCore

extension HTTPReply {
    /// An answer whose body comes in pieces.
    /// - Parameter failure: ends the body in place of its proper end.
    public static func scripted(
        status: Int = 200, headers: [(name: String, value: String)] = [("Content-Type", "application/json")],
        pieces: [ByteBuffer], endingWith failure: TransportFailure? = nil
    ) -> HTTPReply {
        let body = AsyncThrowingStream<ByteBuffer, any Error> { continuation in
            for piece in pieces { continuation.yield(piece) }
            continuation.finish(throwing: failure)
        }
        return HTTPReply(status: status, headers: headers, body: body)
    }

    /// An answer in one piece.
    public static func scripted(
        status: Int = 200, headers: [(name: String, value: String)] = [("Content-Type", "application/json")],
        _ body: some Collection<UInt8>
    ) -> HTTPReply {
        scripted(status: status, headers: headers, pieces: body.isEmpty ? [] : [ByteBuffer(bytes: body)])
    }

    public static func scripted(
        status: Int = 200, headers: [(name: String, value: String)] = [("Content-Type", "application/json")],
        _ text: String
    ) -> HTTPReply {
        scripted(status: status, headers: headers, text.utf8)
    }

    /// An answer that breaks off after its first `length` bytes.
    public static func cutOff(status: Int = 200, _ text: String, after length: Int) -> HTTPReply {
        let failure = TransportFailure(
            kind: .broken, reason: "The service closed the connection before its answer was whole.",
            requestMayHaveArrived: true)
        return scripted(
            status: status, pieces: [ByteBuffer(bytes: text.utf8.prefix(length))], endingWith: failure)
    }

    /// An answer of which nothing but the head comes until the reading task is cancelled.
    public static func stalled(status: Int = 200) -> HTTPReply {
        let (body, continuation) = AsyncThrowingStream.makeStream(of: ByteBuffer.self, throwing: (any Error).self)
        // Kept until the reader goes, or the body would end at once.
        continuation.onTermination = { _ in _ = continuation }
        return HTTPReply(status: status, headers: [], body: body)
    }
}
