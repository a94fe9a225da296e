import AnalysisModel
import Foundation
import GRDB

/// A job as the engine keeps it.
struct JobRecord: Hashable, Sendable {
    var id: String
    /// The name of the key that made it; see `KeyHolder`.
    var owner: String
    var createdAt: Date
    var status: JobStatus
    var transfer: MediaTransferStatus
    var details: String?
    var request: JobRequest
    var hold: JobHold?

    /// A new job, at the beginning of its way.
    init(id: String, owner: String, createdAt: Date, request: JobRequest, hold: JobHold? = nil) {
        self.id = id
        self.owner = owner
        self.createdAt = createdAt
        self.request = request
        self.hold = hold
        status = hold.map { $0.precedesTransfer ? $0.state : .queued } ?? .queued
        transfer = .queued
    }

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
        owner = row["owner"]
        createdAt = row["created_at"]
        status = JobStatus(word: row["status"])
        transfer = MediaTransferStatus(word: row["transfer"])
        details = row["details"]
        request = try JobRequest(stored: row["request"])
        if let state = row["hold_state"] as String?, let rule = row["hold_rule"] as String? {
            hold = JobHold(state: JobStatus(word: state), rule: rule)
        }
    }

    func encode(to container: inout PersistenceContainer) throws {
        container["id"] = id
        container["owner"] = owner
        container["created_at"] = createdAt
        container["status"] = status.word
        container["transfer"] = transfer.word
        container["details"] = details
        container["request"] = request.stored
        container["hold_state"] = hold?.state.word
        container["hold_rule"] = hold?.rule
    }
}
