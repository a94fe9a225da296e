import AnalysisModel
import Foundation
import GRDB

/// What becomes of the jobs of a listing that no row knows.
extension Database {
    func awaitsNewJob(_ profile: String) throws -> Bool {
        try Bool.fetchOne(
            self, sql: "SELECT EXISTS (SELECT 1 FROM job WHERE profile = ? AND submission = 'submitting')",
            arguments: [profile]) ?? false
    }

    /// Each counts as a millisecond younger than the next, so that the rows keep the service's order.
    func adopt(
        _ strangers: [ListedReport], of profile: String, askedAt: Date, at: Date, makeID: () -> String
    ) throws {
        let counts = Dictionary(strangers.map { ($0.videoURL, 1) }, uniquingKeysWith: +)
        let hasUnknown = try hasUnknownSubmission(in: profile)
        for (place, entry) in strangers.enumerated().reversed() {
            if hasUnknown, counts[entry.videoURL] == 1, let id = try unknownSubmission(of: entry, in: profile) {
                try settle(id, as: entry, askedAt: askedAt, at: at)
            } else {
                let created = at.addingTimeInterval(-Double(place) * 0.001)
                try insert(entry, of: profile, askedAt: askedAt, at: at, created: created, makeID: makeID)
            }
        }
    }

    private func hasUnknownSubmission(in profile: String) throws -> Bool {
        try Bool.fetchOne(
            self, sql: "SELECT EXISTS (SELECT 1 FROM job WHERE profile = ? AND submission = 'unknown')",
            arguments: [profile]) ?? false
    }

    /// The one submission of unknown outcome that asked for this video; `nil` if there is none, or more than one.
    ///
    /// Only one that was sent after a first listing counts: else the job may be older than the submission.
    private func unknownSubmission(of entry: ListedReport, in profile: String) throws -> TrackedJob.ID? {
        guard let url = entry.videoURL, !url.isEmpty else { return nil }
        let ids = try String.fetchAll(
            self,
            sql: """
                SELECT job.id FROM job LEFT JOIN upload ON upload.job = job.id
                WHERE profile = ? AND submission = 'unknown' AND listed_before = 1 AND merged_into IS NULL
                    AND job_id IS NULL AND coalesce(upload.reference, job.source) = ? LIMIT 2
                """,
            arguments: [profile, url])
        return ids.count == 1 ? ids.first.map(TrackedJob.ID.init(rawValue:)) : nil
    }

    private func settle(_ id: TrackedJob.ID, as entry: ListedReport, askedAt: Date, at: Date) throws {
        let jobID = entry.timed.report.jobID.rawValue
        try change(id, "job_id = ?, submitted_at = ?", [jobID, at.timeIntervalSince1970])
        try move(id, to: .submitted, at: at)
        try apply(entry.timed, to: id, askedAt: askedAt, at: at)
    }

    func insert(
        _ entry: ListedReport, of profile: String, askedAt: Date, at: Date, created: Date, makeID: () -> String
    ) throws {
        let id = TrackedJob.ID(rawValue: makeID())
        try execute(
            sql: """
                INSERT INTO job (id, profile, job_id, source_kind, source, title, submission, created_at, state_since,
                    revision)
                VALUES (?, ?, ?, ?, ?, ?, 'listed', ?, ?, ?)
                """,
            arguments: [
                id.rawValue, profile, entry.timed.report.jobID.rawValue, "none", entry.videoURL ?? "", entry.title,
                created.timeIntervalSince1970, at.timeIntervalSince1970, try nextRevision(),
            ])
        try note(SubmissionState.listed.rawValue, of: id, at: at)
        try apply(entry.timed, to: id, askedAt: askedAt, at: at)
    }
}
