import AnalysisModel
import Foundation
import GRDB

/// What becomes of the jobs of one listing that no row knows: each is the outcome of a submission, or a row of its own.
struct Adoption {
    let db: Database
    let profile: String
    /// By their names a job and a submission of the same video can be told apart. A service that has told names once
    /// tells them of every job that has one.
    let tellsMediaIDs: Bool
    let askedAt: Date
    let at: Date

    init(db: Database, profile: String, entries: [ListedReport], askedAt: Date, at: Date) throws {
        (self.db, self.profile, self.askedAt, self.at) = (db, profile, askedAt, at)
        let tellsNow = entries.contains { $0.mediaID != nil }
        tellsMediaIDs = try tellsNow || db.tellsMediaIDs(profile)
    }

    /// Settles the submission whose job bears the name that kajo made for it. No other job bears that, so this is certain
    /// whatever was thought of the submission, and whichever job its address has let it be taken for.
    /// - Returns: false if there is none.
    func settle(named entry: ListedReport) throws -> Bool {
        guard let id = try namedSubmission(of: entry) else { return false }
        let holder = try db.job(entry.timed.report.jobID, of: profile)
        if let holder, holder.submission != .listed {
            guard try db.isGuess(holder.id) else { return false }
            try db.release(holder.id, to: .unknown, at: at)
        }
        try db.release(id, to: .unknown, at: at)
        try settle(id, as: entry, isGuess: false)
        return true
    }

    /// Each counts as a millisecond younger than the next, so that the rows keep the service's order.
    func adopt(_ strangers: [ListedReport], makeID: () -> String) throws {
        let counts = Dictionary(strangers.map { (Likeness($0), 1) }, uniquingKeysWith: +)
        let hasUnknown = try hasUnknownSubmission()
        for (place, entry) in strangers.enumerated().reversed() {
            if hasUnknown, counts[Likeness(entry)] == 1, let id = try unknownSubmission(like: entry) {
                try settle(id, as: entry, isGuess: true)
            } else {
                try insert(entry, created: at.addingTimeInterval(-Double(place) * 0.001), makeID: makeID)
            }
        }
    }

    func insert(_ entry: ListedReport, created: Date, makeID: () -> String) throws {
        let id = TrackedJob.ID(rawValue: makeID())
        try db.execute(
            sql: """
                INSERT INTO job (id, profile, job_id, source_kind, source, title, media_id, submission, created_at,
                    state_since, revision)
                VALUES (?, ?, ?, ?, ?, ?, ?, 'listed', ?, ?, ?)
                """,
            arguments: [
                id.rawValue, profile, entry.timed.report.jobID.rawValue, "none", entry.videoURL ?? "", entry.title,
                entry.mediaID, created.timeIntervalSince1970, at.timeIntervalSince1970, try db.nextRevision(),
            ])
        try db.note(SubmissionState.listed.rawValue, of: id, at: at)
        try db.apply(entry.timed, to: id, askedAt: askedAt, at: at)
    }

    /// - Parameter areKept: all jobs of the listing have a row now.
    func rememberListing(areKept: Bool) throws {
        try db.execute(
            sql: """
                INSERT INTO listed_profile (name, listed_at, tells_media_ids) VALUES (?, ?, ?)
                ON CONFLICT (name) DO UPDATE SET listed_at = coalesce(excluded.listed_at, listed_at),
                    tells_media_ids = excluded.tells_media_ids
                """,
            arguments: [profile, areKept ? askedAt.timeIntervalSince1970 : nil, tellsMediaIDs])
    }

    private func settle(_ id: TrackedJob.ID, as entry: ListedReport, isGuess: Bool) throws {
        let jobID = entry.timed.report.jobID
        // Somebody may have asked for the job by its id meanwhile.
        if let twin = try db.job(jobID, of: profile) { try db.merge(twin.id, into: id) }
        try db.change(
            id, "job_id = ?, is_guess = ?, submitted_at = ?, owner = NULL, paused = 0",
            [jobID.rawValue, isGuess, at.timeIntervalSince1970])
        try db.move(id, to: .submitted, at: at)
        try db.apply(entry.timed, to: id, askedAt: askedAt, at: at)
    }
}

extension Adoption {
    /// What two entries have in common that could be jobs of one submission.
    private struct Likeness: Hashable {
        var videoURL: String?
        var mediaID: String?

        init(_ entry: ListedReport) { (videoURL, mediaID) = (entry.videoURL, entry.mediaID) }
    }

