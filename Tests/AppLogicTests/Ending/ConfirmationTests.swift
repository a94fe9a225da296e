import AnalysisModel
import Testing

@testable import AppLogic

struct ConfirmationTests {
    private static let delete = JobEnding.delete(keepingResult: false)
    private let rows: [TrackedJob] = [
        .row("wait", created: 3, status: .queued), .row("work", created: 2),
        .row("done", created: 1, status: .finished),
    ]

    private func asking(_ ending: JobEnding, marked: Bool = true) -> TestStore {
        var store = TestStore(.listing(rows))
        if marked { store.play(.markToggled, .markToggled, .markToggled) }
        store.play(.endingRequested(ending))
        return store
    }

    @Test(arguments: [JobEnding.cancel, delete])
    func `nothing is done before a yes, and no is the answer to begin with`(ending: JobEnding) {
        var store = asking(ending)
        #expect(store.state.confirmation?.chosen == .no)
        store.send(.answerConfirmed) {
            $0.confirmation = nil
            $0.notice = Notice(.done, .nothingEnded(ending))
        }
        #expect(store.state.jobList.marks.count == 3, "who backs out keeps the marks")
    }

    @Test(arguments: [JobEnding.cancel, delete])
    func `Esc backs out of whatever is chosen`(ending: JobEnding) {
        var store = asking(ending)
        store.play(.answerMoved(by: 1))
        store.send(.backRequested) { $0.confirmation = nil }
    }

    @Test func `a yes to cancelling is for those that wait only`() {
        var store = asking(.cancel)
        store.play(.answerMoved(by: 1))
        #expect(store.state.confirmation?.chosen == .yes)
        store.send(.answerConfirmed, [.end([rows[0]], by: .cancel)]) {
            $0.confirmation = nil
            $0.jobList.unmark([.row("wait")])
            $0.notice = Notice(.done, .ending(.cancel, count: 1))
        }
    }

    @Test func `a yes to deleting is for all, and their results can be kept`() {
        var store = asking(Self.delete)
        #expect(store.state.confirmation?.answers == [.no, .yes, .yesKeepingResults])
        store.play(.answerMoved(by: -1))
        store.send(.answerConfirmed, [.end(rows, by: .delete(keepingResult: true))]) {
            $0.confirmation = nil
            $0.jobList.clearMarks()
            $0.notice = Notice(.done, .ending(.delete(keepingResult: true), count: 3))
        }
    }

    @Test func `without a mark it is about the selected job, and without a result none can be kept`() {
        let store = asking(Self.delete, marked: false)
        #expect(store.state.confirmation?.affected == [rows[0]])
        #expect(store.state.confirmation?.answers == [.no, .yes])
    }

    @Test func `what cannot be cancelled is refused without a question`() {
        var store = TestStore(.listing(rows))
        store.play(.selectionMoved(by: 1))
        store.send(.endingRequested(.cancel)) {
            $0.notice = Notice(.refused, .cannotBeCancelled([.hasLeftQueue(.processing)]))
        }
    }

    @Test(arguments: [JobEnding.cancel, delete])
    func `nothing is changed in the service by who only looks`(ending: JobEnding) {
        var store = TestStore(.listing(rows, isReadOnly: true))
        store.send(.endingRequested(ending)) { $0.notice = Notice(.refused, .readOnly) }
    }

    @Test func `before the service is there it is asked, and the question stays until a yes can be carried out`() {
        var store = TestStore()
        store.play(.jobsLoaded([rows[0]]), .endingRequested(.cancel), .answerMoved(by: 1))
        store.send(.answerConfirmed) { $0.notice = Notice(.refused, .stillStarting) }
        #expect(store.state.confirmation?.chosen == .yes)
        store.play(.serviceConnected(store.state.service.identity))
        store.send(.answerConfirmed, [.end([rows[0]], by: .cancel)]) {
            $0.confirmation = nil
            $0.notice = Notice(.done, .ending(.cancel, count: 1))
        }
    }

