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
        Row(.character("n"), .submitRequested), Row(.character("s"), nil), Row(.enter, .resultRequested),
        Row(.character("l"), .resultRequested), Row(.right, .resultRequested), Row(.character("R"), nil),
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
        Row(.enter, .resultRequested), Row(.character("q"), .quitRequested),
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

    static let resultKeys = [
        Row(.escape, .backRequested), Row(.left, .backRequested), Row(.character("h"), .backRequested),
        Row(.character("?"), .helpRequested), Row(.character("q"), .quitRequested), Row(.character("n"), nil),
        Row(.down, .result(.overviewScrolled(by: 1, lastTop: 21))),
        Row(.character(" "), .result(.overviewScrolled(by: 20, lastTop: 21))),
        Row(.pageUp, .result(.overviewScrolled(by: -20, lastTop: 21))),
        Row(.end, .result(.overviewScrolled(by: 1_000_000_000, lastTop: 21))),
        Row(.character("2"), .result(.tabChosen(.labels))), Row(.tab, .result(.tabMoved(by: 1))),
        Row(.character("o"), .result(.videoRequested)), Row(.character("t"), .result(.timeFormatCycled)),
        Row(.character("/"), nil), Row(.character("s"), nil), Row(.character("v"), nil),
    ]

    @Test(arguments: resultKeys)
    func `on the result`(row: Row) {
        #expect(KeyTable.action(for: row.key, in: Scene.harbourPage) == row.action)
    }

    static let listedKeys = [
        Row(.down, .result(.rowMoved(by: 1))), Row(.pageDown, .result(.rowMoved(by: 10))),
        Row(.right, .result(.positionMoved(by: 1))), Row(.character("h"), .result(.positionMoved(by: -1))),
        Row(.character("."), .result(.positionShifted(seconds: 1))),
        Row(.character("]"), .result(.occurrenceSought(by: 1))), Row(.character("s"), .result(.sortCycled)),
        Row(.character("/"), .result(.filterRequested)), Row(.character("v"), nil),
        Row(.character("7"), .result(.tabChosen(.shots))), Row(.escape, .backRequested),
        Row(
            .character("y"),
            .result(
                .lineCopied(
                    "00:00:00 to 00:02:00\tperson\tvisual.context\thuman\t98 %\t00:07:20\t59 %"))),
    ]

    @Test(arguments: listedKeys)
    func `on a list of the result`(row: Row) {
        #expect(KeyTable.action(for: row.key, in: Scene.on(.labels)) == row.action)
    }

    static let filterKeys = [
        Row(.character("q"), .result(.filterEdited(.insert("q")))),
        Row(.character("7"), .result(.filterEdited(.insert("7")))), Row(.enter, .result(.filterClosed)),
        Row(.escape, .result(.filterCleared)), Row(.down, .result(.rowMoved(by: 1))),
        Row(.backspace, .result(.filterEdited(.deleteBackward))), Row(.control("c"), .quitRequested),
        Row(.tab, nil), Row(.function(1), .helpRequested),
    ]

    @Test(arguments: filterKeys)
    func `in the filter of a list, where letters are text`(row: Row) {
        let state = Scene.on(.labels).after(.result(.filterRequested))
        #expect(KeyTable.action(for: row.key, in: state) == row.action)
    }

    @Test func `Esc shows all rows again before it leads back`() throws {
        var state = Scene.on(.labels).after(
            .result(.filterRequested), .result(.filterEdited(.insert("boat"))), .result(.filterClosed))
        for action in [Action.result(.filterCleared), .backRequested] {
            #expect(KeyTable.action(for: .escape, in: state) == action)
            state = state.after(action)
        }
        #expect(state.page == .jobList)
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

    @Test func `pasted text goes into the form and the filter, and nowhere else`() {
        let paste = "/v/a\nq\n"
        #expect(KeyTable.action(forPaste: paste, in: Self.list) == nil)
        let form = Self.list.after(.submitRequested)
        #expect(KeyTable.action(forPaste: paste, in: form) == .fieldEdited(.insert(paste)))
        #expect(KeyTable.action(forPaste: paste, in: Scene.on(.labels)) == nil)
        let filter = Scene.on(.labels).after(.result(.filterRequested))
        #expect(KeyTable.action(forPaste: paste, in: filter) == .result(.filterEdited(.insert(paste))))
        #expect(KeyTable.action(forPaste: paste, in: Scene.batch) == .fieldEdited(.insert(paste)))
    }

    @Test func `scrolling by keys ends where the text ends`() throws {
        var state = Scene.harbourPage
        for key in [Key.end, .down, .pageDown] {
            state = state.after(try #require(KeyTable.action(for: key, in: state)))
        }
        #expect(state.result?.top == 21)
        let rows = draw(state, theme: .colored).textRows()
        #expect(rows[22].contains("visual.context"))
    }
}
