import AnalysisModel
import AppLogic
import Canvas
import Foundation
import Screens
import TestSupport
import Testing

/// The interface's side of the error contract: each row as its job's pane tells it, or the service's, where no job is
/// to blame.
struct ContractPaneTests {
    static let size = ScreenSize(columns: 80, rows: 40)
    static let names =
        ContractRow.all.map { "contract-\($0.name)" } + JobFailureRow.all.map { "contract-job-\($0.name)" }

    @Test(arguments: ContractRow.all)
    func `a failed call looks as it is on file`(row: ContractRow) async throws {
        let facts = try #require(await row.facts())
        let state =
            facts.endpoint == "list_jobs" ? Self.ofService(facts) : Self.ofJob(facts, isUnclear: row.exitStatus == 4)
        try assertSnapshot(of: state, named: "contract-\(row.name)", size: Self.size)
        expectWhole(facts, in: state)
    }

    @Test(arguments: JobFailureRow.all)
    func `a failed job looks as it is on file`(row: JobFailureRow) throws {
        var job = TrackedJob.row("lost", age: 90, title: "Harbour", status: .error, transfer: row.transfer)
        job.details = row.details
        let facts = FailureFacts(
            kind: row.kind, messages: [row.details ?? "The job failed, and the service gave no reason."])
        let state = Self.with(job, facts)
        try assertSnapshot(of: state, named: "contract-job-\(row.name)", size: Self.size)
        expectWhole(facts, in: state)
    }

    /// Every message, the cause and the way out stand on the screen, whatever the lines they are broken into.
    private func expectWhole(_ facts: FailureFacts, in state: AppState) {
        let words = FailureWords(facts, isEmbedded: state.service.identity.isEmbedded)
        let text = Self.dense(draw(state.resized(to: Self.size), theme: .colored).textRows().joined())
        for part in facts.messages + [words.cause, words.remedy] {
            #expect(text.contains(Self.dense(part)), "\(part)")
        }
    }

    /// Without the white space that the breaking of lines changes.
    private static func dense(_ text: String) -> String { text.filter { !$0.isWhitespace } }

    private static func ofService(_ facts: FailureFacts) -> AppState {
        AppState.listing([.row("done", age: 8040, title: "Evening news", status: .finished)], of: .remote)
            .after(.serviceFailed(ServiceTrouble(facts, at: at(-12), nextTry: facts.kind == .invalidKey ? nil : at(8))))
    }

    private static func ofJob(_ facts: FailureFacts, isUnclear: Bool) -> AppState {
        var job: TrackedJob
        switch facts.endpoint {
        case "job_results": job = .row("done", age: 90, title: "Harbour", status: .finished, transfer: .finished)
        case "job_status": job = .row("run", age: 90, title: "Harbour", status: .processing, transfer: .finished)
        default: job = .row("sent", age: 90, title: "Harbour", submission: isUnclear ? .unknown : .failed)
        }
        job.isGone = facts.kind == .jobNotFound
        return with(job, facts)
    }

    private static func with(_ job: TrackedJob, _ facts: FailureFacts) -> AppState {
        let failure = JobFailure(id: 1, job: job.id, at: at(-1), facts: facts)
        return AppState.listing([job], of: .remote)
            .after(.detailLoaded(JobDetail(job: job.id, failures: [failure], changes: [])))
    }
}
