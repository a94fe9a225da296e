import AnalysisModel
import Foundation
import GRDB

/// The few statements from which every intention of the store is made. All within a transaction.
extension Database {
    /// Changes a row; the new revision is what tells other processes of it.
    func change(_ id: TrackedJob.ID, _ assignments: String, _ arguments: StatementArguments = []) throws {
        try execute(
            sql: "UPDATE job SET \(assignments), revision = ? WHERE id = ?",
            arguments: arguments + [nextRevision(), id.rawValue])
    }

    func nextRevision() throws -> Int64 {
        try execute(sql: "UPDATE revision SET value = value + 1")
        return try Int64.fetchOne(self, sql: "SELECT value FROM revision") ?? 0
    }

    /// A step that only repeats the one before it is left out.
    func note(_ state: String, transfer: String? = nil, of id: TrackedJob.ID, at: Date) throws {
        let last = try Row.fetchOne(
            self, sql: "SELECT state, transfer FROM status_change WHERE job = ? ORDER BY id DESC LIMIT 1",
            arguments: [id.rawValue])
        if let last, last["state"] == state, (last["transfer"] as String?) == transfer { return }
        try execute(
            sql: "INSERT INTO status_change (job, at, state, transfer) VALUES (?, ?, ?, ?)",
            arguments: [id.rawValue, at.timeIntervalSince1970, state, transfer])
    }

    func note(_ failure: FailureDraft, of id: TrackedJob.ID) throws {
        var endpoint: String?
        var status: Int?
        let origin: String
        switch failure.origin {
        case .call(let name, let code): (origin, endpoint, status) = ("call", name, code)
        case .job: origin = "job"
        case .local: origin = "local"
        }
        let messages = String(decoding: try JSONEncoder().encode(failure.messages), as: UTF8.self)
        try execute(
            sql: """
                INSERT INTO failure (job, at, origin, endpoint, http_status, messages) VALUES (?, ?, ?, ?, ?, ?)
                """,
            arguments: [id.rawValue, failure.at.timeIntervalSince1970, origin, endpoint, status, messages])
    }

    func move(_ id: TrackedJob.ID, to state: SubmissionState, at: Date) throws {
        try change(id, "submission = ?, state_since = ?", [state.rawValue, at.timeIntervalSince1970])
        try note(state.rawValue, of: id, at: at)
    }

    func job(_ id: TrackedJob.ID) throws -> TrackedJob? {
        try Row.fetchOne(
            self, sql: "SELECT * FROM job WHERE id = ? AND merged_into IS NULL", arguments: [id.rawValue]
        ).map(TrackedJob.init(row:))
    }

    func job(_ jobID: Job.ID, of profile: String) throws -> TrackedJob? {
        try Row.fetchOne(
            self, sql: "SELECT * FROM job WHERE profile = ? AND job_id = ? AND merged_into IS NULL",
            arguments: [profile, jobID.rawValue]
        ).map(TrackedJob.init(row:))
    }
}
