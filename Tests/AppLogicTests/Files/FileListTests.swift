import AnalysisModel
import Testing

@testable import AppLogic

/// The list of a job's results as files.
struct FileListTests {
    private static let captions = ResultFile(.row("a"), .visualCaptions)
    private static let faces = ResultFile(.row("a"), .framesFaces)
    private static let refusal = FailureFacts(
        kind: .resultTypeMissing, endpoint: "job_results", httpStatus: 400, messages: ["Not in this subscription."])

    private func store(_ kept: [ResultType] = [], isGone: Bool = false) -> TestStore {
        var job = TrackedJob.row("a", status: .finished)
        job.isGone = isGone
        var store = TestStore(.listing([job]))
        store.play(
            .files(.listRequested),
            .files(.keptLoaded(.row("a"), kept.map { KeptResult(type: $0, size: 10, fetchedAt: at(0)) })))
        return store
    }

    private func select(_ type: ResultType, _ store: inout TestStore) throws {
        let place = try #require(FileListState.types.firstIndex(of: type))
        store.play(.files(.rowJumped(.first)), .files(.rowMoved(by: place)))
    }

    @Test func `the list asks what is kept here, of the job that it is about`() {
        var store = TestStore(.listing([.row("a", status: .finished)]))
        store.send(.files(.listRequested), [.loadKept(.row("a"))]) {
            $0.page = .files
            $0.files.list(.row("a"))
        }
        let kept = KeptResult(type: .core, size: 5000, fetchedAt: at(0))
        store.send(.files(.keptLoaded(.row("a"), [kept]))) { $0.files.kept = [.core: kept] }
        store.send(.files(.keptLoaded(.row("b"), [])))
        #expect(store.state.standing(of: .core) == .kept(kept))
        #expect(store.state.standing(of: .framesFaces) == .absent)
    }

    @Test(arguments: [JobStatus.processing, .queued, .error])
    func `a job that has not finished has no files, and that is said`(status: JobStatus) {
        var store = TestStore(.listing([.row("a", status: status)]))
        store.send(.files(.listRequested)) { $0.notice = Notice(.refused, .noFilesYet(status)) }
    }

    @Test func `what is not here is fetched, with progress, and is here afterwards`() throws {
        var store = store()
        try select(.framesFaces, &store)
        store.send(.files(.chosen), [.fetch(Self.faces)]) { $0.files.fetches[Self.faces] = FetchProgress() }
        store.send(.files(.chosen))
        let progress = FetchProgress(received: 40, total: 100, bytesPerSecond: 20)
        store.send(.fetchProgressed(Self.faces, progress)) { $0.files.fetches[Self.faces] = progress }
        #expect(store.state.standing(of: .framesFaces) == .fetching(progress))
        store.send(.files(.fetched(Self.faces)), [.loadKept(.row("a"))]) { $0.files.fetches = [:] }
    }

    @Test func `a fetch is stopped without being an error`() throws {
        var store = store()
        try select(.framesFaces, &store)
        store.send(.files(.stopRequested))
        store.play(.files(.chosen))
        store.send(.files(.stopRequested), [.stopFetching(Self.faces)])
        store.send(.files(.stopped(Self.faces))) { $0.files.fetches = [:] }
        #expect(store.state.standing(of: .framesFaces) == .absent)
    }

    @Test func `a type that the service does not have keeps its words until it is asked for again`() throws {
        var store = store()
        try select(.framesFaces, &store)
        store.play(.files(.chosen))
        store.send(.files(.failed(Self.faces, Self.refusal))) {
            $0.files.fetches = [:]
            $0.files.failures[Self.faces] = Self.refusal
        }
        #expect(store.state.standing(of: .framesFaces) == .failed(Self.refusal))
        store.send(.files(.chosen), [.fetch(Self.faces)]) {
            $0.files.failures = [:]
            $0.files.fetches[Self.faces] = FetchProgress()
        }
    }