    private func hasUnknownSubmission() throws -> Bool {
        try Bool.fetchOne(
            db, sql: "SELECT EXISTS (SELECT 1 FROM job WHERE profile = ? AND submission = 'unknown')",
            arguments: [profile]) ?? false
    }

    private func namedSubmission(of entry: ListedReport) throws -> TrackedJob.ID? {
        guard let mediaID = entry.mediaID, let id = TrackedJob.ID(mediaID: mediaID) else { return nil }
        let isSent = try Bool.fetchOne(
            try db.cachedStatement(
                sql: """
                    SELECT EXISTS (SELECT 1 FROM job WHERE id = ? AND profile = ? AND media_id = ?
                        AND (job_id IS NULL OR is_guess AND job_id <> ?) AND merged_into IS NULL)
                    """),
            arguments: [id.rawValue, profile, mediaID, entry.timed.report.jobID.rawValue])
        return isSent == true ? id : nil
    }

    /// Since when the latest submission has been of unknown outcome, of those that are. One from before a clock was set
    /// back hides no other.
    func latestUnknown() throws -> Date? {
        try Double.fetchOne(
            db,
            sql: "SELECT max(state_since) FROM job WHERE profile = ? AND submission = 'unknown' AND state_since <= ?",
            arguments: [profile, at.timeIntervalSince1970]
        ).map(Date.init(timeIntervalSince1970:))
    }

    /// The one submission of unknown outcome that asked for this video, by the name that it sent and the address, as far
    /// as they are told; `nil` if there is none, or more than one.
    ///
    /// Only one that was sent soon after a listing counts: else the job may be older than the submission.
    private func unknownSubmission(like entry: ListedReport) throws -> TrackedJob.ID? {
        let url = entry.videoURL.flatMap { $0.isEmpty ? nil : $0 }
        guard url != nil || entry.mediaID != nil else { return nil }
        let ids = try String.fetchAll(
            db,
            sql: """
                SELECT job.id FROM job LEFT JOIN upload ON upload.job = job.id
                WHERE profile = ? AND submission = 'unknown' AND listed_before = 1 AND merged_into IS NULL
                    AND job_id IS NULL AND (? IS NULL OR coalesce(upload.reference, job.source) = ?)
                    AND (NOT ? OR media_id IS ?) LIMIT 2
                """,
            arguments: [profile, url, url, tellsMediaIDs, entry.mediaID])
        return ids.count == 1 ? ids.first.map(TrackedJob.ID.init(rawValue:)) : nil
    }
}

extension Database {
    /// A listing of the profile has told a media id.
    fileprivate func tellsMediaIDs(_ profile: String) throws -> Bool {
        try Bool.fetchOne(
            self, sql: "SELECT tells_media_ids FROM listed_profile WHERE name = ?", arguments: [profile]) ?? false
    }

    /// Only the address says that the job is the row's.
    fileprivate func isGuess(_ id: TrackedJob.ID) throws -> Bool {
        try Bool.fetchOne(self, sql: "SELECT is_guess FROM job WHERE id = ?", arguments: [id.rawValue]) ?? false
    }

    /// Takes the row's job from it, with all that was said of that job; nothing is changed in a row without a job.
    func release(_ id: TrackedJob.ID, to state: SubmissionState, at: Date) throws {
        guard try job(id)?.jobID != nil else { return }
        try execute(
            sql: """
                DELETE FROM status_change WHERE job = :id AND id >=
                    (SELECT max(id) FROM status_change WHERE job = :id AND state = 'submitted')
                """,
            arguments: ["id": id.rawValue])
        try execute(
            sql: """
                DELETE FROM failure WHERE job = :id AND endpoint IS NOT 'new_job'
                    AND at >= (SELECT submitted_at FROM job WHERE id = :id)
                """,
            arguments: ["id": id.rawValue])
        try change(
            id,
            """
            job_id = NULL, is_guess = 0, submitted_at = NULL, status = NULL, transfer = NULL, details = NULL,
            answered_at = NULL, next_poll_at = NULL, poll_due = NULL, poll_epoch = NULL, poll_claimed = 0,
            poll_stopped = 0, has_result = 0
            """)
        try move(id, to: state, at: at)
    }

    /// A `new_job` is on its way.
    func awaitsNewJob(_ profile: String) throws -> Bool {
        try Bool.fetchOne(
            self, sql: "SELECT EXISTS (SELECT 1 FROM job WHERE profile = ? AND submission = 'submitting')",
            arguments: [profile]) ?? false
    }
}
