import AnalysisModel
import GRDB

extension EngineStore {
    /// What became of the wish to cancel a job.
    enum Cancellation: Hashable, Sendable {
        case absent
        /// It has left the queue.
        case refused(JobStatus)
        case cancelled(JobRecord)
    }

    static let cancelledDetails = "The job was cancelled before its analysis began."

    /// Ends a job that still waits, also while its video is on its way.
    func cancel(_ id: String, of owner: String) async throws -> Cancellation {
        try await queue.write { database in
            guard let job = try Self.job(id, of: owner, database) else { return .absent }
            guard job.status == .queued || job.status == .onHold else { return .refused(job.status) }
            let transfer = job.transfer == .finished ? MediaTransferStatus.finished : .error
            _ = try Self.end(id, .error, transfer, details: Self.cancelledDetails, database)
            return .cancelled(job)
        }
    }

    /// - Returns: the job as it was; `nil` where there was none.
    func removeJob(_ id: String, of owner: String) async throws -> JobRecord? {
        try await queue.write { database in
            guard let job = try Self.job(id, of: owner, database) else { return nil }
            try database.execute(sql: "DELETE FROM job WHERE id = ?", arguments: [id])
            return job
        }
    }

    /// Ends a job, once.
    /// - Returns: whether it was still there to be ended.
    func end(_ id: String, _ status: JobStatus, _ transfer: MediaTransferStatus, details: String? = nil) async throws
        -> Bool
    {
        try await queue.write { try Self.end(id, status, transfer, details: details, $0) }
    }

    private static func end(
        _ id: String, _ status: JobStatus, _ transfer: MediaTransferStatus, details: String?, _ database: Database
    ) throws -> Bool {
        let isEnded = try update(
            "status = ?, transfer = ?, details = ?, hold_state = NULL, hold_rule = NULL",
            [status.word, transfer.word, details], of: id, database)
        if isEnded { try keepCallback(of: id, database) }
        return isEnded
    }

    /// Of everything that files may belong to.
    func identifiers() async throws -> (jobs: Set<String>, uploads: Set<String>) {
        try await queue.read { database in
            (
                try String.fetchSet(database, sql: "SELECT id FROM job"),
                try String.fetchSet(database, sql: "SELECT id FROM upload")
            )
        }
    }
}
