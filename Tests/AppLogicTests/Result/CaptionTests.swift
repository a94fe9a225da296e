import AnalysisModel
import Testing

@testable import AppLogic

/// Captions are a result of their own, fetched when somebody wants to see them.
struct CaptionTests {
    private static let captions = [
        Caption(span: .init(start: .init(seconds: 2), end: .init(seconds: 5)), text: "A boat leaves.", shotIndex: 0),
        Caption(span: .init(start: .init(seconds: 9), end: .init(seconds: 12)), text: "The sea is empty."),
    ]

    private func store() -> TestStore {
        var technical = ResultSummary.Technical()
        technical.duration = .seconds(20)
        var store = TestStore(.listing([.row("a", status: .finished)]))
        store.play(.resultRequested, .resultLoaded(.row("a"), ResultSummary(technical: technical)))
        return store
    }

    @Test func `they are fetched when their page is turned to, and once`() {
        var store = store()
        store.send(.result(.tabChosen(.captions)), [.loadCaptions(.row("a"))]) { state in
            state.result?.tab = .captions
            state.result?.captions = .fetching
        }
        store.send(.result(.tabChosen(.captions)))
        store.play(.captionsLoaded(.row("a"), Self.captions))
        #expect(store.state.result?.list?.order == [0, 1])
        #expect(store.state.result?.count(of: .captions) == 2)
        #expect(store.state.result?.position == 2)
        store.send(.captionsLoaded(.row("b"), []))
    }

    @Test func `what is to be seen at a second is told with the rest`() {
        var store = store()
        store.play(.result(.tabChosen(.captions)), .captionsLoaded(.row("a"), Self.captions))
        guard let result = store.state.result?.result else {
            Issue.record("there is no result")
            return
        }
        #expect(ResultMoment(result, labels: [], at: 4).captions == [0])
        #expect(ResultMoment(result, labels: [], at: 6).captions == [])
    }

    @Test func `a no of the service counts as none, anything else can be tried again`() {
        var store = store()
        store.play(.result(.tabChosen(.captions)))
        store.play(.captionsFailed(.row("a"), FailureFacts(kind: .refused, messages: ["Not included."])))
        #expect(store.state.result?.count(of: .captions) == 0)
        store.play(.captionsFailed(.row("a"), FailureFacts(kind: .noConnection, messages: ["Refused."])))
        #expect(store.state.result?.count(of: .captions) == nil)
        var state = store.state
        #expect(update(&state, .result(.captionsRequested)) == [.loadCaptions(.row("a"))])
        #expect(state.result?.captions == .fetching)
        #expect(update(&state, .result(.captionsRequested)) == [])
    }
}
