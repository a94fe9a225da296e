import AnalysisModel
import Testing

@testable import AppLogic

/// The page that shows the file itself.
struct RawTests {
    private static let detections = RawPath([.init("detections")])

    /// The file's outermost value is there, its second member selected.
    private func store() -> TestStore {
        var store = TestStore(.listing([.row("a", status: .finished)]))
        store.play(.resultRequested, .resultLoaded(.row("a"), ResultSummary()), .result(.tabChosen(.raw)))
        store.play(
            .nodeLoaded(
                ResultFile(.row("a"), .core), .init(path: RawPath(), offset: 0),
                RawNode(
                    kind: .object, count: 3,
                    children: [
                        .init(key: "title", kind: .text, text: "Harbour"),
                        .init(key: "detections", kind: .array, count: 1000),
                        .init(key: "long", kind: .text, text: "beginning", isCut: true),
                    ])),
            .result(.raw(.rowMoved(by: 1))))
        return store
    }

    private static func page(_ offset: Int) -> RawNode {
        RawNode(
            kind: .array, count: 1000,
            children: (offset..<min(1000, offset + RawState.pageSize)).map {
                .init(key: "\($0)", kind: .number, text: "\($0)")
            })
    }

    private func requests(_ effects: [Effect]) -> [Int] {
        effects.compactMap { if case .loadNode(_, let request) = $0 { request.offset } else { nil } }
    }

    @Test func `the file is read when its page is turned to, and not twice`() {
        var store = TestStore(.listing([.row("a", status: .finished)]))
        store.play(.resultRequested, .resultLoaded(.row("a"), ResultSummary()))
        store.send(
            .result(.tabChosen(.raw)), [.loadNode(ResultFile(.row("a"), .core), .init(path: RawPath(), offset: 0))]
        ) { state in
            state.result?.tab = .raw
            _ = state.result?.raw.requests()
        }
        store.send(.result(.tabChosen(.raw)))
    }

    @Test func `a value is gone into and out of, back to the row one came from`() {
        var store = store()
        var state = store.state
        #expect(requests(update(&state, .result(.raw(.entered)))) == [0])
        #expect(state.result?.raw.path == Self.detections)
        store.play(.result(.raw(.entered)), .result(.raw(.left)))
        #expect(store.state.result?.raw.path == RawPath())
        #expect(store.state.result?.raw.selectedRow == 1)
    }

    @Test func `a short text is not gone into, a long one is`() {
        var store = store()
        store.play(.result(.raw(.rowJumped(.first))), .result(.raw(.entered)))
        #expect(store.state.result?.raw.path == RawPath())
        store.play(.result(.raw(.rowJumped(.last))), .result(.raw(.entered)))
        #expect(store.state.result?.raw.path.names == ["long"])
        let whole = RawNode(kind: .text, text: "beginning and end")
        store.play(.nodeLoaded(ResultFile(.row("a"), .core), .init(path: RawPath([.init("long")]), offset: 0), whole))
        #expect(store.state.result?.raw.isScalar == true)
    }

    @Test func `children are read a page ahead of what is seen, wherever that is`() {
        var store = store()
        store.play(.result(.raw(.entered)))
        var state = store.state
        func load(_ offset: Int) -> [Int] {
            requests(
                update(
                    &state,
                    .nodeLoaded(
                        ResultFile(.row("a"), .core), .init(path: Self.detections, offset: offset), Self.page(offset))))
        }
        #expect(load(0) == [200])
        #expect(load(200) == [])
        #expect(requests(update(&state, .result(.raw(.rowMoved(by: 250))))) == [400])
        #expect(requests(update(&state, .result(.raw(.rowMoved(by: 1))))) == [])
        #expect(state.result?.raw.selected?.key == "251")
        #expect(requests(update(&state, .result(.raw(.rowJumped(.last))))) == [600, 800])
        #expect(state.result?.raw.selected == nil)
        #expect(load(800) == [])
        #expect(state.result?.raw.selected?.key == "999")
        let element = state.result?.raw.selected.map { state.result?.raw.path(of: $0).text }
        #expect(element == ".detections[999]")
    }

    @Test func `an answer for a value that was left is of no use`() {
        var store = store()
        store.play(.result(.raw(.entered)), .result(.raw(.left)))
        store.send(.nodeLoaded(ResultFile(.row("a"), .core), .init(path: Self.detections, offset: 0), Self.page(0)))
        store.send(.nodeLoaded(ResultFile(.row("b"), .core), .init(path: RawPath(), offset: 0), nil))
    }

    @Test func `a typed path is gone to, and a wrong one is told`() {
        var store = store()
        store.play(.result(.filterRequested), .result(.raw(.pathEdited(.insert("a[")))), .result(.raw(.pathConfirmed)))
        #expect(store.state.result?.raw.isMistyped == true)
        #expect(store.state.isTyping)
        store.play(.result(.raw(.pathEdited(.deleteToStart))), .result(.raw(.pathEdited(.insert("media_info.fps")))))
        #expect(store.state.result?.raw.isMistyped == false)
        var state = store.state
        let request = RawState.Request(path: RawPath([.init("media_info"), .init("fps")]), offset: 0)
        #expect(update(&state, .result(.raw(.pathConfirmed))) == [.loadNode(ResultFile(.row("a"), .core), request)])
        #expect(!state.isTyping)
        _ = update(&state, .nodeLoaded(ResultFile(.row("a"), .core), request, nil))
        #expect(state.result?.raw.content == .nothing)
    }

    @Test func `a file that cannot be read says why, and can be gone back from`() {
        var store = store()
        let facts = FailureFacts(kind: .unreadableResult, messages: ["The file ends in the middle."])
        store.play(.result(.raw(.entered)))
        store.play(.nodeFailed(ResultFile(.row("a"), .core), .init(path: Self.detections, offset: 0), facts))
        #expect(store.state.result?.raw.content == .failed(facts))
        var state = store.state
        #expect(requests(update(&state, .result(.raw(.left)))) == [0])
    }
}
