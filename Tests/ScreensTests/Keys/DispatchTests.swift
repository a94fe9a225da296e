import AnalysisModel
import AppLogic
import Canvas
import Testing

@testable import Screens

/// What keys mean on each page.
struct DispatchTests {
    struct Row: Sendable, CustomTestStringConvertible {
        let key: Key
        let action: Action?

        init(_ key: Key, _ action: Action?) {
            self.key = key
            self.action = action
        }

        var testDescription: String { "\(key)" }
    }

    /// A finished job is selected.
    private static let list = AppState.listing(Array(Scene.running.dropFirst()))

    static let listKeys = [
        Row(.character("n"), .submitRequested), Row(.character("s"), nil), Row(.enter, .summaryRequested),
        Row(.character("l"), .summaryRequested), Row(.right, .summaryRequested), Row(.character("R"), nil),
        Row(.character("r"), .refreshRequested), Row(.tab, .paneFocusToggled),
        Row(.down, .selectionMoved(by: 1)), Row(.character("j"), .selectionMoved(by: 1)),
        Row(.up, .selectionMoved(by: -1)), Row(.character("k"), .selectionMoved(by: -1)),
        Row(.pageDown, .selectionMoved(by: 12)), Row(.pageUp, .selectionMoved(by: -12)),
        Row(.home, .selectionJumped(.first)), Row(.character("G"), .selectionJumped(.last)),
        Row(.character("?"), .helpRequested), Row(.function(1), .helpRequested),
        Row(.control("l"), .redrawRequested), Row(.character("q"), .quitRequested),
        Row(.control("c"), .quitRequested), Row(.character("z"), nil), Row(.escape, nil),
    ]

    @Test(arguments: listKeys)
    func `on the job list`(row: Row) {
        #expect(KeyTable.action(for: row.key, in: Self.list) == row.action)
    }

    static let paneKeys = [
        Row(.tab, .paneFocusToggled), Row(.escape, .paneFocusToggled), Row(.character("n"), .submitRequested),
        Row(.enter, .summaryRequested), Row(.character("q"), .quitRequested),
        Row(.down, .paneScrolled(by: 1, lastTop: 0)), Row(.pageDown, .paneScrolled(by: 6, lastTop: 0)),
        Row(.character("J"), .paneScrolled(by: 1, lastTop: 0)),
    ]

    @Test(arguments: paneKeys)
    func `in the pane`(row: Row) {
        #expect(KeyTable.action(for: row.key, in: Self.list.after(.paneFocusToggled)) == row.action)
    }

    static let formKeys = [
        Row(.character("q"), .fieldEdited(.insert("q"))), Row(.character("?"), .fieldEdited(.insert("?"))),
        Row(.character(" "), .fieldEdited(.insert(" "))), Row(.character("日"), .fieldEdited(.insert("日"))),
        Row(.enter, .formConfirmed), Row(.tab, .completionRequested), Row(.down, .fieldMoved(by: 1)),
        Row(.backTab, .fieldMoved(by: -1)), Row(.control("w"), .fieldEdited(.deleteWord)),
        Row(.backspace, .fieldEdited(.deleteBackward)), Row(.control("a"), .fieldEdited(.moveToStart)),
        Row(.escape, .backRequested), Row(.control("c"), .quitRequested), Row(.function(1), .helpRequested),
        Row(.function(2), .previewRequested), Row(.function(5), nil), Row(.pageDown, nil),
        Row(.control("p"), .entryRecalled(by: 1)), Row(.control("n"), .entryRecalled(by: -1)),
    ]

    @Test(arguments: formKeys)
    func `in the form, where letters are text`(row: Row) {
        #expect(KeyTable.action(for: row.key, in: Self.list.after(.submitRequested)) == row.action)
    }

    static let batchKeys = [
        Row(.enter, .batchConfirmed), Row(.character("x"), .badSourcesLeftOut),
        Row(.character("r"), .batchCheckRequested),
        Row(.escape, .backRequested), Row(.character("q"), .quitRequested), Row(.character("n"), nil),
        Row(.down, .batchScrolled(by: 1, lastTop: 0)), Row(.function(1), .helpRequested),
    ]

