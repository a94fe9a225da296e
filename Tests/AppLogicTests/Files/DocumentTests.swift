import AnalysisModel
import Testing

@testable import AppLogic

/// A result that has no page of its own.
struct DocumentTests {
    private func store(_ type: ResultType) throws -> TestStore {
        var store = TestStore(.listing([.row("a", status: .finished)]))
        let place = try #require(FileListState.types.firstIndex(of: type))
        store.play(
            .files(.listRequested),
            .files(.keptLoaded(.row("a"), [KeptResult(type: type, size: 10, fetchedAt: at(0))])),
            .files(.rowMoved(by: place)))
        return store
    }

    @Test func `a text is read and scrolled line by line`() throws {
        let file = ResultFile(.row("a"), .speechSRT)
        var store = try store(.speechSRT)
        store.send(.files(.chosen), [.loadText(file)]) {
            $0.page = .document
            $0.document = DocumentState(file)
        }
        let text = DocumentText(lines: ["1", "00:00:01,000 --> 00:00:02,000", "Hei."], isCut: false)
        store.send(.files(.textLoaded(file, text))) { $0.document?.content = .text(text) }
        store.send(.files(.textScrolled(by: 5, lastTop: 2))) { $0.document?.top = 2 }
        store.send(.files(.textLoaded(ResultFile(.row("a"), .speechVTT), text)))
        store.send(.backRequested, [.loadKept(.row("a"))]) { $0.page = .files }
    }

    @Test func `JSON is looked at value by value, and a path leads anywhere`() throws {
        let file = ResultFile(.row("a"), .framesFaces)
        let node = RawNode(
            kind: .object, count: 1, children: [.init(key: "faces_by_frame", kind: .array, count: 3)])
        var store = try store(.framesFaces)
        let first = RawState.Request(path: RawPath(), offset: 0)
        #expect(update(&store.changing, .files(.chosen)) == [.loadNode(file, first)])
        store.play(.nodeLoaded(file, first, node))
        #expect(store.state.tree?.count == 1)
        #expect(store.state.showsRaw)
        let inner = RawState.Request(path: RawPath([.init("faces_by_frame")]), offset: 0)
        #expect(update(&store.changing, .result(.raw(.entered))) == [.loadNode(file, inner)])
        store.play(.result(.raw(.left)), .result(.filterRequested))
        #expect(store.state.isTyping)
        store.play(.result(.raw(.pathEdited(.insert("faces_by_frame")))))
        #expect(update(&store.changing, .result(.raw(.pathConfirmed))) == [.loadNode(file, inner)])
        #expect(!store.state.isTyping)
        #expect(store.state.result == nil)
    }

    @Test func `a file that cannot be read is fetched once more, and then opened anew`() throws {
        let file = ResultFile(.row("a"), .framesObjects)
        var store = try store(.framesObjects)
        store.play(.files(.chosen))
        store.send(.files(.fetchedAfreshRequested))
        store.play(
            .nodeFailed(
                file, .init(path: RawPath(), offset: 0),
                FailureFacts(kind: .unreadableResult, messages: ["The file ends in the middle."])))
        store.send(.files(.fetchedAfreshRequested), [.fetch(file, afresh: true)]) {
            $0.page = .files
            $0.document = nil
            $0.files.fetches[file] = FetchProgress()
        }
    }
}
