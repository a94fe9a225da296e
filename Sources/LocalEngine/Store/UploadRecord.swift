import Foundation
import GRDB

/// A chunked upload as the engine keeps it.
struct UploadRecord: Hashable, Sendable, Codable, FetchableRecord, PersistableRecord {
    static let databaseTableName = "upload"

    var id: String
    /// The name of the key that made it; see `KeyHolder`.
    var owner: String
    var createdAt: Date
    /// Of the whole file, in bytes.
    var size: Int64
    var chunkBytes: Int64
    var finalized: Bool

    enum CodingKeys: String, CodingKey {
        case id
        case owner
        case createdAt = "created_at"
        case size
        case chunkBytes = "chunk_bytes"
        case finalized
    }

    var chunkCount: Int64 { (size + chunkBytes - 1) / chunkBytes }

    /// Every chunk is full but the last, which holds what is left.
    func length(ofChunk index: Int64) -> Int64 { min(chunkBytes, size - index * chunkBytes) }
}
