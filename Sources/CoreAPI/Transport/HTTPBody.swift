public import NIOCore

/// What a request brings along.
public enum HTTPBody: Sendable {
    case bytes(ByteBuffer)
    case stream(HTTPBodyStream)

    /// All of it in memory.
    public func collected() async throws -> ByteBuffer {
        switch self {
        case .bytes(let bytes): return bytes
        case .stream(let stream):
            var all = ByteBuffer()
            for try await piece in stream { all.writeImmutableBuffer(piece) }
            return all
        }
    }
}

/// A body of which one piece after the other is made as the network takes them.
public struct HTTPBodyStream: AsyncSequence, Sendable {
    let head: ByteBuffer
    let chunk: FileChunk
    let tail: ByteBuffer

    /// In bytes.
    public var length: Int { head.readableBytes + chunk.length + tail.readableBytes }

    public struct Iterator: AsyncIteratorProtocol {
        private enum Place { case head, chunk(Int), end }

        private let stream: HTTPBodyStream
        private var place = Place.head

        init(_ stream: HTTPBodyStream) { self.stream = stream }

        public mutating func next() async throws -> ByteBuffer? {
            switch place {
            case .head:
                place = .chunk(0)
                return stream.head
            case .chunk(let start) where start < stream.chunk.length:
                let end = Swift.min(start + stream.chunk.pieceLength, stream.chunk.length)
                place = .chunk(end)
                return try await stream.chunk.read(start..<end)
            case .chunk:
                place = .end
                return stream.tail
            case .end: return nil
            }
        }
    }

    public func makeAsyncIterator() -> Iterator { Iterator(self) }
}
