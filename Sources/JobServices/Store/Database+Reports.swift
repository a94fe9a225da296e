import AnalysisModel
import Foundation
import GRDB

extension Database {
    /// Brings a row to what the service said, with the step and, where the job failed, the failure.
    ///
    /// An answer to a question that was asked before a later answer came is out of date and changes nothing.
    func apply(_ timed: TimedReport, to id: TrackedJob.ID, askedAt: Date, at: Date) throws {
        guard let job = try job(id) else { return }
        if let answeredAt = job.answeredAt, answeredAt > askedAt { return }
        let report = timed.report
        let transfer = report.transfer ?? job.transfer
        try change(
            id,
            """
            status = ?, transfer = ?, details = ?, answered_at = ?, poll_due = ?, poll_epoch = ?, next_poll_at = ?,
            poll_claimed = 0, poll_stopped = 0
            """,
            [
                report.status.word, transfer?.word, report.details, at.timeIntervalSince1970, timed.next?.due,
                timed.next?.epoch, timed.next?.wall.timeIntervalSince1970,
            ])
        if report.status != job.status {
            try change(id, "state_since = ?", [at.timeIntervalSince1970])
            if report.status == .error { try note(Self.failure(in: report, at: at), of: id) }
        }
        if report.status != job.status || transfer != job.transfer {
            try note(report.status.word, transfer: transfer?.word, of: id, at: at)
        }
    }

    private static func failure(in report: JobStatusReport, at: Date) -> FailureDraft {
        let details = report.details ?? ""
        let silence = "The job failed, and the service gave no reason."
        let kind = FailureKind(jobDetails: report.details, transfer: report.transfer)
        return FailureDraft(FailureFacts(kind: kind, messages: [details.isEmpty ? silence : details]), at: at)
    }
}
