import AnalysisModel
import AppLogic
import Testing

/// Tab in the form.
struct PathCompletionTests {
    private static func open(_ text: String) -> TestStore {
        var store = TestStore(.listing([]))
        store.play(.submitRequested, .fieldEdited(.insert(text)))
        return store
    }

    @Test func `the only way to go on is taken, and what it names is checked`() {
        var store = Self.open("/v/har")
        store.send(.completionRequested, [.completePath("/v/har")])
        let only = PathCompletion(text: "/v/har", completed: "/v/harbour.mp4", candidates: [])
        store.send(.pathCompleted(only), [.checkSource("/v/harbour.mp4")]) {
            $0.form.source = TextField("/v/harbour.mp4")
        }
    }

    @Test func `of several ways the common part is taken and the names are shown until something is typed`() {
        var store = Self.open("/v/h")
        let several = PathCompletion(text: "/v/h", completed: "/v/har", candidates: ["harbour.mp4", "harp/"])
        store.send(.pathCompleted(several), [.checkSource("/v/har")]) {
            $0.form.source = TextField("/v/har")
            $0.form.candidates = ["harbour.mp4", "harp/"]
        }
        let again = PathCompletion(text: "/v/har", completed: "/v/har", candidates: ["harbour.mp4", "harp/"])
        store.send(.pathCompleted(again))
        store.send(.fieldEdited(.insert("p")), [.checkSource("/v/harp")]) {
            $0.form.source = TextField("/v/harp")
            $0.form.candidates = []
        }
    }

    @Test func `with no way to go on, Tab leaves a good file for the next field, and else stays and says why`() {
        var store = Self.open("/v/none")
        let none = PathCompletion(text: "/v/none", completed: "/v/none", candidates: [])
        store.send(.pathCompleted(none)) { $0.form.problems[.source] = .file(.missing) }
        store.play(.sourceChecked(.init(text: "/v/none", finding: .file(.file("/v/none"), size: 7))))
        store.send(.pathCompleted(none)) { $0.form.focus = .title }
    }

    @Test func `in an empty field, a link or another field, Tab goes to the next field at once`() {
        var store = TestStore(.listing([]))
        store.play(.submitRequested)
        store.send(.completionRequested) { $0.form.focus = .title }
        store.send(.completionRequested) { $0.form.focus = .language }
        store.play(.fieldMoved(by: -2), .fieldEdited(.insert("https://media.example/a.mp4")))
        store.send(.completionRequested) { $0.form.focus = .title }
    }

    @Test func `a completion that comes too late changes nothing`() {
        let late = PathCompletion(text: "/v/h", completed: "/v/har", candidates: ["harp/"])
        var typedOn = Self.open("/v/ha")
        typedOn.send(.pathCompleted(late))
        var movedOn = Self.open("/v/h")
        movedOn.play(.fieldMoved(by: 1))
        movedOn.send(.pathCompleted(late))
        var left = Self.open("/v/h")
        left.play(.backRequested)
        left.send(.pathCompleted(late))
    }
}
