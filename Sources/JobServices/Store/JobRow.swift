import AnalysisModel
import Foundation
import GRDB

extension TrackedJob {
    init(row: Row) {
        let submission = SubmissionState(rawValue: row["submission"]) ?? .unknown
        self.init(
            id: ID(rawValue: row["id"]), jobID: (row["job_id"] as String?).map { Job.ID($0) },
            source: row["source"], title: row["title"], language: row["language"],
            submission: submission,
            status: (row["status"] as String?).map(JobStatus.init(word:)),
            transfer: (row["transfer"] as String?).map(MediaTransferStatus.init(word:)), details: row["details"],
            createdAt: Date(timeIntervalSince1970: row["created_at"]), submittedAt: Self.date(row["submitted_at"]),
            stateSince: Date(timeIntervalSince1970: row["state_since"]), answeredAt: Self.date(row["answered_at"]),
            nextPollAt: Self.date(row["next_poll_at"]), hasResult: row["has_result"],
            isGone: row["poll_stopped"], options: JobOptions(row: row),
            isPaused: submission.isUnderWay && row["paused"],
            queuePlace: row["place"], fileSize: row["file_size"], bytesSent: row["bytes_sent"],
            mediaID: row["media_id"] ?? row["customer_media_id"])
    }

    private static func date(_ seconds: Double?) -> Date? { seconds.map(Date.init(timeIntervalSince1970:)) }
}

extension JobOptions {
    init(row: Row) {
        self.init(
            description: row["description"], transcriptURL: row["transcript_url"],
            customerMediaID: row["customer_media_id"], faceMinRelativeHeight: row["face_min_relative_height"],
            faceGalleryID: row["face_gallery_id"], callbackURL: row["callback_url"], emailGroup: row["email_group"])
    }
}

extension JobFailure {
    init(row: Row) throws {
        let messages = try JSONDecoder().decode([String].self, from: Data((row["messages"] as String).utf8))
        let date = { (name: String) in (row[name] as Double?).map(Date.init(timeIntervalSince1970:)) }
        self.init(
            id: row["id"], job: (row["job"] as String?).map(TrackedJob.ID.init(rawValue:)),
            at: Date(timeIntervalSince1970: row["at"]), firstAt: date("first_at"), count: row["count"],
            attempt: row["attempt"], retryAt: date("retry_at"),
            facts: FailureFacts(
                kind: FailureKind(rawValue: row["kind"]) ?? .local, endpoint: row["endpoint"],
                httpStatus: row["http_status"], messages: messages, requestID: row["request_id"],
                excerpt: row["excerpt"], request: row["request"]))
    }
}

extension JobStatusChange {
    init(row: Row) {
        self.init(at: Date(timeIntervalSince1970: row["at"]), state: row["state"], transfer: row["transfer"])
    }
}
