import AnalysisModel
import Testing

@testable import AppLogic

/// The page of what is still to be submitted.
struct QueueTests {
    private func waiting(
        _ name: String, place: Double, _ submission: SubmissionState = .intended, isPaused: Bool = false,
        size: Int64? = nil, sent: Int64 = 0
    ) -> TrackedJob {
        var job = TrackedJob.row(name, created: place, submission: submission, status: nil)
        (job.queuePlace, job.isPaused, job.fileSize, job.bytesSent) = (place, isPaused, size, sent)
        return job
    }

    private var three: [TrackedJob] {
        [waiting("c", place: 3), waiting("a", place: 1, .uploading), waiting("b", place: 2)]
    }

    private func opened(_ jobs: [TrackedJob]? = nil, isReadOnly: Bool = false) -> TestStore {
        var store = TestStore(.listing(jobs ?? three, isReadOnly: isReadOnly))
        store.play(.queueRequested)
        return store
    }

    private func names(_ store: TestStore) -> [String] { store.state.jobList.queue.map(\.rawValue) }

    @Test func `it holds what is still to be submitted, in the order in which it is taken up`() {
        let others: [TrackedJob] = [
            .row("done"), .row("refused", submission: .failed, status: nil),
            .row("unclear", submission: .unknown, status: nil),
        ]
        let store = opened(three + others)
        #expect(names(store) == ["a", "b", "c"])
        #expect(store.state.queuedSubmission?.id == .row("a"))
    }

    @Test func `what has been submitted leaves it, and the next one is selected`() {
        var store = opened()
        store.play(.queueSelectionMoved(by: 1), .jobsChanged([.row("b", created: 2, status: .queued)]))
        #expect(names(store) == ["a", "c"])
        #expect(store.state.queue.selection == .row("c"))
        store.play(.jobsRemoved([.row("c")]))
        #expect(store.state.queue.selection == .row("a"))
        store.play(.jobsRemoved([.row("a")]))
        #expect(store.state.queue.selection == nil)
        #expect(store.state.queuedSubmission == nil)
    }

    @Test func `a selection stays on its submission when another place is told`() {
        var store = opened()
        store.play(.jobsChanged([waiting("a", place: 9, .uploading)]))
        #expect(names(store) == ["b", "c", "a"])
        #expect(store.state.queueIndex == 2)
    }

    @Test func `one rests and goes on`() {
        var store = opened()
        store.send(.pauseToggled, [.pause([.row("a")])])
        store.play(.jobsChanged([waiting("a", place: 1, .uploading, isPaused: true)]))
        store.send(.pauseToggled, [.resume([.row("a")])])
    }

    @Test func `all rest that can, and go on only if none goes on`() {
        var store = opened(three + [waiting("d", place: 4, .submitting), waiting("e", place: 5, isPaused: true)])
        store.send(.pauseOfAllToggled, [.pause([.row("a"), .row("b"), .row("c")])])
        store.play(.jobsChanged(["a", "b", "c"].map { waiting($0, place: 1, isPaused: true) }))
        let all = store.state.jobList.queue
        store.send(.pauseOfAllToggled, [.resume(all)])
    }

    struct Move: Sendable, CustomTestStringConvertible {
        let testDescription: String
        let move: QueueMove
        let from: Int
        let before: String?
        let order: [String]

        init(_ name: String, _ move: QueueMove, from: Int, before: String?, _ order: String) {
            testDescription = name
            (self.move, self.from, self.before, self.order) = (move, from, before, order.map(String.init))
        }
    }

    @Test(arguments: [
        Move("the last to the front", .first, from: 2, before: "a", "cab"),
        Move("one place earlier", .earlier, from: 2, before: "b", "acb"),
        Move("one place later", .later, from: 0, before: "c", "bac"),
        Move("later than the last", .later, from: 1, before: nil, "acb"),
        Move("the first to the end", .last, from: 0, before: nil, "bca"),
    ])
    func `a submission is put elsewhere, at once here and in the store`(row: Move) {
        var store = opened()
        store.play(.queueSelectionMoved(by: row.from))
        let moved = store.state.queue.selection
        var after = store.state
        let effects = update(&after, .queueMoveRequested(row.move))
        #expect(effects == [.move(moved ?? .row(""), before: row.before.map { .row($0) })])
        #expect(after.jobList.queue.map(\.rawValue) == row.order)
        #expect(after.queue.selection == moved)
    }

    @Test func `what is there already is not moved`() {
        var store = opened()
        store.send(.queueMoveRequested(.first))
        store.send(.queueMoveRequested(.earlier))
        store.play(.queueSelectionJumped(.last))
        store.send(.queueMoveRequested(.later))
        store.send(.queueMoveRequested(.last))
    }

    @Test func `taking one out asks first, about that one alone, whatever is marked in the list`() {
        var store = opened()
        store.play(.backRequested, .markToggled, .queueRequested, .queueSelectionMoved(by: 1), .withdrawalRequested)
        #expect(store.state.confirmation?.subjects.map(\.job.id) == [.row("b")])
        #expect(store.state.confirmation?.subjects.map(\.prospect) == [.withdrawn])
        #expect(store.state.page == .queue)
        store.play(.answerMoved(by: 1))
        let job = waiting("b", place: 2)
        var after = store.state
        #expect(update(&after, .answerConfirmed) == [.end([job], by: .delete(keepingResult: false))])
        #expect(after.page == .queue)
    }

    @Test func `a question is left without leaving the page`() {
        var store = opened()
        store.play(.withdrawalRequested, .backRequested)
        #expect(store.state.confirmation == nil)
        #expect(store.state.page == .queue)
        store.play(.backRequested)
        #expect(store.state.page == .jobList)
    }

    @Test func `one key leads to its row, whatever is filtered`() {
        var store = opened()
        store.play(.backRequested, .problemFilterToggled, .queueRequested, .queueSelectionJumped(.last))
        store.play(.queueJobRequested)
        #expect(store.state.page == .jobList)
        #expect(store.state.jobList.selectedJob?.id == .row("c"))
    }

    @Test(arguments: [
        Action.pauseToggled, .pauseOfAllToggled, .queueMoveRequested(.later), .withdrawalRequested, .queueJobRequested,
    ])
    func `in an empty queue every key says that there is nothing`(action: Action) {
        var store = opened([])
        store.send(action) { $0.notice = Notice(.refused, .nothingQueued) }
    }

    @Test(arguments: [Action.pauseToggled, .pauseOfAllToggled, .queueMoveRequested(.later), .withdrawalRequested])
    func `nothing is changed in a read-only kajo`(action: Action) {
        var store = opened(isReadOnly: true)
        store.send(action) { $0.notice = Notice(.refused, .readOnly) }
    }

    @Test func `the tally counts what goes on by itself for the time that is left`() {
        var store = opened([
            waiting("a", place: 1, .uploading, size: 1000, sent: 100), waiting("b", place: 2, size: 500),
            waiting("c", place: 3, isPaused: true, size: 4000, sent: 1000), waiting("link", place: 4),
        ])
        store.play(
            .uploadProgressed(
                .row("a"), UploadProgress(sent: 400, total: 1000, elapsed: .seconds(1), recentRate: 110)))
        let tally = QueueTally(store.state.jobList)
        #expect((tally.count, tally.paused) == (4, 1))
        #expect((tally.sent, tally.total) == (1400, 5500))
        #expect(tally.rate == 110)
        #expect(tally.timeLeft == .seconds(10))
        #expect(QueueTally(JobListState()).timeLeft == nil)
    }
}
