import CoreAPI

/// Keeps all uploads of a board together below a rate.
actor UploadThrottle {
    /// So many pieces go in a second at the least, so that a slow line still moves evenly.
    private static let piecesPerSecond = 8

    nonisolated let pieceLength: Int
    /// Without a rate nobody need wait for another's turn to ask.
    private nonisolated let isLimited: Bool
    private var bucket: TokenBucket?
    private let time: ServiceTime

    init(bytesPerSecond: Int?, time: ServiceTime) {
        isLimited = bytesPerSecond != nil
        bucket = bytesPerSecond.map(TokenBucket.init)
        pieceLength = bytesPerSecond.map { max(1, $0 / Self.piecesPerSecond) } ?? FileChunk.longestPiece
        self.time = time
    }

    /// Returns when so many bytes may go; throws if the task is cancelled before.
    nonisolated func pass(_ bytes: Int) async throws {
        if isLimited { try await passInTurn(bytes) }
    }

    private func passInTurn(_ bytes: Int) async throws {
        guard let wait = bucket?.take(bytes, at: time.uptime()), wait > .zero else { return }
        try await time.sleep(wait)
    }
}
