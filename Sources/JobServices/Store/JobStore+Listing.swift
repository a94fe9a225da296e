import AnalysisModel
import CoreAPI
import Foundation
import GRDB

/// What a listing has brought.
struct ListingOutcome: Sendable {
    /// The jobs that it told of.
    var told: Set<Job.ID>
    /// False if jobs that no row knows had to be passed over for now.
    var isComplete: Bool
}

/// One entry of a listing, ready to be written down.
struct ListedReport: Sendable {
    var timed: TimedReport
    var title: String?
    var videoURL: String?
}

extension JobStore {
    /// Brings the rows to what a listing said, and adopts the jobs that no row knows.
    ///
    /// While a `new_job` is on its way nothing is adopted: the unknown job may be the one whose answer is awaited.
    func recordListing(
        _ entries: [ListedReport], of profile: String, askedAt: Date, at: Date, makeID: @escaping @Sendable () -> String
    ) async throws(StoreError) -> ListingOutcome {
        try await write { db in
            let deleted = try db.deletedJobs(of: profile, hiddenAt: askedAt)
            let strangers = try entries.filter { entry in
                if deleted.contains(entry.timed.report.jobID) { return false }
                guard let job = try db.job(entry.timed.report.jobID, of: profile) else { return true }
                if !job.hasEnded(as: entry.timed.report) {
                    try db.apply(entry.timed, to: job.id, askedAt: askedAt, at: at)
                }
                return false
            }
            let mayAdopt = try !db.awaitsNewJob(profile)
            if mayAdopt {
                try db.adopt(strangers, of: profile, askedAt: askedAt, at: at, makeID: makeID)
                try db.execute(sql: "INSERT OR IGNORE INTO listed_profile (name) VALUES (?)", arguments: [profile])
            }
            return ListingOutcome(
                told: Set(entries.map(\.timed.report.jobID)), isComplete: mayAdopt || strangers.isEmpty)
        }
    }

    /// Keeps a job that the user named and the service knows.
    /// - Returns: `nil` if it has been deleted since it was asked for.
    func recordTracked(
        _ timed: TimedReport, of profile: String, askedAt: Date, at: Date, makeID: @escaping @Sendable () -> String
    ) async throws(StoreError) -> TrackedJob? {
        try await write { db in
            let jobID = timed.report.jobID
            if try db.wasDeleted(jobID, of: profile, since: askedAt) { return nil }
            try db.forgetDeletion(of: jobID, of: profile)
            if let known = try db.job(jobID, of: profile) {
                try db.apply(timed, to: known.id, askedAt: askedAt, at: at)
            } else {
                try db.insert(
                    ListedReport(timed: timed), of: profile, askedAt: askedAt, at: at, created: at, makeID: makeID)
            }
            guard let job = try db.job(jobID, of: profile) else {
                throw StoreError(message: "The job store lost a new row.")
            }
            return job
        }
    }
}

extension TrackedJob {
    /// The report says nothing new about a job at its end; most of a long listing is such.
    fileprivate func hasEnded(as report: JobStatusReport) -> Bool {
        !isGone && report.status.isEnd && report.status == status && report.details == details
            && (report.transfer == nil || report.transfer == transfer)
    }
}

extension Database {
    fileprivate func awaitsNewJob(_ profile: String) throws -> Bool {
        try Bool.fetchOne(
            self, sql: "SELECT EXISTS (SELECT 1 FROM job WHERE profile = ? AND submission = 'submitting')",
            arguments: [profile]) ?? false
    }

    /// Each counts as a millisecond younger than the next, so that the rows keep the service's order.
    fileprivate func adopt(
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

    fileprivate func insert(
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
