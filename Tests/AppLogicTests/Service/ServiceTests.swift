import AnalysisModel
import Testing

@testable import AppLogic

/// What is known of the service, and what stands in the list's place while there is no row.
struct ServiceTests {
    private func trouble(_ seconds: Double, next: Double? = nil) -> ServiceTrouble {
        ServiceTrouble(
            FailureFacts(kind: .unavailable, endpoint: "list_jobs", httpStatus: 503, messages: ["Busy."]),
            at: at(seconds), nextTry: next.map { at($0) })
    }

    private func phase(_ state: AppState) -> JobListState.Phase { state.jobList.phase(of: state.service) }

    @Test func `loading until kajo's records and the service have both spoken, then empty`() {
        var store = TestStore()
        #expect(phase(store.state) == .loading(since: at(0)))
        store.send(.jobsLoaded([])) { $0.jobList.hasLoaded = true }
        #expect(phase(store.state) == .loading(since: at(0)))
        store.send(.serviceAnswered(at(3))) { $0.service.answeredAt = at(3) }
        #expect(phase(store.state) == .empty)
    }

    @Test func `an answer alone is not yet an empty list`() {
        var store = TestStore()
        store.play(.serviceAnswered(at(3)))
        #expect(phase(store.state) == .loading(since: at(0)))
    }

    @Test func `a failure without rows is shown in their place, and goes with the first answer`() {
        var store = TestStore()
        store.play(.jobsLoaded([]))
        store.send(.serviceFailed(trouble(4, next: 9))) {
            $0.service.trouble = self.trouble(4, next: 9)
            $0.service.troubleSince = at(4)
        }
        #expect(phase(store.state) == .failed(trouble(4, next: 9)))
        store.send(.serviceFailed(trouble(9))) { $0.service.trouble = self.trouble(9) }
        store.send(.serviceAnswered(at(12))) {
            $0.service.answeredAt = at(12)
            $0.service.trouble = nil
            $0.service.troubleSince = nil
        }
        #expect(phase(store.state) == .empty)
    }

    @Test func `a service that owes an answer for ten seconds is silent, until it has given it`() {
        var store = TestStore(.listing([.row("a")]))
        store.send(.serviceAsked(since: at(3))) { $0.service.askedSince = at(3) }
        #expect(store.state.service.silentSince(now: at(12)) == nil)
        #expect(store.state.service.silentSince(now: at(13)) == at(3))
        store.send(.serviceAsked(since: nil)) { $0.service.askedSince = nil }
        #expect(store.state.service.silentSince(now: at(900)) == nil)
    }

    @Test func `known rows stay while the service fails`() {
        var store = TestStore(.listing([.row("a")]))
        store.play(.serviceFailed(trouble(4)))
        #expect(phase(store.state) == .rows)
    }

    @Test func `an engine that does not start is a failure like another`() {
        var store = TestStore()
        store.send(.serviceStartFailed(trouble(1))) {
            $0.service.trouble = self.trouble(1)
            $0.service.troubleSince = at(1)
        }
    }

    @Test func `an answer that comes late does not turn back the time of the last one`() {
        var store = TestStore()
        store.play(.serviceAnswered(at(9)))
        store.send(.serviceAnswered(at(5)))
    }
}
