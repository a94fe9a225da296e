import AnalysisModel
import CoreAPI
import Foundation
import GRDB

/// What the user, by whatever process, wants of an upload that goes on.
enum UploadWish: Sendable {
    case goOn
    /// It is to rest.
    case pause
    /// The submission has been deleted.
    case end
}

extension JobStore {
    /// The file is about to be sent; its state is remembered, so that a change is noticed.
    /// - Returns: false if the submission is not `owner`'s any more, or is paused: then nothing may be sent.
    func recordUploading(
        _ id: TrackedJob.ID, _ file: SourceFile, owner: String, at: Date
    ) async throws(StoreError) -> Bool {
        let (identity, changed) = (file.identity, file.changed)
        return try await write { db in
            guard try db.isUnderWay(id, by: owner) else { return false }
            try db.execute(
                sql: """
                    INSERT INTO upload (job, file_size, file_modified, file_changed) VALUES (?, ?, ?, ?)
                        ON CONFLICT (job) DO UPDATE SET file_changed = excluded.file_changed
                    """,
                arguments: [id.rawValue, identity.size, identity.modified, changed])
            try db.keep(FileFacts(identity: identity), of: id)
            try db.change(id, "file_size = ?", [identity.size])
            try db.move(id, to: .uploading, at: at)
            return true
        }
    }

    /// A fresh session; nothing of it has been sent.
    func recordUploadSession(
        _ session: CoreAPIClient.UploadSession, of id: TrackedJob.ID
    ) async throws(StoreError) {
        try await write { db in
            try db.execute(sql: "DELETE FROM upload_chunk WHERE job = ?", arguments: [id.rawValue])
            try db.execute(
                sql: "UPDATE upload SET session = ?, chunk_size = ?, chunks_sent = 0, reference = NULL WHERE job = ?",
                arguments: [session.id.rawValue, session.chunkSize, id.rawValue])
            try db.change(id, "bytes_sent = 0")
        }
    }

    /// The service has confirmed some chunks.
    /// - Parameters:
    ///   - bytesConfirmed: of the whole file, with these chunks.
    ///   - isNews: others are to read it; each such write wakes whoever watches the store.
    func recordChunks(
        _ indexes: [Int], of id: TrackedJob.ID, bytesConfirmed: Int64, isNews: Bool
    ) async throws(StoreError) -> UploadWish {
        try await write { db in
            for index in indexes {
                guard try db.confirm(chunk: index, of: id) else { return .end }
            }
            try db.often("UPDATE job SET bytes_sent = max(bytes_sent, ?) WHERE id = ?", [bytesConfirmed, id.rawValue])
            if isNews { try db.change(id, "bytes_sent = bytes_sent") }
            let isPaused = try Bool.fetchOne(
                try db.cachedStatement(sql: "SELECT paused FROM job WHERE id = ?"), arguments: [id.rawValue])
            return isPaused.map { $0 ? .pause : .goOn } ?? .end
        }
    }

    /// The upload is complete, under this reference.
    func recordUploaded(_ reference: String, of id: TrackedJob.ID) async throws(StoreError) {
        try await write { db in
            try db.execute(
                sql: "UPDATE upload SET reference = ? WHERE job = ?", arguments: [reference, id.rawValue])
        }
    }
}

extension Database {
    /// Most chunks come in their order, so that only a few rows stand for those that were quicker than one before them.
    /// - Returns: false if there is no such upload any more.
    fileprivate func confirm(chunk index: Int, of id: TrackedJob.ID) throws -> Bool {
        let sent = try Int.fetchOne(
            try cachedStatement(sql: "SELECT chunks_sent FROM upload WHERE job = ?"), arguments: [id.rawValue])
        guard let sent else { return false }
        guard index == sent else {
            if index > sent {
                try often("INSERT OR IGNORE INTO upload_chunk (job, chunk_index) VALUES (?, ?)", [id.rawValue, index])
            }
            return true
        }
        var next = sent + 1
        while try takeOut(chunk: next, of: id) { next += 1 }
        try often("UPDATE upload SET chunks_sent = ? WHERE job = ?", [next, id.rawValue])
        return true
    }

    private func takeOut(chunk index: Int, of id: TrackedJob.ID) throws -> Bool {
        try often("DELETE FROM upload_chunk WHERE job = ? AND chunk_index = ?", [id.rawValue, index])
        return changesCount > 0
    }
}
