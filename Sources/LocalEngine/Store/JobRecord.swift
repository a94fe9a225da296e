import AnalysisModel
import Foundation
import GRDB

/// A job as the engine keeps it.
struct JobRecord: Hashable, Sendable {
    var id: String
    var createdAt: Date
    var status: JobStatus
    var transfer: MediaTransferStatus
    var details: String?
    var request: JobRequest

    /// How soon a client should ask again: soon, for it is the same machine. `nil` at the end.
    var pollAgainAfterSeconds: Int64? {
        switch status {
        case .finished, .error: nil
        case .queued, .onHold: 2
        case .preparingAnalysis, .processing, .unknown: 1
        }
    }
}

extension JobRecord: FetchableRecord, PersistableRecord {
    static let databaseTableName = "job"

    init(row: Row) throws {
        id = row["id"]
        createdAt = row["created_at"]
        status = JobStatus(word: row["status"])
        transfer = MediaTransferStatus(word: row["transfer"])
        details = row["details"]
        request = try JobRequest(stored: row["request"])
    }

    func encode(to container: inout PersistenceContainer) throws {
        container["id"] = id
        container["created_at"] = createdAt
        container["status"] = status.word
        container["transfer"] = transfer.word
        container["details"] = details
        container["request"] = request.stored
    }
}
