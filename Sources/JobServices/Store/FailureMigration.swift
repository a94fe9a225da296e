import AnalysisModel
import Foundation
import GRDB

/// Takes the failures of an earlier kajo over, with the kind that their words tell.
enum FailureMigration {
    static func move(_ db: Database) throws {
        let rows = try Row.fetchAll(
            db,
            sql: """
                SELECT failure_before.*, job.profile, job.transfer FROM failure_before
                JOIN job ON job.id = failure_before.job ORDER BY failure_before.id
                """)
        for row in rows {
            try db.execute(
                sql: """
                    INSERT INTO failure (id, profile, job, at, first_at, count, kind, endpoint, http_status, messages)
                    VALUES (?, ?, ?, ?, ?, 1, ?, ?, ?, ?)
                    """,
                arguments: [
                    row["id"] as Int64, row["profile"] as String, row["job"] as String, row["at"] as Double,
                    row["at"] as Double, kind(of: row).rawValue, row["endpoint"] as String?,
                    row["http_status"] as Int?, row["messages"] as String,
                ])
        }
        try db.execute(sql: "DROP TABLE failure_before")
    }

    private static func kind(of row: Row) -> FailureKind {
        let stored: String = row["messages"]
        let messages = (try? JSONDecoder().decode([String].self, from: Data(stored.utf8))) ?? []
        switch row["origin"] as String {
        case "job":
            let transfer = (row["transfer"] as String?).map(MediaTransferStatus.init(word:))
            return FailureKind(jobDetails: messages.joined(separator: " "), transfer: transfer)
        case "call":
            guard let status: Int = row["http_status"], status != 200 else { return .connectionBroken }
            return FailureKind(httpStatus: status, endpoint: row["endpoint"] ?? "", messages: messages)
        default: return .local
        }
    }
}
