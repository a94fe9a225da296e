import AnalysisModel
import Testing

@testable import AppLogic

/// The page of all errors.
struct FailureListTests {
    private func failure(_ id: Int64, at seconds: Double, of job: String?) -> JobFailure {
        JobFailure(
            id: id, job: job.map { .row($0) }, at: at(seconds),
            facts: FailureFacts(kind: .jobNotFound, endpoint: "job_status", httpStatus: 404, messages: ["\(id)"]))
    }

    private var three: [JobFailure] {
        [failure(3, at: 30, of: "a"), failure(2, at: 20, of: nil), failure(1, at: 10, of: "gone")]
    }

    private func opened(_ failures: [JobFailure]? = nil) -> TestStore {
        var store = TestStore(.listing([.row("b", created: 1), .row("a")]))
        store.play(.failuresRequested, .failuresLoaded(failures ?? three))
        return store
    }

    @Test func `it is asked for when it is opened, and again whenever something fails meanwhile`() {
        var store = TestStore(.listing([.row("a")]))
        store.send(.failuresRequested, [.loadFailures]) { $0.page = .failures }
        let news = failure(4, at: 40, of: nil)
        store.send(.failureRecorded(news), [.loadFailures])
        store.play(.backRequested)
        store.send(.failureRecorded(news))
    }

    @Test func `the newest is selected, and the selection stays on its error when newer ones come`() {
        var store = opened()
        #expect(store.state.failures.selected?.id == 3)
        store.play(.failureSelectionMoved(by: 1), .failuresLoaded([failure(4, at: 40, of: "a")] + three))
        #expect(store.state.failures.selected?.id == 2)
        store.play(.failureSelectionJumped(.last))
        #expect(store.state.failures.selected?.id == 1)
        store.play(.failureSelectionMoved(by: 9), .failureSelectionJumped(.first))
        #expect(store.state.failures.selected?.id == 4)
    }

    @Test func `another error is shown from its beginning`() {
        var store = opened()
        store.send(.failureScrolled(by: 5, lastTop: 3)) { $0.failures.detailTop = 3 }
        store.play(.failureSelectionMoved(by: 1))
        #expect(store.state.failures.detailTop == 0)
    }

    @Test func `from an error it is one key to its job, whatever is filtered`() {
        var store = opened()
        store.play(.backRequested, .problemFilterToggled, .failuresRequested)
        store.play(.failureJobRequested)
        #expect(store.state.page == .jobList)
        #expect(store.state.jobList.selection == .row("a"))
        #expect(!store.state.jobList.showsProblemsOnly)
    }

    @Test(arguments: [1, 2])
    func `an error without a row has no job to go to, and says so`(step: Int) {
        var store = opened()
        store.play(.failureSelectionMoved(by: step))
        store.send(.failureJobRequested) { $0.notice = Notice(.refused, .failureWithoutJob) }
    }

    @Test func `what could not be written down is here all the same`() {
        var store = opened()
        store.play(.ticked(at(40)), .storageFailed("The disk is full."), .ticked(at(41)), .storageFailed("Still full."))
        store.play(.failuresLoaded(three))
        #expect(
            store.state.failures.all.map(\.messages) == [["Still full."], ["The disk is full."], ["3"], ["2"], ["1"]])
    }

    @Test func `an error is copied, and read in the pager, whole`() {
        var store = opened()
        store.send(.copyRequested("text"), [.copy("text")])
        store.send(.copied(Copying(size: 4))) { $0.notice = Notice(.done, .copied(Copying(size: 4))) }
        store.send(.pagerRequested("text"), [.page("text")]) { $0.notice = nil }
        store.send(.pagerFailed("No such program.")) { $0.notice = Notice(.refused, .pagerFailed("No such program.")) }
        store.send(.copyRequested(nil)) { $0.notice = Notice(.refused, .noFailure) }
    }
}
