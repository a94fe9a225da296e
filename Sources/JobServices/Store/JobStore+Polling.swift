import AnalysisModel
import Foundation
import GRDB

/// A job that is to be asked for.
struct PollTarget: Hashable, Sendable {
    var id: TrackedJob.ID
    var jobID: Job.ID
}

/// An answer and when to ask again; `nil` for never.
struct TimedReport: Sendable {
    var report: JobStatusReport
    var next: PollTime?
}

extension JobStore {
    private static let waiting = """
        profile = ? AND job_id IS NOT NULL AND merged_into IS NULL AND poll_stopped = 0
            AND (status IS NULL OR status NOT IN ('finished', 'error'))
        """

    /// The time on the scale of `now` when the next job falls due; `nil` if none is waited for.
    func nextPollDue(of profile: String, epoch: String) async throws(StoreError) -> Duration? {
        try await read { db in
            try Int64.fetchOne(
                db,
                sql: """
                    SELECT min(CASE WHEN poll_epoch IS ? THEN coalesce(poll_due, 0) ELSE 0 END) FROM job
                    WHERE \(Self.waiting)
                    """,
                arguments: [epoch, profile])
        }.map { .milliseconds($0) }
    }

    /// Picks jobs that are due and takes them from everybody else's sight until `expiry`, in one step.
    func claimDuePolls(
        of profile: String, now: PollTime, until expiry: PollTime, limit: Int
    ) async throws(StoreError) -> [PollTarget] {
        try await write { db in
            let rows = try Row.fetchAll(
                db,
                sql: """
                    SELECT id, job_id FROM job
                    WHERE \(Self.waiting) AND (poll_epoch IS NOT ? OR poll_due IS NULL OR poll_due <= ?)
                    ORDER BY poll_due LIMIT ?
                    """,
                arguments: [profile, now.epoch, now.due, limit])
            return try Self.claim(rows, until: expiry, in: db)
        }
    }

    /// Picks these jobs, or all that have not ended, whether due or not; leaves out those being asked for right now.
    func claimPolls(
        of profile: String, _ ids: [TrackedJob.ID]?, now: PollTime, until expiry: PollTime
    ) async throws(StoreError) -> [PollTarget] {
        let wished = ids.map { Set($0.map(\.rawValue)) }
        return try await write { db in
            let rows = try Row.fetchAll(
                db,
                sql: """
                    SELECT id, job_id, status FROM job
                    WHERE profile = ? AND job_id IS NOT NULL AND merged_into IS NULL
                        AND NOT (poll_claimed = 1 AND poll_epoch IS ? AND poll_due > ?)
                    ORDER BY created_at, rowid
                    """,
                arguments: [profile, now.epoch, now.due])
            let picked = rows.filter { row in
                if let wished { return wished.contains(row["id"]) }
                return (row["status"] as String?).map { !JobStatus(word: $0).isEnd } ?? true
            }
            return try Self.claim(picked, until: expiry, in: db)
        }
    }

    private static func claim(_ rows: [Row], until expiry: PollTime, in db: Database) throws -> [PollTarget] {
        try rows.map { row in
            let target = PollTarget(id: TrackedJob.ID(rawValue: row["id"]), jobID: Job.ID(row["job_id"] as String))
            try db.execute(
                sql: "UPDATE job SET poll_due = ?, poll_epoch = ?, poll_claimed = 1 WHERE id = ?",
                arguments: [expiry.due, expiry.epoch, target.id.rawValue])
            return target
        }
    }

    /// Ends the claim without an answer; the jobs are due at the given time.
    /// - Parameter failing: the jobs for which `failure` is to be written down.
    func postponePolls(
        _ targets: [PollTarget], to next: PollTime, noting failure: FailureDraft? = nil,
        of failing: [TrackedJob.ID] = []
    ) async throws(StoreError) {
        try await write { db in
            for target in targets {
                try db.change(
                    target.id, "poll_due = ?, poll_epoch = ?, next_poll_at = ?, poll_claimed = 0",
                    [next.due, next.epoch, next.wall.timeIntervalSince1970])
            }
            guard let failure else { return }
            for id in failing { try db.note(failure, of: id) }
        }
    }

    /// The service does not know the job: the row stays, and nothing is asked any more.
    func stopPolling(_ id: TrackedJob.ID, _ failure: FailureDraft) async throws(StoreError) {
        try await write { db in
            try db.change(
                id, "poll_stopped = 1, poll_claimed = 0, next_poll_at = NULL, state_since = ?",
                [failure.at.timeIntervalSince1970])
            try db.note("gone", of: id, at: failure.at)
            try db.note(failure, of: id)
        }
    }

    /// An answer to `job_status`.
    func recordReport(_ timed: TimedReport, of id: TrackedJob.ID, askedAt: Date, at: Date) async throws(StoreError) {
        try await write { try $0.apply(timed, to: id, askedAt: askedAt, at: at) }
    }
}
