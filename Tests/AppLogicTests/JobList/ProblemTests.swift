import AnalysisModel
import Testing

@testable import AppLogic

/// Rows with a problem: going from one to the next, and showing no others.
struct ProblemTests {
    private let mixed = AppState.listing([
        .row("f", created: 6), .row("e", created: 5, status: .error), .row("d", created: 4),
        .row("c", created: 3, submission: .unknown, status: nil), .row("b", created: 2, status: .finished),
        .row("a", created: 1, submission: .failed, status: nil),
    ])
    private let retry = CallRetry(
        facts: FailureFacts(kind: .serverError, endpoint: "send_file_chunk", httpStatus: 500, messages: ["x"]),
        attempt: 1, attempts: 12, nextTry: at(4))

    private func rows(_ state: AppState) -> [String] {
        state.jobList.rows(from: 0, count: 99).map(\.id.rawValue)
    }

    @Test func `the next problem is the one below, and after the last comes the first`() {
        var store = TestStore(mixed)
        for id in ["e", "c", "a", "e"] {
            store.send(.nextProblemRequested, [.loadDetail(.row(id))]) { $0.jobList.selection = .row(id) }
        }
    }

    @Test func `without a problem the selection stays, and says so`() {
        var store = TestStore(.listing([.row("a"), .row("b")]))
        store.send(.nextProblemRequested) { $0.notice = Notice(.refused, .noProblem) }
    }

    @Test func `only rows with a problem are shown, and the selection goes to what took its place`() {
        var store = TestStore(mixed)
        store.play(.selectionMoved(by: 2))
        #expect(store.state.jobList.selection == .row("d"))
        store.play(.problemFilterToggled)
        #expect(rows(store.state) == ["e", "c", "a"])
        #expect(store.state.jobList.selection == .row("a"))
        store.play(.selectionMoved(by: -1), .problemFilterToggled)
        #expect(rows(store.state) == ["f", "e", "d", "c", "b", "a"])
        #expect(store.state.jobList.selection == .row("c"))
    }

    @Test func `rows come and go with their problems while only such are shown`() {
        var store = TestStore(mixed)
        store.play(.problemFilterToggled)
        store.play(.jobsChanged([.row("f", created: 6, status: .error), .row("e", created: 5, status: .finished)]))
        #expect(rows(store.state) == ["f", "c", "a"])
        store.play(.retryChanged(.row("d"), retry))
        #expect(rows(store.state) == ["f", "d", "c", "a"])
        store.play(.retryChanged(.row("d"), nil))
        #expect(rows(store.state) == ["f", "c", "a"])
    }

    @Test func `a finished job whose result could not be shown is one of them until it is`() {
        var store = TestStore(.listing([.row("b", created: 1, status: .finished), .row("a", status: .finished)]))
        let facts = FailureFacts(kind: .unreadableResult, messages: ["It is cut off."])
        store.play(.selectionMoved(by: 1), .resultRequested, .resultFailed(.row("a"), facts), .backRequested)
        #expect(store.state.jobList.problems == 1)
        store.play(.selectionMoved(by: -1), .nextProblemRequested)
        #expect(store.state.jobList.selection == .row("a"))
        store.play(.problemFilterToggled)
        #expect(store.state.jobList.count == 1)
        store.play(.resultRequested, .resultLoaded(.row("a"), ResultSummary()), .backRequested)
        #expect(store.state.jobList.problems == 0)
        #expect(store.state.jobList.count == 0)
    }

    @Test func `the row that takes the place of one that is no problem any more is looked up`() {
        let facts = FailureFacts(kind: .unreadableResult, messages: ["It is cut off."])
        var store = TestStore(.listing([.row("b", created: 1, status: .error), .row("a", status: .finished)]))
        store.play(.selectionMoved(by: 1), .resultRequested, .resultFailed(.row("a"), facts), .backRequested)
        store.play(.problemFilterToggled, .jobsChanged([.row("b", created: 1, status: .error)]), .resultRequested)
        var after = store.state
        #expect(update(&after, .resultLoaded(.row("a"), ResultSummary())) == [.loadDetail(.row("b"))])
        #expect(after.jobList.selection == .row("b"))
    }

    @Test func `where no row has a problem that is said in the rows' place`() {
        var store = TestStore(.listing([.row("a")]))
        store.play(.problemFilterToggled)
        #expect(store.state.jobList.phase(of: store.state.service) == .noProblems)
        store.play(.jobsChanged([.row("a", status: .error)]))
        #expect(store.state.jobList.phase(of: store.state.service) == .rows)
        #expect(store.state.jobList.selection == .row("a"))
    }

    @Test func `a call that is going to be repeated is a problem until it succeeds or its job ends`() {
        var store = TestStore(.listing([.row("a")]))
        store.send(.retryChanged(.row("a"), retry)) { $0.jobList.set(self.retry, of: .row("a")) }
        #expect(store.state.jobList.hasProblem(.row("a")))
        store.play(.jobsChanged([.row("a", submission: .failed, status: nil)]))
        #expect(store.state.jobList.retries.isEmpty)
    }
}
