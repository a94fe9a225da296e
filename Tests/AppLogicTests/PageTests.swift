import AnalysisModel
import AppLogic
import Testing

/// Going to a page and back, notices, and leaving.
struct PageTests {
    private static func state(on page: AppState.Page) -> AppState {
        var state = AppState.listing([.row("a", status: .finished)])
        state.page = page
        return state
    }

    @Test(arguments: [AppState.Page.jobList, .submit, .result])
    func `help lies over each page and gives way to it`(page: AppState.Page) {
        var store = TestStore(Self.state(on: page))
        store.play(.helpScrolled(by: 9, lastTop: 20))
        store.send(.helpRequested) {
            $0.pageBelowHelp = page
            $0.helpTop = 0
            $0.page = .help
        }
        store.send(.helpRequested)
        store.send(.helpScrolled(by: 9, lastTop: 4)) { $0.helpTop = 4 }
        store.send(.helpScrolled(by: -9, lastTop: 4)) { $0.helpTop = 0 }
        store.send(.backRequested) { $0.page = page }
    }

    @Test(arguments: [AppState.Page.submit, .result])
    func `back leads from each page to the job list`(page: AppState.Page) {
        var store = TestStore(Self.state(on: page))
        store.send(.backRequested) { $0.page = .jobList }
        store.send(.backRequested)
    }

    @Test func `a submission written while help lies over its form leads back to the list`() {
        var store = TestStore(Self.state(on: .submit))
        store.play(.helpRequested, .submissionsTaken(.init(written: [.row("new", created: 1)])), .backRequested)
        #expect(store.state.page == .jobList)
    }

    @Test(arguments: [AppState.Page.jobList, .submit, .result, .help])
    func `quitting works from every page`(page: AppState.Page) {
        for action in [Action.quitRequested, .terminated] {
            var store = TestStore(Self.state(on: page))
            store.send(action, [.quit]) { $0.isQuitting = true }
        }
    }

    @Test func `drawing anew changes nothing`() {
        var store = TestStore()
        store.send(.redrawRequested, [.redraw])
    }

    @Test func `a notice that something is done goes after a while, seen or not by a key`() {
        var store = TestStore(.listing([]))
        store.play(.ticked(at(0)), .refreshRequested)
        #expect(store.state.nextTick.map { $0 > at(0) && $0 < at(1) } == true)
        store.send(.ticked(at(1))) {
            $0.now = at(1)
            $0.noticeShownAt = at(1)
        }
        #expect(store.state.nextTick == at(7))
        store.send(.ticked(at(6.9))) { $0.now = at(6.9) }
        store.send(.ticked(at(7))) {
            $0.now = at(7)
            $0.notice = nil
            $0.noticeShownAt = nil
        }
        #expect(store.state.nextTick == nil)
    }

    @Test func `a notice that refuses stays through news and time, and goes with the next key`() {
        var state = Self.state(on: .jobList)
        let notice = Notice(.refused, .trouble("The disk is full."))
        state.notice = notice
        var store = TestStore(state)
        store.send(.ticked(at(100))) { $0.now = at(100) }
        store.send(.serviceAnswered(at(1))) { $0.service.answeredAt = at(1) }
        store.send(.resized(ScreenSize(columns: 100, rows: 30))) { $0.size = ScreenSize(columns: 100, rows: 30) }
        #expect(store.state.notice == notice)
        store.send(.selectionMoved(by: 1)) { $0.notice = nil }
    }

    static let keys: [Action] = [
        .selectionMoved(by: 1), .selectionJumped(.first), .paneFocusToggled, .paneScrolled(by: 1, lastTop: 0),
        .resultRequested, .submitRequested, .submitAgainRequested, .sampleRequested, .fieldMoved(by: 1),
        .fieldEdited(.moveToEnd), .completionRequested, .formConfirmed, .result(.rowMoved(by: 1)),
        .helpRequested, .helpScrolled(by: 1, lastTop: 0), .backRequested,
    ]

    @Test(arguments: keys)
    func `every key takes the old notice away`(action: Action) {
        var state = Self.state(on: .jobList)
        state.notice = Notice(.refused, .trouble("Old."))
        _ = update(&state, action)
        #expect(state.notice == nil)
    }
}
