import AnalysisModel
import AppLogic
import Testing

/// When the loop must wake although nothing happens.
struct NextTickTests {
    private func state(_ jobs: [TrackedJob], now seconds: Double, rows: Int = 24) -> AppState {
        var state = AppState.listing(jobs, rows: rows)
        state.now = at(seconds)
        return state
    }

    @Test func `never, while an empty list is idle`() {
        #expect(state([], now: 500).nextTick == nil)
    }

    @Test func `each second, while a job is running`() {
        #expect(state([.row("a")], now: 500.25).nextTick == at(501.25))
        #expect(state([.row("a", submission: .uploading, status: nil)], now: 500).nextTick == at(501))
    }

    @Test func `each second, while an answer is awaited or the service fails`() {
        #expect(AppState.started().nextTick == at(1))
        var failing = state([], now: 500)
        failing.service.trouble = ServiceTrouble(
            FailureFacts(kind: .local, messages: ["No."]), at: at(400), nextTry: at(510))
        #expect(failing.nextTick == at(501))
    }

    static let ended: [(since: Double, now: Double, next: Double)] = [
        (0, 10, 11), (0, 10.5, 11), (0, 59, 60), (0, 60, 120), (0, 100, 120), (0, 3599, 3600), (0, 3600, 3660),
        (0, 172_800, 259_200), (0, 200_000, 259_200),
    ]

    @Test(arguments: ended)
    func `an ended job wakes nobody before its age reads otherwise`(row: (since: Double, now: Double, next: Double)) {
        let ended = TrackedJob.row("a", status: .finished, since: row.since)
        #expect(state([ended], now: row.now).nextTick == at(row.next))
    }

    @Test func `the nearest moment counts`() {
        let old = TrackedJob.row("a", created: 1, status: .finished, since: 0)
        let new = TrackedJob.row("b", created: 2, status: .error, since: 3590)
        #expect(state([old, new], now: 3600).nextTick == at(3601))
    }

    @Test func `a job out of sight wakes nobody`() {
        let ended = (0..<13).map { TrackedJob.row("e\($0)", created: 100, status: .finished, since: 0) }
        let state = state(ended + [.row("running", created: 1)], now: 3600)
        #expect(state.nextTick == at(3660))
    }

    @Test func `a clock that was set back still gives a moment that lies ahead`() {
        let state = state([.row("a", status: .finished, since: 1000)], now: 500)
        #expect(state.nextTick == at(501))
    }

    @Test func `nobody is woken to quit`() {
        var state = state([.row("a")], now: 500)
        _ = update(&state, .quitRequested)
        #expect(state.nextTick == nil)
    }

    @Test func `an answer that is owed is told when it is late, though no job runs`() {
        var state = state([], now: 500)
        state.service.askedSince = at(497)
        #expect(state.nextTick == at(507))
        state.now = at(507)
        #expect(state.nextTick == at(508))
        state.service.askedSince = nil
        #expect(state.nextTick == nil)
    }
}
