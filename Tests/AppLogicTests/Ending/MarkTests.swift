import AnalysisModel
import Testing

@testable import AppLogic

struct MarkTests {
    private let rows: [TrackedJob] = [.row("c", created: 3), .row("b", created: 2), .row("a", created: 1)]

    @Test func `marking goes on to the next row, and marking again takes the mark away`() {
        var store = TestStore(.listing(rows))
        store.send(.markToggled, [.loadDetail(.row("b"))]) {
            $0.jobList.toggleMark(.row("c"))
            $0.jobList.selection = .row("b")
        }
        store.play(.selectionMoved(by: -1), .markToggled)
        #expect(store.state.jobList.marks.isEmpty)
    }

    @Test func `the last row can be marked too, and an empty list has none to mark`() {
        var store = TestStore(.listing(rows))
        store.play(.selectionJumped(.last), .markToggled)
        #expect(store.state.jobList.marks == [.row("a")])
        var empty = TestStore(.listing([]))
        empty.send(.markToggled) { $0.notice = Notice(.refused, .noJob) }
    }

    @Test func `the marked jobs are what is meant, else the selected one`() {
        var store = TestStore(.listing(rows))
        #expect(store.state.jobList.markedOrSelected.map(\.id) == [.row("c")])
        store.play(
            .selectionJumped(.last), .markToggled, .selectionJumped(.first), .selectionMoved(by: 1), .markToggled)
        #expect(store.state.jobList.markedOrSelected.map(\.id) == [.row("b"), .row("a")])
        store.play(.marksCleared)
        #expect(store.state.jobList.marks.isEmpty)
    }

    @Test func `a mark goes with its row`() {
        var store = TestStore(.listing(rows))
        store.play(.markToggled, .jobsRemoved([.row("c")]))
        #expect(store.state.jobList.marks.isEmpty)
    }
}
