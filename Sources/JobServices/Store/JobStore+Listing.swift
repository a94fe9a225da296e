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
    /// Since when the latest submission has been of unknown outcome, of those that are.
    var missingSince: Date?
}

/// One entry of a listing, ready to be written down.
struct ListedReport: Sendable {
    var timed: TimedReport
    var title: String?
    var videoURL: String?
    /// What `new_job` named the video.
    var mediaID: String?
}

extension JobStore {
    /// Brings the rows to what a listing said, and adopts the jobs that no row knows.
    ///
    /// While a `new_job` is on its way nothing is adopted but what bears a name of kajo's: the unknown job may be the one
    /// whose answer is awaited.
    func recordListing(
        _ entries: [ListedReport], of profile: String, askedAt: Date, at: Date, makeID: @escaping @Sendable () -> String
    ) async throws(StoreError) -> ListingOutcome {
        try await write { db in
            let deleted = try db.deletedJobs(of: profile, hiddenAt: askedAt)
            let adoption = try Adoption(db: db, profile: profile, entries: entries, askedAt: askedAt, at: at)
            // First, so that a job which was taken for another submission's has no row any more.
            let unsettled = try entries.filter { entry in
                try !deleted.contains(entry.timed.report.jobID) && !adoption.settle(named: entry)
            }
            let strangers = try unsettled.filter { entry in
                guard let job = try db.job(entry.timed.report.jobID, of: profile) else { return true }
                // One that was asked for by its id has none yet: `job_status` tells no names.
                if job.mediaID == nil, let name = entry.mediaID { try db.change(job.id, "media_id = ?", [name]) }
                if !job.hasEnded(as: entry.timed.report) {
                    try db.apply(entry.timed, to: job.id, askedAt: askedAt, at: at)
                }
                return false
            }
            let mayAdopt = try !db.awaitsNewJob(profile)
            if mayAdopt { try adoption.adopt(strangers, makeID: makeID) }
            try adoption.rememberListing(areKept: mayAdopt)
            return ListingOutcome(
                told: Set(entries.map(\.timed.report.jobID)), isComplete: mayAdopt || strangers.isEmpty,
                missingSince: try adoption.latestUnknown())
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
                try Adoption(db: db, profile: profile, entries: [], askedAt: askedAt, at: at)
                    .insert(ListedReport(timed: timed), created: at, makeID: makeID)
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
