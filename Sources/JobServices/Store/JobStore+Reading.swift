public import AnalysisModel
import GRDB

extension JobStore {
    /// What is known of a profile's jobs, the newest first; nobody is asked.
    public func jobs(of profile: String) async throws(StoreError) -> [TrackedJob] {
        try await read { db in
            try Row.fetchAll(
                db,
                sql: """
                    SELECT * FROM job WHERE profile = ? AND merged_into IS NULL ORDER BY created_at DESC, rowid DESC
                    """,
                arguments: [profile]
            ).map(TrackedJob.init(row:))
        }
    }

    func job(_ id: TrackedJob.ID) async throws(StoreError) -> TrackedJob? {
        try await read { try $0.job(id) }
    }

    func job(_ jobID: Job.ID, of profile: String) async throws(StoreError) -> TrackedJob? {
        try await read { try $0.job(jobID, of: profile) }
    }

    /// The newest first.
    func failures(of id: TrackedJob.ID) async throws(StoreError) -> [JobFailure] {
        try await read { db in
            try Row.fetchAll(
                db, sql: "SELECT * FROM failure WHERE job = ? ORDER BY id DESC", arguments: [id.rawValue]
            ).map(JobFailure.init(row:))
        }
    }

    /// Those of a profile's jobs and of the service as a whole, the newest first.
    func failures(ofProfile profile: String, limit: Int) async throws(StoreError) -> [JobFailure] {
        try await read { db in
            try Row.fetchAll(
                db, sql: "SELECT * FROM failure WHERE profile = ? ORDER BY id DESC LIMIT ?",
                arguments: [profile, limit]
            ).map(JobFailure.init(row:))
        }
    }

    /// The oldest first.
    func changes(of id: TrackedJob.ID) async throws(StoreError) -> [JobStatusChange] {
        try await read { db in
            try Row.fetchAll(
                db, sql: "SELECT * FROM status_change WHERE job = ? ORDER BY id", arguments: [id.rawValue]
            ).map(JobStatusChange.init(row:))
        }
    }

    func recordFailure(_ failure: FailureDraft, of id: TrackedJob.ID) async throws(StoreError) {
        try await write { try $0.note(failure, of: id) }
    }

    func recordServiceFailure(_ failure: FailureDraft, of profile: String) async throws(StoreError) {
        try await write { try $0.note(failure, profile: profile, job: nil) }
    }

    func recordResult(of id: TrackedJob.ID, isThere: Bool) async throws(StoreError) {
        try await write { db in
            guard try db.job(id)?.hasResult != isThere else { return }
            try db.change(id, "has_result = ?", [isThere])
        }
    }
}