    @Test func `what became of captions on their own page is told here too`() {
        var store = TestStore(.listing([.row("a", status: .finished)]))
        store.play(
            .resultRequested, .resultLoaded(.row("a"), ResultSummary()), .result(.tabChosen(.captions)),
            .captionsFailed(.row("a"), Self.refusal), .files(.listRequested))
        #expect(store.state.standing(of: .visualCaptions) == .failed(Self.refusal))
    }

    @Test func `elsewhere the end of a fetch is told in a line`() throws {
        var store = store()
        try select(.framesFaces, &store)
        store.play(.files(.chosen), .backRequested, .files(.fetched(Self.faces)))
        #expect(store.state.notice?.text == .fetched("a.mp4", .framesFaces))
        store.play(.files(.failed(Self.faces, Self.refusal)))
        #expect(store.state.notice?.text == .fetchFailed("a.mp4", .framesFaces))
    }

    @Test func `a fetch that is stopped from the result's page can be taken up there`() {
        var store = TestStore(.listing([.row("a", status: .finished)]))
        let core = ResultFile(.row("a"), .core)
        store.play(.resultRequested, .fetchProgressed(core, FetchProgress(received: 5)))
        store.send(.files(.stopRequested), [.stopFetching(core)])
        store.send(.files(.stopped(core))) {
            $0.files.fetches = [:]
            $0.result?.content = .stopped
        }
        store.send(.resultRequested, [.loadResult(.row("a"))]) { $0.result?.content = .fetching }
        store.play(.resultLoaded(.row("a"), ResultSummary()), .result(.tabChosen(.captions)))
        store.play(.fetchProgressed(Self.captions, FetchProgress(received: 5)), .files(.stopped(Self.captions)))
        #expect(store.state.result?.captions == .notAsked)
        store.send(.result(.captionsRequested), [.loadCaptions(.row("a"))]) { $0.result?.captions = .fetching }
    }

    @Test func `core opens the pages of the result, and back leads to the list`() {
        var store = store([.core])
        store.send(.files(.chosen), [.loadResult(.row("a"))]) {
            $0.page = .result
            $0.pageBelowResult = .files
            $0.result = ResultState(job: .row("a"))
        }
        store.send(.backRequested, [.loadKept(.row("a"))]) { $0.page = .files }
        store.send(.backRequested) { $0.page = .jobList }
    }

    @Test func `from a result to its files and back is no circle`() {
        var store = store([.core])
        store.play(.files(.chosen), .files(.listRequested))
        #expect(store.state.page == .files)
        store.send(.backRequested) { $0.page = .jobList }
        store.play(.resultRequested, .files(.listRequested), .files(.chosen))
        #expect(store.state.page == .result)
        store.send(.backRequested) { $0.page = .jobList }
    }

    @Test func `captions open on their page if there is a result around them`() throws {
        var store = store([.visualCaptions])
        try select(.visualCaptions, &store)
        #expect(update(&store.changing, .files(.chosen)) == [.loadResult(.row("a"))])
        store.send(.resultLoaded(.row("a"), ResultSummary()), [.loadCaptions(.row("a"))]) {
            $0.result?.show(ResultSummary())
            $0.result?.captions = .fetching
        }
        #expect(store.state.result?.tab == .captions)
        var gone = self.store([.visualCaptions], isGone: true)
        try select(.visualCaptions, &gone)
        gone.play(.files(.chosen))
        #expect(gone.state.page == .document)
        #expect(gone.state.document?.file == Self.captions)
    }

    @Test func `a job that is deleted takes its files' pages along`() throws {
        var store = store([.framesFaces])
        try select(.framesFaces, &store)
        store.play(.files(.chosen), .fetchProgressed(Self.captions, FetchProgress()), .jobsRemoved([.row("a")]))
        #expect(store.state.page == .jobList)
        #expect(store.state.document == nil)
        #expect(store.state.files.fetches.isEmpty)
    }
}
