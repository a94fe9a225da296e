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

    /// For what is done ten thousand times in a row: the statement is compiled once.
    func often(_ sql: String, _ arguments: StatementArguments) throws {
        try cachedStatement(sql: sql).execute(arguments: arguments)
    }

    func nextRevision() throws -> Int64 {
        try often("UPDATE revision SET value = value + 1", [])
        return try Int64.fetchOne(try cachedStatement(sql: "SELECT value FROM revision")) ?? 0
    }

    /// A step that only repeats the one before it is left out, and so is one of a row that has been deleted.
    func note(_ state: String, transfer: String? = nil, of id: TrackedJob.ID, at: Date) throws {
        let last = try Row.fetchOne(
            try cachedStatement(
                sql: "SELECT state, transfer FROM status_change WHERE job = ? ORDER BY id DESC LIMIT 1"),
            arguments: [id.rawValue])
        if let last, last["state"] == state, (last["transfer"] as String?) == transfer { return }
        try often(
            "INSERT INTO status_change (job, at, state, transfer) SELECT id, ?, ?, ? FROM job WHERE id = ?",
            [at.timeIntervalSince1970, state, transfer, id.rawValue])
    }

    func note(_ failure: FailureDraft, of id: TrackedJob.ID) throws {
        guard
            let profile = try String.fetchOne(
                self, sql: "SELECT profile FROM job WHERE id = ?", arguments: [id.rawValue])
        else { return }
        try note(failure, profile: profile, job: id)
    }

    /// One that only repeats the last one takes its place, so that an outage is one entry with a beginning and a count.
    func note(_ failure: FailureDraft, profile: String, job: TrackedJob.ID?) throws {
        var (first, count) = (failure.at, 1)
        let last = try Row.fetchOne(
            self, sql: "SELECT * FROM failure WHERE profile = ? AND job IS ? ORDER BY id DESC LIMIT 1",
            arguments: [profile, job?.rawValue])
        if let last = try last.map(JobFailure.init(row:)), last.isRepeated(by: failure) {
            (first, count) = (last.firstAt, last.count + 1)
            try execute(sql: "DELETE FROM failure WHERE id = ?", arguments: [last.id])
        }
        try insert(failure, profile: profile, job: job, first: first, count: count)
    }

    private func insert(
        _ failure: FailureDraft, profile: String, job: TrackedJob.ID?, first: Date, count: Int
    ) throws {
        let facts = failure.facts
        let messages = String(decoding: try JSONEncoder().encode(facts.messages), as: UTF8.self)
        try execute(
            sql: """
                INSERT INTO failure (profile, job, at, first_at, count, kind, endpoint, http_status, messages, request_id,
                    excerpt, request, attempt, retry_at)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """,
            arguments: [
                profile, job?.rawValue, failure.at.timeIntervalSince1970, first.timeIntervalSince1970, count,
                facts.kind.rawValue, facts.endpoint, facts.httpStatus, messages, facts.requestID, facts.excerpt,
                facts.request, failure.attempt, failure.retryAt?.timeIntervalSince1970,
            ])
    }

    func move(_ id: TrackedJob.ID, to state: SubmissionState, at: Date) throws {
        try change(
            id, "state_since = CASE submission WHEN ? THEN state_since ELSE ? END, submission = ?",
            [state.rawValue, at.timeIntervalSince1970, state.rawValue])
        try note(state.rawValue, of: id, at: at)
    }

    func job(_ id: TrackedJob.ID) throws -> TrackedJob? {
        try Row.fetchOne(
            try cachedStatement(sql: "SELECT * FROM job WHERE id = ? AND merged_into IS NULL"),
            arguments: [id.rawValue]
        ).map(TrackedJob.init(row:))
    }

    func job(_ jobID: Job.ID, of profile: String) throws -> TrackedJob? {
        try Row.fetchOne(
            self, sql: "SELECT * FROM job WHERE profile = ? AND job_id = ? AND merged_into IS NULL",
            arguments: [profile, jobID.rawValue]
        ).map(TrackedJob.init(row:))
    }
}

extension JobFailure {
    /// After so many seconds without it the same failure is another one.
    private static let longestPause = 900.0

    fileprivate func isRepeated(by draft: FailureDraft) -> Bool {
        facts.kind == draft.facts.kind && facts.endpoint == draft.facts.endpoint
            && facts.httpStatus == draft.facts.httpStatus && facts.messages == draft.facts.messages
            && draft.at.timeIntervalSince(at) < Self.longestPause && draft.facts.endpoint != nil
    }
}
