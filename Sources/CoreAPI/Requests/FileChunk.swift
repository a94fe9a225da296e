public import NIOCore

/// One chunk of a file. It is read while it is sent, so that its size does not matter to the memory.
public struct FileChunk: Sendable {
    /// So many bytes are read, and held, at once: no more than a line of 1 KiB a second takes within
    /// `TimeLimits.chunkAnswer`, so that such a line does not look dead.
    public static let longestPiece = 512 << 10

    /// In bytes; exactly so many are sent.
    public let length: Int
    let pieceLength: Int
    let read: @Sendable (Range<Int>) async throws -> ByteBuffer

    /// - Parameters:
    ///   - length: in bytes.
    ///   - pieceLength: 1 to `longestPiece`; what is beyond counts as these.
    ///   - read: gives exactly the bytes of a range within the chunk, in as much time as it wishes. What it throws ends
    ///     the call. It is asked for the same ranges again if the request is repeated.
    public init(
        length: Int, pieceLength: Int = FileChunk.longestPiece,
        read: @escaping @Sendable (_ range: Range<Int>) async throws -> ByteBuffer
    ) {
        self.length = length
        self.pieceLength = min(max(1, pieceLength), Self.longestPiece)
        self.read = read
    }
}
