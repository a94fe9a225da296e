import Crypto
import Foundation

/// The SHA-256 of a file's content, made piece by piece.
struct FileDigest {
    static let piece = 1 << 20

    private var hash = SHA256()

    mutating func take(_ bytes: [UInt8]) { hash.update(data: bytes) }

    func sha256() -> Data { Data(hash.finalize()) }

    /// Takes the first `count` bytes of a file. Gives way to others between the pieces.
    mutating func take(_ file: SourceFile, upTo count: Int64) async throws(JobServiceError) {
        var offset: Int64 = 0
        while offset < count {
            guard !Task.isCancelled else { throw .cancelled() }
            let length = Int(min(Int64(Self.piece), count - offset))
            take(try file.bytes(at: offset, count: length))
            offset += Int64(length)
            await Task.yield()
        }
    }

    static func of(_ file: SourceFile) async throws(JobServiceError) -> Data {
        var digest = FileDigest()
        try await digest.take(file, upTo: file.identity.size)
        return digest.sha256()
    }
}
