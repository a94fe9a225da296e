import AnalysisModel
import Foundation
import GRDB

/// How far somebody has read in the store.
struct FeedPosition: Hashable, Sendable {
    var revision: Int64
    var failure: Int64
}

/// What was written since a position, by whomever.
struct StoreNews: Sendable {
    var changed: [TrackedJob]
    var removed: [TrackedJob.ID]
    var failures: [JobFailure]
    var position: FeedPosition
}

extension JobStore {
    func position() async throws(StoreError) -> FeedPosition {
        try await read { try Self.position(in: $0) }
    }

    func news(of profile: String, since last: FeedPosition) async throws(StoreError) -> StoreNews {
        try await read { db in
            let rows = try Row.fetchAll(
                db, sql: "SELECT * FROM job WHERE profile = ? AND revision > ? ORDER BY revision",
                arguments: [profile, last.revision])
            let failures = try Row.fetchAll(
                db,
                sql: """
                    SELECT * FROM failure WHERE profile = ? AND id > ? ORDER BY id
                    """,
                arguments: [profile, last.failure])
            let deleted = try String.fetchAll(
                db, sql: "SELECT job FROM deletion WHERE profile = ? AND revision > ? AND job IS NOT NULL",
                arguments: [profile, last.revision])
            return StoreNews(
                changed: rows.filter { ($0["merged_into"] as String?) == nil }.map(TrackedJob.init(row:)),
                removed: rows.filter { ($0["merged_into"] as String?) != nil }.map {
                    TrackedJob.ID(rawValue: $0["id"])
                } + deleted.map(TrackedJob.ID.init(rawValue:)),
                failures: try failures.map(JobFailure.init(row:)), position: try Self.position(in: db))
        }
    }

    /// When the service last said something of a job, to whichever process.
    func lastAnswer(of profile: String) async throws(StoreError) -> Date? {
        try await read { db in
            try Double.fetchOne(db, sql: "SELECT max(answered_at) FROM job WHERE profile = ?", arguments: [profile])
                .map(Date.init(timeIntervalSince1970:))
        }
    }

    private static func position(in db: Database) throws -> FeedPosition {
        FeedPosition(
            revision: try Int64.fetchOne(db, sql: "SELECT value FROM revision") ?? 0,
            failure: try Int64.fetchOne(db, sql: "SELECT max(id) FROM failure") ?? 0)
    }
}
