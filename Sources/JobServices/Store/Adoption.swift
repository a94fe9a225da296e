import AnalysisModel
import Foundation
import GRDB

/// What becomes of the jobs of one listing that no row knows: each is the outcome of a submission, or a row of its own.
struct Adoption {
    let db: Database
    let profile: String
    /// By their names a job and a submission of the same video can be told apart.
    let tellsMediaIDs: Bool
    let askedAt: Date
    let at: Date

    init(db: Database, profile: String, entries: [ListedReport], askedAt: Date, at: Date) {
        (self.db, self.profile, self.askedAt, self.at) = (db, profile, askedAt, at)
        tellsMediaIDs = entries.contains { $0.mediaID != nil }
    }

    /// Settles the submission whose job bears the name that kajo made for it. No other job bears that, so this is certain
    /// whatever was thought of the submission.
    /// - Returns: false if there is none.
    func settle(named entry: ListedReport) throws -> Bool {
        guard let id = try namedSubmission(of: entry) else { return false }
        try settle(id, as: entry)
        return true
    }

    /// Each counts as a millisecond younger than the next, so that the rows keep the service's order.
    func adopt(_ strangers: [ListedReport], makeID: () -> String) throws {
        let counts = Dictionary(strangers.map { (Likeness($0), 1) }, uniquingKeysWith: +)
        let hasUnknown = try hasUnknownSubmission()
        for (place, entry) in strangers.enumerated().reversed() {
            if hasUnknown, counts[Likeness(entry)] == 1, let id = try unknownSubmission(like: entry) {
                try settle(id, as: entry)
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

    private func settle(_ id: TrackedJob.ID, as entry: ListedReport) throws {
        let jobID = entry.timed.report.jobID
        // Somebody may have asked for the job by its id meanwhile.
        if let twin = try db.job(jobID, of: profile) { try db.merge(twin.id, into: id) }
        try db.change(id, "job_id = ?, submitted_at = ?, owner = NULL", [jobID.rawValue, at.timeIntervalSince1970])
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
                    SELECT EXISTS (SELECT 1 FROM job WHERE id = ? AND profile = ? AND media_id = ? AND job_id IS NULL
                        AND merged_into IS NULL)
                    """),
            arguments: [id.rawValue, profile, mediaID])
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
    /// Only one that was sent after a first listing counts: else the job may be older than the submission.
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
    /// A `new_job` is on its way.
    func awaitsNewJob(_ profile: String) throws -> Bool {
        try Bool.fetchOne(
            self, sql: "SELECT EXISTS (SELECT 1 FROM job WHERE profile = ? AND submission = 'submitting')",
            arguments: [profile]) ?? false
    }
}