    @Test(arguments: batchKeys)
    func `where several sources are looked at`(row: Row) {
        #expect(KeyTable.action(for: row.key, in: Scene.batch) == row.action)
    }

    @Test func `nothing bad can be left out where nothing is`() {
        let state = Scene.batch.after(.badSourcesLeftOut)
        #expect(KeyTable.action(for: .character("x"), in: state) == nil)
    }

    static let previewKeys = [
        Row(.escape, .backRequested), Row(.function(2), .backRequested), Row(.character("q"), .quitRequested),
        Row(.down, .previewScrolled(by: 1, lastTop: 0)), Row(.enter, nil), Row(.character("n"), nil),
    ]

    @Test(arguments: previewKeys)
    func `on the preview`(row: Row) {
        let state = Self.list.after(.submitRequested, .previewMade("{}"))
        #expect(KeyTable.action(for: row.key, in: state) == row.action)
    }

    static let summaryKeys = [
        Row(.escape, .backRequested), Row(.left, .backRequested), Row(.character("h"), .backRequested),
        Row(.character("?"), .helpRequested), Row(.character("q"), .quitRequested), Row(.character("n"), nil),
        Row(.down, .summaryScrolled(by: 1, lastTop: 2)), Row(.character(" "), .summaryScrolled(by: 21, lastTop: 2)),
        Row(.pageUp, .summaryScrolled(by: -21, lastTop: 2)),
        Row(.end, .summaryScrolled(by: 1_000_000_000, lastTop: 2)),
    ]

    @Test(arguments: summaryKeys)
    func `on the result`(row: Row) {
        let state = Scene.page.after(.summaryLoaded(.row("done"), Scene.harbour))
        #expect(KeyTable.action(for: row.key, in: state) == row.action)
    }

    static let helpKeys = [
        Row(.escape, .backRequested), Row(.character("?"), .backRequested), Row(.function(1), .backRequested),
        Row(.character("q"), .quitRequested), Row(.character("n"), nil), Row(.enter, nil),
    ]

    @Test(arguments: helpKeys)
    func `on the help page`(row: Row) {
        #expect(KeyTable.action(for: row.key, in: Self.list.after(.helpRequested)) == row.action)
    }

    @Test func `what cannot be done now has no key, or says why`() throws {
        let empty = AppState.listing([], samplePath: "/share/sample.mp4")
        #expect(KeyTable.action(for: .character("s"), in: empty) == .sampleRequested)
        #expect(KeyTable.action(for: .tab, in: empty) == nil)
        #expect(KeyTable.action(for: .enter, in: empty) == nil)
        let failed = AppState.listing([.row("a", age: 1, status: .error)])
        #expect(KeyTable.action(for: .character("R"), in: failed) == .submitAgainRequested)
        let readOnly = AppState.started(isReadOnly: true).after(.jobsLoaded([.row("a", age: 1, status: .error)]))
        for key in ["R", "n"] as [Character] {
            let action = try #require(KeyTable.action(for: .character(key), in: readOnly))
            #expect(readOnly.after(action).notice == Notice(.refused, .readOnly))
        }
    }

    @Test func `pasted text goes into the form and nowhere else`() {
        let paste = "/v/a\nq\n"
        #expect(KeyTable.action(forPaste: paste, in: Self.list) == nil)
        let form = Self.list.after(.submitRequested)
        #expect(KeyTable.action(forPaste: paste, in: form) == .fieldEdited(.insert(paste)))
        #expect(KeyTable.action(forPaste: paste, in: Scene.batch) == .fieldEdited(.insert(paste)))
    }

    @Test func `scrolling by keys ends where the text ends`() throws {
        var state = Scene.page.after(.summaryLoaded(.row("done"), Scene.harbour))
        for key in [Key.end, .down, .pageDown] {
            state = state.after(try #require(KeyTable.action(for: key, in: state)))
        }
        #expect(state.summary?.top == 2)
        let rows = draw(state, theme: .colored).textRows()
        #expect(rows[22].contains("visual.context"))
    }
}