    @Test func `a job that leaves the queue while it is asked about takes the yes back, and says so`() throws {
        var store = asking(.cancel, marked: false)
        store.play(.answerMoved(by: 1), .jobsChanged([.row("wait", created: 3, status: .processing)]))
        let question = try #require(store.state.confirmation)
        #expect(question.chosen == .no && question.answers == [.no])
        #expect(question.subjects.first?.before == .leavesQueue)
        #expect(question.subjects.first?.prospect == .hasLeftQueue(.processing))
        store.play(.answerMoved(by: 1))
        store.send(.answerConfirmed) {
            $0.confirmation = nil
            $0.notice = Notice(.done, .nothingEnded(.cancel))
        }
    }

    @Test func `news that change nothing of what is asked leave the answer`() {
        var store = asking(.cancel, marked: false)
        store.play(.answerMoved(by: 1), .jobsChanged([.row("wait", created: 3, status: .onHold)]))
        #expect(store.state.confirmation?.chosen == .yes)
    }

    @Test func `a job that leaves the list while it is asked about is told, and the last one ends the question`() {
        var store = asking(Self.delete)
        store.play(.answerMoved(by: 1), .jobsRemoved([.row("work")]))
        #expect(store.state.confirmation?.departed == ["work.mp4"])
        #expect(store.state.confirmation?.chosen == .no)
        store.play(.jobsRemoved([.row("wait"), .row("done")]))
        #expect(store.state.confirmation == nil)
        #expect(store.state.notice?.text == .nothingLeftToEnd(Self.delete))
    }

    @Test func `a job that is gone is only forgotten, and the answer is taken back if it is known again`() {
        var gone = TrackedJob.row("gone", created: 9, status: .finished)
        gone.isGone = true
        var store = TestStore(.listing([gone] + rows))
        store.play(.endingRequested(Self.delete))
        #expect(store.state.confirmation?.isForgetting == true)
        #expect(store.state.confirmation?.answers == [.no, .yes])
        var yes = store
        yes.play(.answerMoved(by: 1))
        yes.send(.answerConfirmed, [.end([gone], by: Self.delete)]) {
            $0.confirmation = nil
            $0.notice = Notice(.done, .ending(Self.delete, count: 1))
        }
        gone.isGone = false
        store.play(.answerMoved(by: 1), .jobsChanged([gone]))
        #expect(store.state.confirmation?.chosen == .no && store.state.confirmation?.isForgetting == false)
        var mixed = TestStore(.listing([gone] + rows))
        mixed.play(.markToggled, .markToggled, .endingRequested(Self.delete))
        #expect(mixed.state.confirmation?.isForgetting == false)
    }

    @Test func `what came of it is told, a refusal until it has been read`() {
        var store = TestStore(.listing(rows))
        let done = EndingOutcome(ending: .cancel, done: ["wait.mp4"])
        store.play(.endingDone(done))
        #expect(store.state.notice == Notice(.done, .ended(done), isNews: true))
        let refused = EndingOutcome(ending: .cancel, failures: [.init(title: "wait.mp4", messages: ["No."])])
        store.play(.endingDone(refused), .selectionMoved(by: 1))
        #expect(store.state.notice == Notice(.refused, .ended(refused), isNews: true))
    }

    @Test func `the question leaves a third of the list in sight, with the selected job in it`() {
        for rows in [12, 24, 60] {
            var store = TestStore(.listing((0..<80).map { .row("\($0)", created: Double($0)) }, rows: rows))
            store.play(.selectionMoved(by: 30), .endingRequested(Self.delete))
            let (layout, list) = (store.state.layout, store.state.jobList)
            #expect(layout.listRows >= (rows - 3) / 3 && layout.listRows + layout.paneRows == rows - 3)
            #expect((list.top..<list.top + layout.listRows).contains(30))
        }
    }

    @Test func `the result of a job that is deleted elsewhere gives way to the list`() {
        var store = TestStore(.listing(rows))
        store.play(.selectionJumped(.last), .resultRequested, .jobsRemoved([.row("done")]))
        #expect(store.state.page == .jobList && store.state.result == nil)
    }
}
