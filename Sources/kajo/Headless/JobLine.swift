import AnalysisModel
import Canvas
import Foundation

/// A job as `--json` prints it: the fields of `job_status` under the service's own names, and what kajo knows beside.
struct JobLine: Encodable {
    let job: TrackedJob
    let now: Date
    /// As the user named it, where this line answers that.
    var source: String?
    /// The source was submitted before, as this job.
    var isDuplicate = false
    /// Why it ended badly.
    var errors: [String]?
    /// What is known of the failure beyond its messages.
    var facts: FailureFacts?

    private enum Key: String, CodingKey {
        case jobID = "job_id"
        case status
        case transfer = "media_transfer_status"
        case details
        case pollAgain = "poll_again_after_seconds"
        case title, source, language, submission
        case mediaID = "media_id"
        case createdAt = "created_at"
        case submittedAt = "submitted_at"
        case stateSince = "state_since"
        case answeredAt = "answered_at"
        case hasResult = "has_result"
        case isGone = "is_gone"
        case isPaused = "is_paused"
        case fileSize = "file_size_bytes"
        case bytesSent = "bytes_sent"
        case errors, endpoint
        case earlier = "duplicate_of_submission"
        case isDuplicate = "is_duplicate"
        case httpStatus = "http_status"
    }

    func encode(to encoder: any Encoder) throws {
        var fields = encoder.container(keyedBy: Key.self)
        try fields.encode(job.jobID?.rawValue, forKey: .jobID)
        try fields.encode(job.status?.word, forKey: .status)
        try fields.encode(job.transfer?.word, forKey: .transfer)
        try fields.encode(job.details, forKey: .details)
        try fields.encode(secondsToNextPoll, forKey: .pollAgain)
        try fields.encode(job.title, forKey: .title)
        try fields.encode(source ?? job.sourceWithoutQuery, forKey: .source)
        try fields.encode(job.language, forKey: .language)
        try fields.encode(job.mediaID, forKey: .mediaID)
        try fields.encode(job.submission.rawValue, forKey: .submission)
        try fields.encode(Self.text(job.createdAt), forKey: .createdAt)
        try fields.encode(job.submittedAt.map(Self.text), forKey: .submittedAt)
        try fields.encode(Self.text(job.stateSince), forKey: .stateSince)
        try fields.encode(job.answeredAt.map(Self.text), forKey: .answeredAt)
        try fields.encode(job.hasResultToShow, forKey: .hasResult)
        try fields.encode(job.isGone, forKey: .isGone)
        try fields.encode(job.isPaused, forKey: .isPaused)
        try fields.encode(job.fileSize, forKey: .fileSize)
        if job.fileSize != nil { try fields.encode(job.bytesSent, forKey: .bytesSent) }
        if isDuplicate {
            try fields.encode(job.id.rawValue, forKey: .earlier)
            try fields.encode(true, forKey: .isDuplicate)
        }
        try fields.encodeIfPresent(errors?.map(SubmissionLine.Message.init), forKey: .errors)
        guard let endpoint = facts?.endpoint else { return }
        try fields.encode(endpoint, forKey: .endpoint)
        try fields.encode(facts?.httpStatus, forKey: .httpStatus)
    }

    /// For people: state, title and what the service said about it.
    var plain: String {
        let state = job.isGone ? "gone" : job.status?.word ?? job.submission.rawValue
        let id = job.jobID?.rawValue ?? "-"
        let reason = job.details ?? errors?.joined(separator: "; ")
        let details = reason.map { "  " + Console.brief($0, to: 300) } ?? ""
        return VisibleText.of("\(id)  \(Self.padded(state, to: 18))  \(job.displayTitle)\(details)")
    }

    private var secondsToNextPoll: Int? {
        guard !job.isAtEnd, let next = job.nextPollAt else { return nil }
        return Int(max(0, min(86_400, next.timeIntervalSince(now).rounded(.up))))
    }

    private static func text(_ date: Date) -> String { date.formatted(.iso8601) }

    private static func padded(_ text: String, to columns: Int) -> String {
        text + String(repeating: " ", count: max(0, columns - TextWidth.columns(of: VisibleText.of(text))))
    }
}
