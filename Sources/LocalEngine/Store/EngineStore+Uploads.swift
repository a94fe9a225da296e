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

    func upload(_ id: String) async throws -> UploadRecord? {
        try await queue.read { try UploadRecord.fetchOne($0, key: id) }
    }

    /// The chunk's bytes must lie safely on the disk before.
    func acknowledge(chunk index: Int64, of upload: String) async throws {
        try await queue.write { database in
            try database.execute(
                sql: "INSERT OR IGNORE INTO upload_chunk (upload_id, chunk_index) VALUES (?, ?)",
                arguments: [upload, index])
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

    /// Removes an upload, unless an unfinished job needs it.
    /// - Returns: whether it is gone.
    func removeUpload(_ id: String) async throws -> Bool {
        try await queue.write { database in
            guard try !Self.neededUploads(database).contains(id) else { return false }
            try database.execute(sql: "DELETE FROM upload WHERE id = ?", arguments: [id])
            return true
        }
    }

    /// Removes uploads that no unfinished job needs: those whose job has ended, and those made before a date.
    /// - Returns: their identifiers.
    func removeUploads(before date: Date) async throws -> [String] {
        try await queue.write { database in
            let needed = try Self.neededUploads(database)
            let done = try Self.uploads(of: "status IN ('finished', 'error')", database)
            let old = try String.fetchSet(
                database, sql: "SELECT id FROM upload WHERE created_at < ?", arguments: [date])
            let removed = try String.fetchAll(database, sql: "SELECT id FROM upload").filter { id in
                !needed.contains(id) && (old.contains(id) || done.contains(id))
            }
            for id in removed {
                try database.execute(sql: "DELETE FROM upload WHERE id = ?", arguments: [id])
            }
            return removed
        }
    }

    private static func neededUploads(_ database: Database) throws -> Set<String> {
        try uploads(of: "status NOT IN ('finished', 'error')", database)
    }

    private static func uploads(of condition: String, _ database: Database) throws -> Set<String> {
        let jobs = try JobRecord.fetchAll(database, sql: "SELECT * FROM job WHERE \(condition)")
        return Set(jobs.compactMap(\.request.uploadID))
    }
}
