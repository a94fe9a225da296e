import AppLogic
import Canvas
import Testing

@testable import Screens

/// The table that dispatch, the line of keys and the help page are made from.
struct KeyTableTests {
    @Test(arguments: Scene.all)
    func `no key means two things at once in one place`(scene: Scene) {
        for context in KeyBinding.Context.allCases {
            let live = KeyTable.bindings.filter { $0.context == context && $0.applies(scene.state) }
            let counts = Dictionary(live.flatMap(\.keys).map { ($0, 1) }, uniquingKeysWith: +)
            #expect(counts.filter { $0.value > 1 }.isEmpty, "\(context)")
        }
    }

    @Test func `every binding has keys and says what they do`() {
        for binding in KeyTable.bindings {
            #expect(!binding.keys.isEmpty)
            #expect(!binding.help.isEmpty)
            #expect(binding.hint != "")
        }
    }

    @Test(arguments: Scene.all)
    func `every hint names a key that does just that`(scene: Scene) throws {
        for hint in KeyTable.hints(for: scene.state) {
            let key = try #require(hint.keys.first)
            #expect(KeyTable.action(for: key, in: scene.state) == hint.action(scene.state), "\(hint.help)")
        }
    }

    @Test(.serialized, arguments: Scene.all.filter { $0.state.notice == nil }, SnapshotTests.sizes)
    func `hints are shown whole, and the way on is always among them`(scene: Scene, size: ScreenSize) throws {
        let state = scene.state.resized(to: size)
        let shown = try #require(draw(state, theme: .colored).textRows().last)
        let hints = KeyTable.hints(for: state).map { "\($0.keyText(.unicode)) \($0.hint ?? "")" }
        #expect(!shown.contains("…"))
        let parts = shown.split(separator: "  ").map { $0.trimmingPrefix(" ") }
        #expect(parts.allSatisfy { part in hints.contains { $0 == part } })
        #expect(Set(hints.suffix(2)).isSubset(of: Set(parts.map(String.init))))
    }

    @Test(arguments: [AppState.Page.jobList, .submit, .result], [Theme.colored, .ascii])
    func `help lists every binding, with all its keys, wherever it is asked for`(page: AppState.Page, theme: Theme) {
        var state = AppState.listing(Scene.running)
        state.page = page
        state = state.after(.helpRequested).resized(to: ScreenSize(columns: 80, rows: 320))
        let rows = draw(state, theme: theme).textRows()
        for binding in KeyTable.bindings {
            let keys = binding.allKeysText(theme.glyphs)
            let isListed = zip(rows, rows.dropFirst()).contains { row, below in
                row.hasPrefix("  " + keys) && [row, below].contains { $0.hasSuffix(" " + binding.help) }
            }
            #expect(isListed, "\(keys): \(binding.help)")
        }
    }

    @Test func `the reference for the README lists every binding once`() {
        let lines = KeyTable.markdown.split(separator: "\n")
        #expect(lines.count == KeyTable.bindings.count + 2 * KeyBinding.Context.allCases.count)
        for binding in KeyTable.bindings { #expect(lines.contains { $0.hasSuffix("| \(binding.help) |") }) }
    }

    static let keys: [(key: Key, text: String)] = [
        (.character(" "), "Space"), (.character("q"), "q"), (.escape, "Esc"), (.backTab, "Shift-Tab"),
        (.control("l"), "Ctrl-L"), (.function(1), "F1"), (.enter, "Enter"), (.up, "Up"), (.insert, "Ins"),
    ]

    @Test(arguments: keys)
    func `a key is written as it stands on keyboards`(row: (key: Key, text: String)) {
        #expect(row.key.text(.ascii) == row.text)
    }
}
