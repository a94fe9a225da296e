import Crypto
import Foundation
import NIOCore

/// The SHA-256 of a file's content, made piece by piece.
struct FileDigest {
    /// So little that it is hashed while the processor still has it at hand.
    static let piece = 256 << 10

    private var hash = SHA256()

    mutating func take(_ bytes: UnsafeRawBufferPointer) { hash.update(bufferPointer: bytes) }

    func sha256() -> Data { Data(hash.finalize()) }

    /// Gives way to others between the pieces.
    /// - Parameter isWanted: asked between the pieces; once it is false, `cancelled` is thrown.
    static func of(
        _ file: SourceFile, while isWanted: () async -> Bool = { true }
    ) async throws(JobServiceError) -> Data {
        var digest = FileDigest()
        var bytes = ByteBuffer()
        var offset: Int64 = 0
        while offset < file.identity.size {
            guard !Task.isCancelled, await isWanted() else { throw .cancelled() }
            let length = Int(min(Int64(piece), file.identity.size - offset))
            try file.read(length, at: offset, into: &bytes)
            bytes.withUnsafeReadableBytes { digest.take($0) }
            offset += Int64(length)
            await Task.yield()
        }
        return digest.sha256()
    }
}
