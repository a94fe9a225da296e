import AnalysisModel
import Foundation
import GRDB

/// What has been taken out of the store: enough to tell other processes, and to know the job if it is told of again.
enum Deletion {
    /// A service may go on telling of a job for so long, in seconds, after it has said that it is deleted. One that is
    /// told of later than that is there after all.
    static let echo = 600.0
    /// What nobody asks about any more is forgotten, in seconds.
    static let remembered = 7 * 86_400.0
}

extension JobStore {
    /// Takes a row out, with its history, its failures and what is known of its upload.
    /// - Parameters:
    ///   - jobID: the job that the row was known to have.
    ///   - isGone: the row goes only if the service does not know the job any more.
    /// - Returns: false if it has another one by now, or one that is known: then it stays.
    func recordDeleted(
        _ id: TrackedJob.ID, of profile: String, knownAs jobID: Job.ID?, ifGone isGone: Bool = false, at: Date
    ) async throws(StoreError) -> Bool {
        try await write { db in
            guard let job = try db.job(id) else { return true }
            guard job.jobID == jobID, job.isGone || !isGone else { return false }
            try db.forgetDeletions(before: at)
            let twins = try String.fetchAll(
                db, sql: "SELECT id FROM job WHERE merged_into = ?", arguments: [id.rawValue])
            for twin in twins { try db.delete(TrackedJob.ID(rawValue: twin), of: profile, at: at) }
            try db.delete(id, as: job, of: profile, at: at)
            return true
        }
    }

    /// The job is deleted in the service; the row stays, for the result that kajo has kept.
    func recordDeletedButKept(_ id: TrackedJob.ID, of profile: String, at: Date) async throws(StoreError) {
        try await write { db in
            guard let job = try db.job(id) else { return }
            try db.change(
                id, "poll_stopped = 1, poll_claimed = 0, next_poll_at = NULL, state_since = ?, answered_at = ?",
                [at.timeIntervalSince1970, at.timeIntervalSince1970])
            try db.note("deleted", of: id, at: at)
            try db.insertDeletion(of: nil, jobID: job.jobID, profile: profile, at: at)
        }
    }
}

extension Database {
    /// The jobs that a listing of that time may still tell of although they are deleted.
    func deletedJobs(of profile: String, hiddenAt time: Date) throws -> Set<Job.ID> {
        let ids = try String.fetchAll(
            self, sql: "SELECT job_id FROM deletion WHERE profile = ? AND job_id IS NOT NULL AND at > ?",
            arguments: [profile, time.timeIntervalSince1970 - Deletion.echo])
        return Set(ids.map { Job.ID($0) })
    }

    func wasDeleted(_ jobID: Job.ID, of profile: String, since time: Date) throws -> Bool {
        try Bool.fetchOne(
            self, sql: "SELECT EXISTS (SELECT 1 FROM deletion WHERE profile = ? AND job_id = ? AND at >= ?)",
            arguments: [profile, jobID.rawValue, time.timeIntervalSince1970]) ?? false
    }

    /// The service knows the job after all.
    func forgetDeletion(of jobID: Job.ID, of profile: String) throws {
        try execute(
            sql: "UPDATE deletion SET job_id = NULL WHERE profile = ? AND job_id = ?",
            arguments: [profile, jobID.rawValue])
    }

    /// The row of a submission that was deleted while `new_job` was on its way, as that of a job that was found.
    func bringBack(
        _ id: TrackedJob.ID, as jobID: Job.ID, profile: String, at: Date, nextPoll: PollTime
    ) throws {
        guard try job(jobID, of: profile) == nil else { return }
        let memory = try Row.fetchOne(
            self, sql: "SELECT source, title FROM deletion WHERE job = ?", arguments: [id.rawValue])
        try execute(sql: "DELETE FROM deletion WHERE job = ?", arguments: [id.rawValue])
        try execute(
            sql: """
                INSERT INTO job (id, profile, job_id, source_kind, source, title, submission, created_at, submitted_at,
                    state_since, poll_due, poll_epoch, next_poll_at, revision)
                VALUES (?, ?, ?, 'none', ?, ?, 'submitted', ?, ?, ?, ?, ?, ?, ?)
                """,
            arguments: [
                id.rawValue, profile, jobID.rawValue, memory?["source"] ?? "", memory?["title"] as String?,
                at.timeIntervalSince1970, at.timeIntervalSince1970, at.timeIntervalSince1970, nextPoll.due,
                nextPoll.epoch, nextPoll.wall.timeIntervalSince1970, try nextRevision(),
            ])
        try note(SubmissionState.submitted.rawValue, of: id, at: at)
    }

    fileprivate func delete(_ id: TrackedJob.ID, as job: TrackedJob? = nil, of profile: String, at: Date) throws {
        let mayBringJob = job?.submission == .submitting
        try insertDeletion(
            of: id, jobID: job?.jobID, profile: profile, at: at, source: mayBringJob ? job?.source : nil,
            title: mayBringJob ? job?.title : nil)
        try execute(sql: "DELETE FROM job WHERE id = ?", arguments: [id.rawValue])
    }

    fileprivate func insertDeletion(
        of id: TrackedJob.ID?, jobID: Job.ID?, profile: String, at: Date, source: String? = nil, title: String? = nil
    ) throws {
        try execute(
            sql: """
                INSERT INTO deletion (profile, job, job_id, source, title, at, revision) VALUES (?, ?, ?, ?, ?, ?, ?)
                """,
            arguments: [
                profile, id?.rawValue, jobID?.rawValue, source, title, at.timeIntervalSince1970, try nextRevision(),
            ])
    }

    fileprivate func forgetDeletions(before at: Date) throws {
        try execute(
            sql: "DELETE FROM deletion WHERE at < ?",
            arguments: [at.timeIntervalSince1970 - Deletion.remembered])
    }
}
