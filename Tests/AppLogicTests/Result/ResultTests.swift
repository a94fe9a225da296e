import AnalysisModel
import Testing

@testable import AppLogic

/// Looking at a result.
struct ResultTests {
    private static let file = ResultFile(.row("b"), .core)
    private let result = ResultSummary(title: "Harbour", detections: 3)
    private let finished = AppState.listing([
        .row("b", created: 1, status: .finished), .row("a", status: .finished),
    ])

    static let hopeless: [(JobStatus?, SubmissionState)] = [(.error, .submitted), (nil, .failed), (nil, .unknown)]

    @Test(arguments: hopeless)
    func `a job that will have no result says so and stays where it is`(status: JobStatus?, submission: SubmissionState)
    {
        var store = TestStore(.listing([.row("a", submission: submission, status: status)]))
        store.send(.resultRequested) { $0.notice = Notice(.refused, .noResultYet(status)) }
    }

    static let unfinished: [(JobStatus?, SubmissionState)] = [
        (.queued, .submitted), (.processing, .submitted), (.unknown("moving"), .listed), (nil, .intended),
    ]

    @Test(arguments: unfinished)
    func `a result that is still to come is waited for, and fetched when its job has finished`(
        status: JobStatus?, submission: SubmissionState
    ) {
        let row = TrackedJob.row("a", submission: submission, status: status)
        var store = TestStore(.listing([row]))
        store.send(.resultRequested) {
            $0.page = .result
            $0.result = ResultState(job: .row("a"), content: .waiting)
        }
        store.send(.jobsChanged([row]), [.loadDetail(.row("a"))])
        let done = TrackedJob.row("a", status: .finished)
        store.send(.jobsChanged([done]), [.loadResult(.row("a")), .loadDetail(.row("a"))]) {
            $0.jobList.merge([done])
            $0.result = ResultState(job: .row("a"))
        }
    }

    @Test func `a result that is waited for tells the job's end where there will be none`() {
        var store = TestStore(.listing([.row("a")]))
        store.play(.resultRequested)
        var failed = TrackedJob.row("a", status: .error)
        failed.details = "No video."
        store.send(.jobsChanged([failed]), [.loadDetail(.row("a"))]) {
            $0.jobList.merge([failed])
            $0.result?.content = .failed(FailureFacts(kind: .notAVideo, messages: ["No video."]))
        }
    }

    @Test func `a service that takes a finished job for unfinished is waited for, and not asked in a circle`() {
        var store = TestStore(finished)
        store.play(.resultRequested)
        let facts = FailureFacts(kind: .resultsNotReady, endpoint: "job_results", httpStatus: 400, messages: ["Wait."])
        store.send(.resultFailed(.row("b"), facts)) {
            $0.jobList.noteResult(of: .row("b"), isReadable: false)
            $0.result?.content = .failed(facts)
        }
        store.play(.jobsChanged([.row("b", created: 1, status: .processing)]), .resultRequested)
        store.send(.resultFailed(.row("b"), facts))
        #expect(store.state.result?.content == .waiting)
    }

    @Test func `an empty list has no result`() {
        var store = TestStore()
        store.send(.resultRequested) { $0.notice = Notice(.refused, .noJob) }
    }

    @Test func `fetched with progress, loaded, scrolled, left and come back to as it was`() {
        var store = TestStore(finished)
        store.send(.resultRequested, [.loadResult(.row("b"))]) {
            $0.page = .result
            $0.result = ResultState(job: .row("b"))
        }
        store.send(.fetchProgressed(Self.file, FetchProgress(received: 5000))) {
            $0.files.fetches[Self.file] = FetchProgress(received: 5000)
        }
        store.send(.resultLoaded(.row("b"), result)) { $0.result?.show(self.result) }
        store.send(.fetchProgressed(Self.file, nil)) { $0.files.fetches = [:] }
        store.send(.result(.overviewScrolled(by: 30, lastTop: 12))) { $0.result?.top = 12 }
        store.send(.result(.overviewScrolled(by: -5, lastTop: 12))) { $0.result?.top = 7 }
        store.send(.backRequested) { $0.page = .jobList }
        store.send(.resultRequested) { $0.page = .result }
    }

    @Test func `another job's result is another page, and its news do not mix`() {
        var store = TestStore(finished)
        store.play(.resultRequested, .resultLoaded(.row("b"), result), .backRequested, .selectionMoved(by: 1))
        store.send(.resultRequested, [.loadResult(.row("a"))]) {
            $0.page = .result
            $0.result = ResultState(job: .row("a"))
        }
        store.play(.fetchProgressed(Self.file, FetchProgress(received: 5000)), .fetchProgressed(Self.file, nil))
        store.send(.resultLoaded(.row("b"), result))
        // Of the page that is shown; that it is a problem of the other job is written down.
        store.send(.resultFailed(.row("b"), FailureFacts(kind: .local, messages: ["No."]))) {
            $0.jobList.noteResult(of: .row("b"), isReadable: false)
        }
    }

    @Test func `a result that could not be had is asked for again by coming back`() {
        var store = TestStore(finished)
        store.play(.resultRequested)
        let facts = FailureFacts(kind: .jobNotFound, endpoint: "job_results", httpStatus: 404, messages: ["Gone."])
        store.send(.resultFailed(.row("b"), facts)) {
            $0.jobList.noteResult(of: .row("b"), isReadable: false)
            $0.result?.content = .failed(facts)
        }
        store.play(.backRequested)
        store.send(.resultRequested, [.loadResult(.row("b"))]) {
            $0.page = .result
            $0.result?.content = .fetching
        }
    }

    @Test func `a kept result that cannot be read is fetched anew by asking again`() {
        var store = TestStore(finished)
        store.play(.resultRequested)
        let facts = FailureFacts(kind: .unreadableResult, messages: ["No core result."])
        store.play(.resultFailed(.row("b"), facts))
        store.send(.resultRequested, [.loadResult(.row("b"), afresh: true)]) {
            $0.result?.content = .fetching
        }
    }

    @Test func `scrolling where there is no result does nothing`() {
        var store = TestStore()
        store.send(.result(.overviewScrolled(by: 3, lastTop: 9)))
    }
}
