import AnalysisModel
import Foundation
import GRDB

extension EngineStore {
    func insert(_ job: JobRecord) async throws {
        try await queue.write { try job.insert($0) }
    }

    func job(_ id: String) async throws -> JobRecord? {
        try await queue.read { try JobRecord.fetchOne($0, sql: "SELECT * FROM job WHERE id = ?", arguments: [id]) }
    }

    /// Newest first.
    func jobs() async throws -> [JobRecord] {
        try await queue.read { try JobRecord.fetchAll($0, sql: "SELECT * FROM job ORDER BY sequence DESC") }
    }

    /// Oldest first, of those that wait for the given step.
    func waiting(withTransfer transfer: MediaTransferStatus, limit: Int) async throws -> [JobRecord] {
        try await queue.read { database in
            try JobRecord.fetchAll(
                database, sql: "SELECT * FROM job WHERE status = ? AND transfer = ? ORDER BY sequence LIMIT ?",
                arguments: [JobStatus.queued.word, transfer.word, limit])
        }
    }

    func setState(of id: String, _ status: JobStatus, _ transfer: MediaTransferStatus, details: String? = nil)
        async throws
    {
        try await queue.write { database in
            try database.execute(
                sql: "UPDATE job SET status = ?, transfer = ?, details = ? WHERE id = ?",
                arguments: [status.word, transfer.word, details, id])
        }
    }

    /// What an earlier run left in the middle starts that step again.
    func requeueInterrupted() async throws {
        try await queue.write { database in
            try database.execute(
                sql: "UPDATE job SET transfer = ? WHERE transfer = ? AND status NOT IN (?, ?)",
                arguments: [
                    MediaTransferStatus.queued.word, MediaTransferStatus.downloading.word, JobStatus.finished.word,
                    JobStatus.error.word,
                ])
            try database.execute(
                sql: "UPDATE job SET status = ? WHERE status NOT IN (?, ?)",
                arguments: [JobStatus.queued.word, JobStatus.finished.word, JobStatus.error.word])
        }
    }
}
