import AnalysisModel
import Testing

@testable import AppLogic

/// Filling in the form.
struct SubmitFormTests {
    /// The form, open and empty.
    private static func open(_ text: String = "") -> TestStore {
        var store = TestStore(.listing([]))
        store.play(.submitRequested)
        if !text.isEmpty { store.play(.fieldEdited(.insert(text))) }
        return store
    }

    @Test func `typing, pasting with line breaks, and moving between the fields`() {
        var store = TestStore(.listing([]))
        store.send(.submitRequested) { $0.page = .submit }
        store.send(.fieldEdited(.insert("/v")), [.checkSource("/v")]) { $0.form.source = TextField("/v") }
        store.send(.fieldEdited(.insert("/a b.mp4\n")), [.checkSource("/v/a b.mp4")]) {
            $0.form.source = TextField("/v/a b.mp4")
        }
        store.send(.fieldMoved(by: 1)) { $0.form.focus = .title }
        store.send(.fieldEdited(.insert("Evening\r\nnews"))) { $0.form.title = TextField("Evening news") }
        store.send(.fieldMoved(by: 1)) { $0.form.focus = .language }
        store.send(.fieldEdited(.insert("fi-FI"))) { $0.form.language = TextField("fi-FI") }
        store.play(.fieldMoved(by: 1), .fieldMoved(by: 6))
        #expect(store.state.form.focus == .email)
        store.send(.fieldMoved(by: 1)) { $0.form.focus = .source }
        store.send(.fieldMoved(by: -1)) { $0.form.focus = .email }
    }

    @Test func `an edit that changes nothing asks nothing and keeps what was found out`() {
        var store = Self.open()
        store.send(.fieldEdited(.deleteBackward))
        store.play(.fieldEdited(.insert("ftp://x")))
        let problem = SubmitForm.Problem.source(.unsupportedScheme("ftp"))
        store.send(.sourceChecked(.init(text: "ftp://x", finding: .noSource(.unsupportedScheme("ftp"))))) {
            $0.form.problems[.source] = problem
        }
        store.send(.fieldEdited(.moveToStart)) { $0.form.source.apply(.moveToStart) }
        store.send(.fieldEdited(.deleteForward), [.checkSource("tp://x")]) {
            $0.form.source.apply(.deleteForward)
            $0.form.problems = [:]
        }
    }

    @Test func `emptying the source checks nothing more`() {
        var store = Self.open("a")
        store.send(.fieldEdited(.deleteToStart)) { $0.form.source = TextField() }
    }

    @Test func `a verdict for an older text is ignored`() {
        var store = Self.open("/v/a")
        store.send(.sourceChecked(.init(text: "/v/", finding: .file(.file("/v/"), size: 5))))
        store.send(.sourceChecked(.init(text: "/v/a", finding: .file(.file("/v/a"), size: 5)))) {
            $0.form.fileSize = 5
        }
        store.send(.fieldEdited(.insert("b")), [.checkSource("/v/ab")]) {
            $0.form.source = TextField("/v/ab")
            $0.form.fileSize = nil
        }
    }

    @Test func `a path that names no file yet is told only when it is confirmed`() {
        var store = Self.open("/v")
        let verdict = SourceVerdict(text: "/v", finding: .badFile(.missing))
        store.send(.sourceChecked(verdict))
        store.play(.fieldMoved(by: 1))
        store.send(.formConfirmed, [.checkSource("/v")]) { $0.form.awaitsCheck = true }
        store.send(.sourceChecked(verdict)) {
            $0.form.awaitsCheck = false
            $0.form.problems[.source] = .file(.missing)
            $0.form.focus = .source
        }
    }

    static let atOnce: [FileProblem] = [.notRegular, .unreadable, .empty, .tooLarge(8_000_000_000)]

    @Test(arguments: atOnce)
    func `what can never be sent is told while typing`(problem: FileProblem) {
        var store = Self.open("/v/a")
        store.send(.sourceChecked(.init(text: "/v/a", finding: .badFile(problem)))) {
            $0.form.problems[.source] = .file(problem)
        }
    }

    @Test func `an empty source is told when it is confirmed`() {
        var store = Self.open()
        store.send(.formConfirmed, [.checkSource("")]) { $0.form.awaitsCheck = true }
        store.send(.sourceChecked(.init(text: "", finding: .noSource(.empty)))) {
            $0.form.awaitsCheck = false
            $0.form.problems[.source] = .source(.empty)
        }
    }

    @Test func `what was typed is kept when one looks at the list in between`() {
        var store = Self.open("/v/a")
        store.send(.backRequested) { $0.page = .jobList }
        store.send(.submitRequested, [.checkSource("/v/a")]) { $0.page = .submit }
    }

    static let languages: [(code: String, isPlausible: Bool)] = [
        ("", true), ("  ", true), ("en-US", true), ("fi", true), ("zh-Hant-TW", true), (" en-US ", true),
        ("es-419", true), ("e", false), ("english language", false), ("en_US", false), ("en-", false),
        ("-en", false), ("en--US", false), ("suomi🇫🇮", false), ("äö", false), ("abcdefghi", false),
    ]

    @Test(arguments: languages)
    func `a language is empty or shaped like a code`(row: (code: String, isPlausible: Bool)) {
        #expect((FieldCheck.problem(of: row.code, in: .language) == nil) == row.isPlausible)
    }
}
