import AnalysisModel
import Foundation
import GRDB

/// A wish that is about to be written down.
struct IntentDraft: Sendable {
    var id: TrackedJob.ID
    var request: SubmissionRequest
    /// Of a file that could be looked at.
    var file: FileFacts?
}

/// What tells the content of one file from that of another.
struct FileFacts: Hashable, Sendable {
    var identity: FileIdentity
    /// Of the whole content; `nil` until there was a reason to read it.
    var sha256: Data?
}

/// What the store can say of a file before anybody reads it.
struct FileKnowledge: Sendable {
    /// A submission that counts was made of this very file, which has not changed since.
    var isSame: Bool
    /// Other submissions that count have as many bytes.
    var hasTwins: Bool
    /// Those of them of whose content nothing is known.
    var unread: [(id: TrackedJob.ID, path: String, file: FileIdentity)]
}

extension JobStore {
    /// Writes wishes down in one transaction, but for those that an earlier submission stands for. One that rests goes on
    /// when it is wished for again.
    func recordIntents(
        _ drafts: [IntentDraft], _ rule: RepetitionRule, profile: String, at: Date, owner: String?
    ) async throws(StoreError) -> [SubmissionOutcome] {
        try await write { db in
            try drafts.enumerated().map { place, draft in
                let earlier = try db.earlier(than: draft, profile: profile)
                if let outcome = rule.outcome(from: earlier) { return try db.resumed(outcome, at: at) }
                // Each counts as a microsecond younger than the one before, so that their rows keep their order.
                let created = at.addingTimeInterval(Double(place) * 1e-6)
                return .written(try db.insert(draft, profile: profile, at: created, owner: owner))
            }
        }
    }

    /// For each wish the submission that stands for it already; `nil` where there is none.
    func earlier(than drafts: [IntentDraft], profile: String) async throws(StoreError) -> [TrackedJob?] {
        try await read { db in
            try drafts.map { RepetitionRule.heldBack.outcome(from: try db.earlier(than: $0, profile: profile))?.job }
        }
    }

    func knowledge(of path: String, _ file: FileIdentity, profile: String) async throws(StoreError) -> FileKnowledge {
        try await read { db in
            let rows = try Row.fetchAll(
                db,
                sql: """
                    SELECT job.*, modified, sha256 FROM source_file JOIN job ON job.id = source_file.job
                    WHERE size = ? AND profile = ? AND merged_into IS NULL
                    """,
                arguments: [file.size, profile]
            ).filter { RepetitionRule.counts(TrackedJob(row: $0)) }
            return FileKnowledge(
                isSame: rows.contains { $0["source"] == path && $0["modified"] == file.modified },
                hasTwins: !rows.isEmpty,
                unread: rows.filter { ($0["sha256"] as Data?) == nil }.map { row in
                    (
                        TrackedJob.ID(rawValue: row["id"]), row["source"],
                        FileIdentity(size: file.size, modified: row["modified"])
                    )
                })
        }
    }

    /// The content of a submission's file has been read; one that was deleted meanwhile stays so.
    func recordFile(_ file: FileFacts, of id: TrackedJob.ID) async throws(StoreError) {
        try await write { db in
            guard try db.job(id) != nil else { return }
            try db.keep(file, of: id)
        }
    }
}

extension Database {
    fileprivate func resumed(_ outcome: SubmissionOutcome, at: Date) throws -> SubmissionOutcome {
        guard case .goesOn(let job) = outcome, try setPaused(false, job.id, at: at) else { return outcome }
        return .goesOn(try self.job(job.id) ?? job)
    }

    /// A hash that is known stays with the bytes that it was made of.
    func keep(_ file: FileFacts, of id: TrackedJob.ID) throws {
        try often(
            """
            INSERT INTO source_file (job, size, modified, sha256) VALUES (?, ?, ?, ?)
            ON CONFLICT (job) DO UPDATE SET size = excluded.size, modified = excluded.modified,
                sha256 = CASE WHEN size = excluded.size AND modified = excluded.modified
                    THEN coalesce(excluded.sha256, sha256) ELSE excluded.sha256 END
            """,
            [id.rawValue, file.identity.size, file.identity.modified, file.sha256])
    }

    /// Submissions of the same video, the newest first.
    fileprivate func earlier(than draft: IntentDraft, profile: String) throws -> [TrackedJob] {
        let text = draft.request.source.text
        guard case .file = draft.request.source else {
            return try jobs(
                "profile = ? AND source = ? AND source_kind != 'file'", [profile, text])
        }
        // A file whose upload has not begun will be read as it is now.
        let waiting = try jobs(
            """
            profile = ? AND source = ? AND source_kind = 'file' AND submission = 'intended'
                AND id NOT IN (SELECT job FROM upload)
            """, [profile, text])
        guard waiting.isEmpty, let file = draft.file else { return waiting }
        return try jobs(
            """
            profile = ? AND id IN (
                SELECT job FROM source_file WHERE size = ? AND (sha256 = ? OR (modified = ? AND source = ?)))
            """, [profile, file.identity.size, file.sha256, file.identity.modified, text])
    }

    private func jobs(_ condition: String, _ arguments: StatementArguments) throws -> [TrackedJob] {
        try Row.fetchAll(
            try cachedStatement(
                sql: """
                    SELECT * FROM job WHERE merged_into IS NULL AND \(condition) ORDER BY created_at DESC, rowid DESC
                    """),
            arguments: arguments
        ).map(TrackedJob.init(row:))
    }
}
