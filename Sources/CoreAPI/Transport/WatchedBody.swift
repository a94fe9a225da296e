import AsyncHTTPClient
import NIOCore
import Synchronization

/// A streamed body, and whether the network still takes anything of it: how long a chunk takes as a whole says nothing,
/// for it may be large, the line slow, and the reader slow on purpose.
final class WatchedBody: AsyncSequence, Sendable {
    private let stream: HTTPBodyStream
    private let taken = Mutex(0)

    init(_ stream: HTTPBodyStream) { self.stream = stream }

    struct Iterator: AsyncIteratorProtocol {
        fileprivate var pieces: HTTPBodyStream.Iterator
        fileprivate let body: WatchedBody

        mutating func next() async throws -> ByteBuffer? {
            let piece = try await pieces.next()
            body.taken.withLock { $0 += 1 }
            return piece
        }
    }

    func makeAsyncIterator() -> Iterator { Iterator(pieces: stream.makeAsyncIterator(), body: self) }

    /// Ends the call once neither a piece has gone nor an answer come for so long, or for up to twice that.
    func whileMoving(
        within limit: Duration, _ call: @escaping @Sendable () async throws -> HTTPClientResponse
    ) async throws -> HTTPClientResponse {
        try await withThrowingTaskGroup(of: HTTPClientResponse.self) { group in
            group.addTask { try await call() }
            group.addTask {
                var seen: Int?
                while true {
                    let count = self.taken.withLock { $0 }
                    if count == seen { throw HTTPClientError.deadlineExceeded }
                    seen = count
                    try await Task.sleep(for: limit)
                }
            }
            defer { group.cancelAll() }
            guard let answer = try await group.next() else { throw CancellationError() }
            return answer
        }
    }
}
