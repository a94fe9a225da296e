import AnalysisModel
import Testing

@testable import AppLogic

/// What was known a while ago is told as such.
struct StalenessTests {
    private let trouble = ServiceTrouble(
        FailureFacts(kind: .noConnection, endpoint: "list_jobs", messages: ["No."]), at: at(20), nextTry: at(30))

    private func job(_ status: JobStatus? = .processing, next: Double? = 10) -> TrackedJob {
        var job = TrackedJob.row("a", status: status)
        job.answeredAt = at(0)
        job.nextPollAt = next.map { at($0) }
        return job
    }

    private func state(_ actions: Action...) -> AppState {
        var state = AppState.listing([job()])
        for action in actions { _ = update(&state, action) }
        return state
    }

    @Test func `while the service fails, for its reason`() {
        let state = state(.serviceFailed(trouble))
        #expect(state.staleness(of: job()) == Staleness(updatedAt: at(0), reason: .trouble(trouble)))
    }

    @Test func `before the service has been reached, as not asked yet`() {
        var state = AppState.started()
        _ = update(&state, .jobsLoaded([job()]))
        #expect(state.staleness(of: job())?.reason == .notAskedYet)
    }

    @Test func `when an answer is long overdue`() {
        #expect(state(.ticked(at(39))).staleness(of: job()) == nil)
        #expect(state(.ticked(at(41))).staleness(of: job())?.reason == .overdue)
    }

    @Test(arguments: [JobStatus.finished, .error])
    func `a job at its end does not grow old`(status: JobStatus) {
        #expect(state(.serviceFailed(trouble), .ticked(at(9000))).staleness(of: job(status)) == nil)
    }

    @Test func `nor does one of which the service knows nothing`() {
        #expect(state(.serviceFailed(trouble)).staleness(of: job(nil)) == nil)
    }

    @Test func `a good answer makes it fresh again`() {
        #expect(state(.serviceFailed(trouble), .serviceAnswered(at(31))).staleness(of: job()) == nil)
    }
}
