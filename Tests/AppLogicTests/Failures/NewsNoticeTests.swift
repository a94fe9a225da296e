import AnalysisModel
import Testing

@testable import AppLogic

/// What comes by itself stays until it can have been read.
struct NewsNoticeTests {
    private var warned: TestStore {
        var store = TestStore(.listing([.row("b", created: 1), .row("a")]))
        store.play(.ticked(at(10)), .storageFailed("The disk is full."))
        return store
    }

    @Test func `a key that was on its way does not take it away`() {
        var store = warned
        store.play(.selectionMoved(by: 1), .ticked(at(11.5)), .selectionMoved(by: -1))
        #expect(store.state.notice?.text == .trouble("The disk is full."))
    }

    @Test func `a key after two seconds does`() {
        var store = warned
        store.play(.ticked(at(12)), .selectionMoved(by: 1))
        #expect(store.state.notice == nil)
    }

    @Test func `time alone does not`() {
        var store = warned
        store.play(.ticked(at(9000)))
        #expect(store.state.notice?.text == .trouble("The disk is full."))
    }

    @Test func `what a key itself brought about goes with the next one`() {
        var store = TestStore(.listing([.row("a")]))
        store.play(.nextProblemRequested, .selectionMoved(by: 1))
        #expect(store.state.notice == nil)
    }
}
