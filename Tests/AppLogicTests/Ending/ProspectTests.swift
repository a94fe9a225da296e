import AnalysisModel
import Testing

@testable import AppLogic

struct ProspectTests {
    struct Row: Sendable, CustomTestStringConvertible {
        var job: TrackedJob
        var cancel: Prospect
        var delete: Prospect
        var testDescription: String { job.id.rawValue }

        init(_ job: TrackedJob, _ cancel: Prospect, _ delete: Prospect) {
            (self.job, self.cancel, self.delete) = (job, cancel, delete)
        }
    }

    static let rows: [Row] = [
        Row(.row("intended", submission: .intended, status: nil), .nothingToCancel, .withdrawn),
        Row(.row("uploading", submission: .uploading, status: nil), .nothingToCancel, .withdrawn),
        Row(.row("submitting", submission: .submitting, status: nil), .nothingToCancel, .jobMayRemain),
        Row(.row("unknown", submission: .unknown, status: nil), .nothingToCancel, .jobMayRemain),
        Row(.row("failed", submission: .failed, status: nil), .nothingToCancel, .rowGoes),
        Row(.row("queued", status: .queued), .leavesQueue, .analysisEnds),
        Row(.row("on hold", status: .onHold), .leavesQueue, .analysisEnds),
        Row(.row("preparing", status: .preparingAnalysis), .hasLeftQueue(.preparingAnalysis), .analysisEnds),
        Row(.row("processing", status: .processing), .hasLeftQueue(.processing), .analysisEnds),
        Row(.row("new word", status: .unknown("awaiting_review")), .leavesQueue, .analysisEnds),
        Row(.row("error", status: .error), .hasLeftQueue(.error), .nothingLost),
        Row(.row("finished", status: .finished), .hasLeftQueue(.finished), .resultGoes(isHere: false)),
        Row(kept(.row("fetched", status: .finished)), .hasLeftQueue(.finished), .resultGoes(isHere: true)),
        Row(gone(kept(.row("kept", status: .finished))), .nothingToCancel, .copyGoes),
        Row(gone(.row("gone", status: .processing)), .nothingToCancel, .forgotten),
    ]

    @Test(arguments: rows)
    func `what would come of it`(row: Row) {
        #expect(Prospect(row.job, by: .cancel) == row.cancel)
        #expect(Prospect(row.job, by: .delete(keepingResult: false)) == row.delete)
        #expect(Prospect(row.job, by: .cancel).isPossible == (row.cancel == .leavesQueue))
    }

    private static func kept(_ job: TrackedJob) -> TrackedJob {
        var job = job
        job.hasResult = true
        return job
    }

    private static func gone(_ job: TrackedJob) -> TrackedJob {
        var job = job
        job.isGone = true
        return job
    }
}
