import NIOCore
import Synchronization

/// The memory of the pieces of a file that go one after the other: once the network has let go of a piece, its place is
/// filled again, so that the system need not find and clear another one each time.
final class PieceMemory: Sendable {
    /// One is filled while the one before it goes, and perhaps the end of another.
    private static let places = 3

    /// The one that was given out first is the first.
    private let pieces = Mutex<[ByteBuffer]>([])

    /// - Parameter fill: may find what a piece before it was; a buffer that is still in use elsewhere is left to that.
    func piece(
        _ fill: (inout ByteBuffer) throws(JobServiceError) -> Void
    ) throws(JobServiceError) -> ByteBuffer {
        var piece = pieces.withLock { $0.count < Self.places ? nil : $0.removeFirst() } ?? ByteBuffer()
        try fill(&piece)
        pieces.withLock { $0.append(piece) }
        return piece
    }
}
