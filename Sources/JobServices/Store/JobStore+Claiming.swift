import AnalysisModel
import Foundation
import GRDB

/// Which submissions a board takes up next.
struct ClaimRange: Sendable {
    enum Kind: Hashable, Sendable, CaseIterable { case files, links }

    var kind: Kind
    /// No more than so many.
    var limit: Int
    /// Those that are being carried out already.
    var besides: [TrackedJob.ID]
}

extension JobStore {
    /// Makes the submissions of nobody, and of the dead, those of `owner`; returns these and what `owner` has already,
    /// in the order of the queue, but for those that are paused.
    ///
    /// One whose owner died while `new_job` was on its way becomes `unknown` instead: it must not be sent again.
    func claimSubmissions(
        of profile: String, for owner: String, _ range: ClaimRange, at: Date
    ) async throws(StoreError) -> [Submission] {
        guard range.limit > 0 else { return [] }
        let dead = try await deadOwners(of: profile, besides: owner)
        // Nothing is written for nothing: each write wakes whoever watches the store.
        let claimable = try await read { try $0.claimable(of: profile, for: owner, dead: dead, range).count }
        guard claimable > 0 else { return [] }
        return try await write { db in
            try db.claimable(of: profile, for: owner, dead: dead, range)
                .compactMap { try db.adopt($0, by: owner, at: at) }
        }
    }

    /// Tokens are used once, so that one who is dead stays so.
    private func deadOwners(of profile: String, besides owner: String) async throws(StoreError) -> [String] {
        let owners = try await read { db in
            try String.fetchAll(
                db,
                sql: """
                    SELECT DISTINCT owner FROM job WHERE profile = ? AND owner IS NOT NULL AND owner != ?
                        AND submission IN ('intended', 'uploading', 'submitting')
                    """,
                arguments: [profile, owner])
        }
        return owners.filter { !OwnerLease.isAlive(token: $0, in: directory) }
    }
}

extension Database {
    fileprivate func claimable(
        of profile: String, for owner: String, dead: [String], _ range: ClaimRange
    ) throws -> [Row] {
        let list = { (count: Int) in Array(repeating: "?", count: count).joined(separator: ", ") }
        let arguments: StatementArguments =
            [profile, range.kind == .files, owner] + StatementArguments(dead)
            + StatementArguments(range.besides.map(\.rawValue)) + [range.limit]
        return try Row.fetchAll(
            self,
            sql: """
                SELECT * FROM job
                WHERE profile = ? AND submission IN ('intended', 'uploading', 'submitting') AND merged_into IS NULL
                    AND (source_kind = 'file') = ?
                    AND (paused = 0 OR submission = 'submitting')
                    AND (owner IS NULL OR (owner = ? AND submission != 'submitting') OR owner IN (\(list(dead.count))))
                    AND id NOT IN (\(list(range.besides.count)))
                ORDER BY place, rowid LIMIT ?
                """,
            arguments: arguments)
    }

    fileprivate func adopt(_ row: Row, by owner: String, at: Date) throws -> Submission? {
        let id = TrackedJob.ID(rawValue: row["id"])
        if row["submission"] == SubmissionState.submitting.rawValue {
            let message = "kajo ended while new_job was on its way. A job may or may not have been made."
            try note(FailureDraft(FailureFacts(kind: .interrupted, messages: [message]), at: at), of: id)
            try change(id, "owner = NULL")
            try move(id, to: .unknown, at: at)
            return nil
        }
        if (row["owner"] as String?) != owner {
            try execute(sql: "UPDATE job SET owner = ? WHERE id = ?", arguments: [owner, id.rawValue])
        }
        return Submission(row: row, upload: try upload(of: id))
    }

    private func upload(of id: TrackedJob.ID) throws -> Submission.Upload? {
        let row = try Row.fetchOne(
            self,
            sql: """
                SELECT upload.*, sha256 FROM upload LEFT JOIN source_file ON source_file.job = upload.job
                    AND size = file_size AND modified = file_modified
                WHERE upload.job = ?
                """,
            arguments: [id.rawValue])
        guard let row else { return nil }
        let beyond = try Int.fetchSet(
            self, sql: "SELECT chunk_index FROM upload_chunk WHERE job = ?", arguments: [id.rawValue])
        return Submission.Upload(row: row, chunksBeyond: beyond)
    }
}
