import AnalysisModel
import AppLogic
import Testing

/// What part of the list and of the pane is shown.
struct JobListScrollTests {
    /// Rows r29…r0, the newest first. Of 24 lines 13 show jobs.
    private static let thirty = AppState.listing((0..<30).map { .row("r\($0)", created: Double($0)) })

    @Test func `the list scrolls no further than the selection needs`() {
        var store = TestStore(Self.thirty)
        store.send(.selectionMoved(by: 12), [.loadDetail(.row("r17"))]) { $0.jobList.selection = .row("r17") }
        store.send(.selectionMoved(by: 1), [.loadDetail(.row("r16"))]) {
            $0.jobList.selection = .row("r16")
            $0.jobList.top = 1
        }
        store.send(.selectionJumped(.last), [.loadDetail(.row("r0"))]) {
            $0.jobList.selection = .row("r0")
            $0.jobList.top = 17
        }
        store.send(.selectionMoved(by: -12), [.loadDetail(.row("r12"))]) { $0.jobList.selection = .row("r12") }
        store.send(.selectionMoved(by: -1), [.loadDetail(.row("r13"))]) {
            $0.jobList.selection = .row("r13")
            $0.jobList.top = 16
        }
    }

    @Test func `after a resize the selection is still in sight and no row stays empty`() {
        var store = TestStore(Self.thirty)
        store.play(.selectionMoved(by: 12))
        store.send(.resized(ScreenSize(columns: 40, rows: 12))) {
            $0.size = ScreenSize(columns: 40, rows: 12)
            $0.jobList.top = 7
        }
        store.send(.resized(ScreenSize(columns: 200, rows: 60))) {
            $0.size = ScreenSize(columns: 200, rows: 60)
            $0.jobList.top = 0
        }
        store.send(.resized(ScreenSize(columns: 0, rows: 0))) { $0.size = ScreenSize(columns: 0, rows: 0) }
    }

    @Test func `newer jobs above push the selection down only as far as there is room`() {
        var store = TestStore(Self.thirty)
        store.play(.selectionMoved(by: 12))
        store.play(.jobsChanged([.row("new", created: 100)]))
        #expect(store.state.jobList.top == 1)
        #expect(store.state.jobList.selectedJob?.id == .row("r17"))
    }

    @Test func `removed jobs below leave no empty rows`() {
        var store = TestStore(Self.thirty)
        store.play(.selectionJumped(.last), .jobsRemoved((0..<10).map { .row("r\($0)") }))
        #expect(store.state.jobList.top == 7)
        #expect(store.state.jobList.selectedJob?.id == .row("r10"))
    }

    @Test func `the pane is scrolled within its text, and begins anew with another job`() {
        var store = TestStore(Self.thirty)
        store.send(.paneScrolled(by: 3, lastTop: 5)) { $0.jobList.paneTop = 3 }
        store.send(.paneScrolled(by: 1_000_000_000, lastTop: 5)) { $0.jobList.paneTop = 5 }
        store.send(.paneScrolled(by: -1, lastTop: 3)) { $0.jobList.paneTop = 2 }
        store.send(.paneScrolled(by: 1, lastTop: 0)) { $0.jobList.paneTop = 0 }
        store.send(.paneScrolled(by: 1, lastTop: -1))
        store.send(.paneScrolled(by: -1_000_000_000, lastTop: 5))
        store.send(.paneScrolled(by: 4, lastTop: 5)) { $0.jobList.paneTop = 4 }
        store.send(.selectionMoved(by: 1), [.loadDetail(.row("r28"))]) {
            $0.jobList.selection = .row("r28")
            $0.jobList.paneTop = 0
        }
    }

    @Test func `the pane takes the keyboard and gives it back`() {
        var store = TestStore(Self.thirty)
        store.send(.paneFocusToggled) { $0.jobList.focus = .pane }
        store.send(.paneFocusToggled) { $0.jobList.focus = .list }
        store.play(.paneFocusToggled)
        store.send(.backRequested) { $0.jobList.focus = .list }
    }

    static let layouts: [(rows: Int, list: Int, pane: Int)] = [
        (24, 13, 8), (12, 6, 3), (60, 35, 22), (8, 2, 3), (7, 4, 0), (3, 0, 0), (0, 0, 0), (-4, 0, 0),
    ]

    @Test(arguments: layouts)
    func `the rows are divided between list and pane`(row: (rows: Int, list: Int, pane: Int)) {
        let layout = JobListLayout(ScreenSize(columns: 80, rows: row.rows))
        #expect(layout.listRows == row.list)
        #expect(layout.paneRows == row.pane)
        #expect(layout.paneTextRows == max(0, row.pane - 1))
    }
}
