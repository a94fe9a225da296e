import GRDB

/// A call that somebody waits for at the end of a job.
struct PendingCallback: Sendable {
    /// In its end state.
    var job: JobRecord
    /// How often it has been tried in vain.
    var tries: Int
}

extension EngineStore {
    /// Belongs into the transaction that ends the job, so that no end goes untold.
    static func keepCallback(of id: String, _ database: Database) throws {
        let job = try JobRecord.fetchOne(database, sql: "SELECT * FROM job WHERE id = ?", arguments: [id])
        guard job?.request.callbackURL != nil else { return }
        try database.execute(sql: "INSERT OR IGNORE INTO callback (job_id, tries) VALUES (?, 0)", arguments: [id])
    }

    /// Oldest jobs first.
    func pendingCallbacks(limit: Int) async throws -> [PendingCallback] {
        try await queue.read { database in
            let rows = try Row.fetchAll(
                database,
                sql: """
                    SELECT job.*, callback.tries FROM callback JOIN job ON job.id = callback.job_id
                    ORDER BY job.sequence LIMIT ?
                    """,
                arguments: [limit])
            return try rows.map { PendingCallback(job: try JobRecord(row: $0), tries: $0["tries"]) }
        }
    }

    func isCallbackPending(of id: String) async throws -> Bool {
        try await queue.read {
            try Row.fetchOne($0, sql: "SELECT 1 FROM callback WHERE job_id = ?", arguments: [id]) != nil
        }
    }

    func countTry(ofCallbackOf id: String) async throws {
        try await queue.write {
            try $0.execute(sql: "UPDATE callback SET tries = tries + 1 WHERE job_id = ?", arguments: [id])
        }
    }

    /// It has been delivered or given up.
    func dropCallback(of id: String) async throws {
        try await queue.write {
            try $0.execute(sql: "DELETE FROM callback WHERE job_id = ?", arguments: [id])
        }
    }
}
