import AnalysisModel
import Foundation
import GRDB

extension EngineStore {
    func insert(_ job: JobRecord) async throws {
        try await queue.write { try job.insert($0) }
    }

    func job(_ id: String, of owner: String) async throws -> JobRecord? {
        try await queue.read { try Self.job(id, of: owner, $0) }
    }

    static func job(_ id: String, of owner: String, _ database: Database) throws -> JobRecord? {
        try JobRecord.fetchOne(
            database, sql: "SELECT * FROM job WHERE id = ? AND owner = ?", arguments: [id, owner])
    }

    /// Newest first.
    func jobs(of owner: String) async throws -> [JobRecord] {
        try await queue.read { database in
            try JobRecord.fetchAll(
                database, sql: "SELECT * FROM job WHERE owner = ? ORDER BY sequence DESC", arguments: [owner])
        }
    }

    /// Oldest first, of those that wait for the given step and are not held before it.
    func waiting(withTransfer transfer: MediaTransferStatus, limit: Int) async throws -> [JobRecord] {
        let held = transfer == .queued ? "hold_state NOT IN ('preparing_analysis', 'processing')" : "TRUE"
        return try await queue.read { database in
            try JobRecord.fetchAll(
                database,
                sql: """
                    SELECT * FROM job WHERE status = 'queued' AND transfer = ?
                    AND NOT (hold_state IS NOT NULL AND \(held)) ORDER BY sequence LIMIT ?
                    """,
                arguments: [transfer.word, limit])
        }
    }

    /// Moves a job on, unless it has ended.
    /// - Returns: whether it is still there to be worked on.
    func move(_ id: String, to status: JobStatus, _ transfer: MediaTransferStatus) async throws -> Bool {
        try await update("status = ?, transfer = ?", [status.word, transfer.word], of: id)
    }

    /// The video is here: a job goes back into the queue, or is held behind it.
    func keepTransferred(_ id: String) async throws -> Bool {
        try await update(
            """
            transfer = 'finished', status = CASE WHEN hold_state IN ('preparing_analysis', 'processing')
            THEN hold_state ELSE 'queued' END
            """, [], of: id)
    }

    private func update(_ assignments: String, _ arguments: StatementArguments, of id: String) async throws -> Bool {
        try await queue.write { try Self.update(assignments, arguments, of: id, $0) }
    }

    /// A job that has ended does not change any more.
    static func update(
        _ assignments: String, _ arguments: StatementArguments, of id: String, _ database: Database
    ) throws -> Bool {
        try database.execute(
            sql: "UPDATE job SET \(assignments) WHERE id = ? AND status NOT IN ('finished', 'error')",
            arguments: arguments + [id])
        return database.changesCount > 0
    }

    /// Lets jobs go on that are held by other rules than the given ones.
    func releaseHolds(except rules: Set<String>) async throws {
        try await queue.write { database in
            let held = try Row.fetchAll(database, sql: "SELECT id, hold_rule FROM job WHERE hold_rule IS NOT NULL")
            for row in held where !rules.contains(row["hold_rule"]) {
                let id: String = row["id"]
                try database.execute(
                    sql: "UPDATE job SET hold_state = NULL, hold_rule = NULL, status = 'queued' WHERE id = ?",
                    arguments: [id])
            }
        }
    }

    /// What an earlier run left in the middle starts that step again.
    func requeueInterrupted() async throws {
        try await queue.write { database in
            try database.execute(
                sql: """
                    UPDATE job SET transfer = 'queued'
                    WHERE transfer = 'downloading' AND status NOT IN ('finished', 'error');
                    UPDATE job SET status = 'queued'
                    WHERE status NOT IN ('finished', 'error') AND hold_state IS NULL
                    """)
        }
    }
}
