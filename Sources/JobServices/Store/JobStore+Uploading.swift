import AnalysisModel
import CoreAPI
import Foundation
import GRDB

extension JobStore {
    /// The file is about to be sent; its state is remembered, so that a change is noticed.
    /// - Returns: false if the submission is not `owner`'s any more: then nothing may be sent.
    func recordUploading(
        _ id: TrackedJob.ID, _ file: FileIdentity, owner: String, at: Date
    ) async throws(StoreError) -> Bool {
        try await write { db in
            guard try db.isUnderWay(id, by: owner) else { return false }
            try db.execute(
                sql: """
                    INSERT INTO upload (job, file_size, file_modified) VALUES (?, ?, ?) ON CONFLICT (job) DO NOTHING
                    """,
                arguments: [id.rawValue, file.size, file.modified])
            try db.keep(FileFacts(identity: file), of: id)
            try db.move(id, to: .uploading, at: at)
            return true
        }
    }

    /// A fresh session; nothing of it has been sent.
    func recordUploadSession(
        _ session: CoreAPIClient.UploadSession, of id: TrackedJob.ID
    ) async throws(StoreError) {
        try await write { db in
            try db.execute(
                sql: "UPDATE upload SET session = ?, chunk_size = ?, chunks_sent = 0, reference = NULL WHERE job = ?",
                arguments: [session.id.rawValue, session.chunkSize, id.rawValue])
        }
    }

    /// The service has confirmed the first `count` chunks.
    /// - Returns: false if the submission has been deleted: then no more need be sent.
    func recordChunksSent(_ count: Int, of id: TrackedJob.ID) async throws(StoreError) -> Bool {
        try await write { db in
            try db.execute(
                sql: "UPDATE upload SET chunks_sent = ? WHERE job = ?", arguments: [count, id.rawValue])
            return db.changesCount > 0
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
