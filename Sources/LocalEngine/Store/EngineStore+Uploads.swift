import Foundation
import GRDB

extension EngineStore {
    /// What of an upload has not been acknowledged.
    struct MissingChunks: Hashable, Sendable {
        var count: Int64
        var first: Int64
    }

    func insert(_ upload: UploadRecord) async throws {
        try await queue.write { try upload.insert($0) }
    }

    func upload(_ id: String, of owner: String) async throws -> UploadRecord? {
        try await queue.read {
            try UploadRecord.filter(key: id).filter(sql: "owner = ?", arguments: [owner]).fetchOne($0)
        }
    }

    /// The bytes of the chunks must lie safely on the disk before.
    /// - Returns: those of them whose upload is there.
    func acknowledge(_ chunks: [ChunkMark]) async throws -> Set<ChunkMark> {
        try await queue.write { database in
            let present = try chunks.filter { try UploadRecord.filter(key: $0.upload).isEmpty(database) == false }
            for chunk in present {
                try database.execute(
                    sql: "INSERT OR IGNORE INTO upload_chunk (upload_id, chunk_index) VALUES (?, ?)",
                    arguments: [chunk.upload, chunk.index])
            }
            return Set(present)
        }
    }

    /// Marks an upload as whole, unless chunks are missing.
    func finalize(_ upload: UploadRecord) async throws -> MissingChunks? {
        try await queue.write { database in
            let indexes = try Int64.fetchCursor(
                database, sql: "SELECT chunk_index FROM upload_chunk WHERE upload_id = ? ORDER BY chunk_index",
                arguments: [upload.id])
            var present: Int64 = 0
            var firstGap: Int64?
            while let index = try indexes.next() {
                if index != present, firstGap == nil { firstGap = present }
                present += 1
            }
            guard present == upload.chunkCount else {
                return MissingChunks(count: upload.chunkCount - present, first: firstGap ?? present)
            }
            try database.execute(sql: "UPDATE upload SET finalized = 1 WHERE id = ?", arguments: [upload.id])
            return nil
        }
    }

    /// Removes an owner's upload, unless an unfinished job needs it. A job that names another one's upload has no part
    /// in it.
    /// - Returns: whether it is gone.
    func removeUpload(_ id: String, of owner: String) async throws -> Bool {
        try await queue.write { database in
            guard try !Self.neededUploads(database).contains(OwnedUpload(id: id, owner: owner)) else { return false }
            try database.execute(sql: "DELETE FROM upload WHERE id = ? AND owner = ?", arguments: [id, owner])
            return database.changesCount > 0
        }
    }

    /// Removes uploads that no unfinished job needs: those whose job has ended, and those made before a date.
    /// - Returns: their identifiers.
    func removeUploads(before date: Date) async throws -> [String] {
        try await queue.write { database in
            let needed = try Self.neededUploads(database)
            let done = try Self.uploads(of: "status IN ('finished', 'error')", database)
            let removed = try UploadRecord.fetchAll(database).filter { upload in
                let owned = OwnedUpload(id: upload.id, owner: upload.owner)
                return !needed.contains(owned) && (upload.createdAt < date || done.contains(owned))
            }
            for upload in removed {
                try database.execute(sql: "DELETE FROM upload WHERE id = ?", arguments: [upload.id])
            }
            return removed.map(\.id)
        }
    }

    private struct OwnedUpload: Hashable {
        var id: String
        var owner: String
    }

    private static func neededUploads(_ database: Database) throws -> Set<OwnedUpload> {
        try uploads(of: "status NOT IN ('finished', 'error')", database)
    }

    private static func uploads(of condition: String, _ database: Database) throws -> Set<OwnedUpload> {
        let jobs = try JobRecord.fetchAll(database, sql: "SELECT * FROM job WHERE \(condition)")
        return Set(jobs.flatMap { job in job.request.uploadIDs.map { OwnedUpload(id: $0, owner: job.owner) } })
    }
}
