import AnalysisModel
import CoreAPI
import Foundation
import GRDB

extension JobStore {
    /// How many seconds before a submission the last listing may be: the fewer, the fewer jobs of others lie between them.
    private static let freshness = 1200.0

    /// Writes a wish down, before anything is sent.
    /// - Parameter owner: the lease of the board that will carry it out; `nil` leaves it to whoever comes first.
    func recordIntent(
        _ id: TrackedJob.ID, _ request: SubmissionRequest, profile: String, at: Date, owner: String?
    ) async throws(StoreError) -> TrackedJob {
        let draft = IntentDraft(id: id, request: request)
        return try await write { try $0.insert(draft, profile: profile, at: at, owner: owner) }
    }

    /// Gives back what `owner` has not finished, for the next run or another process.
    func releaseSubmissions(of owner: String) async throws(StoreError) {
        try await write { db in
            let ids = try String.fetchAll(
                db, sql: "SELECT id FROM job WHERE owner = ? AND submission IN ('intended', 'uploading')",
                arguments: [owner])
            for id in ids { try db.change(TrackedJob.ID(rawValue: id), "owner = NULL") }
        }
    }

    /// The last thing before `job` is sent.
    /// - Returns: false if the submission is not `owner`'s any more, is paused, or has gone further: then nothing may be
    ///   sent.
    func recordSubmitting(
        _ id: TrackedJob.ID, _ job: CoreAPIClient.NewJob, owner: String, at: Date
    ) async throws(StoreError) -> Bool {
        try await write { db in
            guard try db.isUnderWay(id, by: owner) else { return false }
            try db.execute(
                sql: """
                    UPDATE job SET media_id = ?, listed_before = EXISTS (SELECT 1 FROM listed_profile
                        WHERE name = job.profile AND listed_at BETWEEN ? AND ?)
                    WHERE id = ?
                    """,
                arguments: [
                    job.options.customerMediaID, at.timeIntervalSince1970 - Self.freshness, at.timeIntervalSince1970,
                    id.rawValue,
                ])
            try db.move(id, to: .submitting, at: at)
            return true
        }
    }

    /// `new_job` certainly did not leave this machine, so it may be sent again; unless a listing tells its job.
    func recordNotSent(_ id: TrackedJob.ID) async throws(StoreError) {
        try await write { db in
            guard try db.job(id)?.submission == .submitting else { return }
            try db.change(id, "submission = 'intended'")
        }
    }

    /// The service made a job. A row that a listing made for the same job goes up in this one. A row that was deleted
    /// meanwhile comes back: the job is there, and may cost something.
    func recordSubmitted(
        _ id: TrackedJob.ID, as jobID: Job.ID, profile: String, at: Date, nextPoll: PollTime
    ) async throws(StoreError) {
        try await write { db in
            guard let job = try db.job(id) else {
                return try db.bringBack(id, as: jobID, profile: profile, at: at, nextPoll: nextPoll)
            }
            // A listing was faster. What it took for this one's job by its address is another's, if the answer says so.
            if job.jobID == jobID { return try db.change(id, "is_guess = 0") }
            try db.release(id, to: .submitting, at: at)
            if let twin = try db.job(jobID, of: profile), twin.id != id { try db.merge(twin.id, into: id) }
            try db.change(
                id, "job_id = ?, is_guess = 0, submitted_at = ?, owner = NULL",
                [jobID.rawValue, at.timeIntervalSince1970])
            try db.change(
                id, "poll_due = ?, poll_epoch = ?, next_poll_at = ?",
                [nextPoll.due, nextPoll.epoch, nextPoll.wall.timeIntervalSince1970])
            try db.move(id, to: .submitted, at: at)
        }
    }

    /// The end of a submission without a job, or without knowing. One that has ended already stays as it is.
    func recordEnd(_ state: SubmissionState, of id: TrackedJob.ID, _ failure: FailureDraft) async throws(StoreError) {
        try await write { db in
            guard try db.job(id)?.submission.isUnderWay == true else { return }
            try db.end(state, of: id, failure)
        }
    }

    /// The end of a submission that has not got as far as `new_job`.
    func recordWithdrawn(_ id: TrackedJob.ID, _ failure: FailureDraft) async throws(StoreError) {
        try await write { db in
            guard let state = try db.job(id)?.submission, state == .intended || state == .uploading else { return }
            try db.end(.failed, of: id, failure)
        }
    }
}

extension Database {
    func insert(_ draft: IntentDraft, profile: String, at: Date, owner: String?) throws -> TrackedJob {
        let (id, request) = (draft.id, draft.request)
        let kind =
            switch request.source {
            case .url: "url"
            case .upload: "upload"
            case .file: "file"
            }
        try often(
            """
            INSERT INTO job (id, profile, source_kind, source, title, language, submission, owner, created_at,
                state_since, place, file_size, revision)
            VALUES (?, ?, ?, ?, ?, ?, 'intended', ?, ?, ?, ?, ?, ?)
            """,
            [
                id.rawValue, profile, kind, request.source.text, request.title, request.language, owner,
                at.timeIntervalSince1970, at.timeIntervalSince1970, try lastPlace(in: profile) + 1,
                draft.file?.identity.size, try nextRevision(),
            ])
        try note(request.options, of: id)
        if let file = draft.file { try keep(file, of: id) }
        try note(SubmissionState.intended.rawValue, of: id, at: at)
        guard let job = try job(id) else { throw StoreError(message: "The job store lost a new row.") }
        return job
    }

    /// `new_job` has not been sent, `owner` may send it, and nobody has paused that.
    func isUnderWay(_ id: TrackedJob.ID, by owner: String) throws -> Bool {
        try Bool.fetchOne(
            self,
            sql: """
                SELECT EXISTS (SELECT 1 FROM job WHERE id = ? AND owner = ? AND paused = 0
                    AND submission IN ('intended', 'uploading'))
                """,
            arguments: [id.rawValue, owner]) ?? false
    }

    fileprivate func note(_ options: JobOptions, of id: TrackedJob.ID) throws {
        guard options != JobOptions() else { return }
        try execute(
            sql: """
                UPDATE job SET description = ?, transcript_url = ?, customer_media_id = ?, face_min_relative_height = ?,
                    face_gallery_id = ?, callback_url = ?, email_group = ? WHERE id = ?
                """,
            arguments: [
                options.description, options.transcriptURL, options.customerMediaID, options.faceMinRelativeHeight,
                options.faceGalleryID, options.callbackURL, options.emailGroup, id.rawValue,
            ])
    }

    fileprivate func end(_ state: SubmissionState, of id: TrackedJob.ID, _ failure: FailureDraft) throws {
        try change(id, "owner = NULL")
        try move(id, to: state, at: failure.at)
        try note(failure, of: id)
    }

    func merge(_ twin: TrackedJob.ID, into id: TrackedJob.ID) throws {
        try change(twin, "merged_into = ?", [id.rawValue])
        try execute(sql: "UPDATE failure SET job = ? WHERE job = ?", arguments: [id.rawValue, twin.rawValue])
    }
}
