import AnalysisModel
import AppLogic
import Testing

/// Looking at a result.
struct SummaryTests {
    private let result = ResultSummary(title: "Harbour", detections: 3)
    private let finished = AppState.listing([
        .row("b", created: 1, status: .finished), .row("a", status: .finished),
    ])

    static let unfinished: [(JobStatus?, SubmissionState)] = [
        (.queued, .submitted), (.processing, .submitted), (.error, .submitted), (.unknown("moving"), .listed),
        (nil, .intended), (nil, .failed),
    ]

    @Test(arguments: unfinished)
    func `a job without a result says so and stays where it is`(status: JobStatus?, submission: SubmissionState) {
        var store = TestStore(.listing([.row("a", submission: submission, status: status)]))
        store.send(.summaryRequested) { $0.notice = Notice(.refused, .noResultYet(status)) }
    }

    @Test func `an empty list has no result`() {
        var store = TestStore()
        store.send(.summaryRequested) { $0.notice = Notice(.refused, .noJob) }
    }

    @Test func `fetched with progress, loaded, scrolled, left and come back to as it was`() {
        var store = TestStore(finished)
        store.send(.summaryRequested, [.loadSummary(.row("b"))]) {
            $0.page = .summary
            $0.summary = SummaryState(job: .row("b"))
        }
        store.send(.fetchProgressed(.row("b"), bytes: 5000)) { $0.summary?.content = .fetching(bytes: 5000) }
        store.send(.summaryLoaded(.row("b"), result)) { $0.summary?.content = .loaded(self.result) }
        store.send(.fetchProgressed(.row("b"), bytes: 9000))
        store.send(.summaryScrolled(by: 30, lastTop: 12)) { $0.summary?.top = 12 }
        store.send(.summaryScrolled(by: -5, lastTop: 12)) { $0.summary?.top = 7 }
        store.send(.backRequested) { $0.page = .jobList }
        store.send(.summaryRequested) { $0.page = .summary }
    }

    @Test func `another job's result is another page, and its news do not mix`() {
        var store = TestStore(finished)
        store.play(.summaryRequested, .summaryLoaded(.row("b"), result), .backRequested, .selectionMoved(by: 1))
        store.send(.summaryRequested, [.loadSummary(.row("a"))]) {
            $0.page = .summary
            $0.summary = SummaryState(job: .row("a"))
        }
        store.send(.fetchProgressed(.row("b"), bytes: 5000))
        store.send(.summaryLoaded(.row("b"), result))
        store.send(.summaryFailed(.row("b"), ["No."]))
    }

    @Test func `a result that could not be had is asked for again by coming back`() {
        var store = TestStore(finished)
        store.play(.summaryRequested)
        store.send(.summaryFailed(.row("b"), ["Gone.", "It was deleted."])) {
            $0.summary?.content = .failed(["Gone.", "It was deleted."])
        }
        store.play(.backRequested)
        store.send(.summaryRequested, [.loadSummary(.row("b"))]) {
            $0.page = .summary
            $0.summary?.content = .fetching(bytes: 0)
        }
    }

    @Test func `scrolling where there is no result does nothing`() {
        var store = TestStore()
        store.send(.summaryScrolled(by: 3, lastTop: 9))
    }
}
