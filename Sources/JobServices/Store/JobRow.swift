import AnalysisModel
import Foundation
import GRDB

extension TrackedJob {
    init(row: Row) {
        self.init(
            id: ID(rawValue: row["id"]), jobID: (row["job_id"] as String?).map { Job.ID($0) },
            source: row["source"], title: row["title"], language: row["language"],
            submission: SubmissionState(rawValue: row["submission"]) ?? .unknown,
            status: (row["status"] as String?).map(JobStatus.init(word:)),
            transfer: (row["transfer"] as String?).map(MediaTransferStatus.init(word:)), details: row["details"],
            createdAt: Date(timeIntervalSince1970: row["created_at"]), submittedAt: Self.date(row["submitted_at"]),
            stateSince: Date(timeIntervalSince1970: row["state_since"]), answeredAt: Self.date(row["answered_at"]),
            nextPollAt: Self.date(row["next_poll_at"]), hasResult: row["has_result"],
            isGone: row["poll_stopped"])
    }

    private static func date(_ seconds: Double?) -> Date? { seconds.map(Date.init(timeIntervalSince1970:)) }
}

extension JobFailure {
    init(row: Row) throws {
        let messages = try JSONDecoder().decode([String].self, from: Data((row["messages"] as String).utf8))
        let origin: Origin =
            switch row["origin"] as String {
            case "call": .call(endpoint: row["endpoint"] ?? "", httpStatus: row["http_status"])
            case "job": .job
            default: .local
            }
        self.init(
            id: row["id"], job: TrackedJob.ID(rawValue: row["job"]), at: Date(timeIntervalSince1970: row["at"]),
            origin: origin, messages: messages)
    }
}

extension JobStatusChange {
    init(row: Row) {
        self.init(at: Date(timeIntervalSince1970: row["at"]), state: row["state"], transfer: row["transfer"])
    }
}
