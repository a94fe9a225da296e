import AnalysisModel
import AppLogic
import Canvas

/// The file itself, and the line that is typed into on the pages of a result.
extension KeyTable {
    /// A value of the file is shown that has another around it.
    static func isInside(_ state: AppState) -> Bool {
        state.showsRaw && state.result?.raw.path.steps.isEmpty == false
    }

    static let raw: [KeyBinding] = [
        KeyBinding(
            [.enter, .right, .character("l")], .result, help: "into the selected value of the file", hint: "into",
            applies: \.showsRaw,
            isWorthHint: { $0.result?.raw.selected.map { $0.count.map { $0 > 0 } ?? $0.isCut } ?? false }
        ) { _ in .result(.raw(.entered)) },
        KeyBinding(
            [.left, .character("h")], .result, help: "to the value around this one", hint: "out",
            applies: isInside
        ) { _ in .result(.raw(.left)) },
        KeyBinding(
            [.character("/")], .result, help: "to another path in the file", hint: "path", applies: \.showsRaw
        ) { _ in .result(.filterRequested) },
    ]

    static let resultFilter: [KeyBinding] = [
        KeyBinding(
            [.enter], .resultFilter, help: "keep the filter", hint: "keep", applies: { !$0.showsRaw }
        ) { _ in .result(.filterClosed) },
        KeyBinding(
            [.enter], .resultFilter, help: "go to the path", hint: "go", applies: \.showsRaw
        ) { _ in .result(.raw(.pathConfirmed)) },
        KeyBinding([.down], .resultFilter, help: "next row", applies: { !$0.showsRaw }) { _ in
            .result(.rowMoved(by: 1))
        },
        KeyBinding([.up], .resultFilter, help: "previous row", applies: { !$0.showsRaw }) { _ in
            .result(.rowMoved(by: -1))
        },
        edit([.backspace, .control("h")], "delete backwards", .deleteBackward),
        edit([.delete, .control("d")], "delete forwards", .deleteForward),
        edit([.control("w")], "delete the word before the cursor", .deleteWord),
        edit([.control("u")], "delete to the beginning", .deleteToStart),
        edit([.control("k")], "delete to the end", .deleteToEnd),
        edit([.left, .control("b")], "cursor left", .move(-1)),
        edit([.right, .control("f")], "cursor right", .move(1)),
        edit([.home, .control("a")], "cursor to the beginning", .moveToStart),
        edit([.end, .control("e")], "cursor to the end", .moveToEnd),
        KeyBinding([.control("l")], .resultFilter, help: "draw the screen anew") { _ in .redrawRequested },
        KeyBinding([.control("c")], .resultFilter, help: "quit kajo") { _ in .quitRequested },
        KeyBinding([.function(1)], .resultFilter, help: "the keys of this page", hint: "help") { _ in .helpRequested },
        KeyBinding(
            [.escape], .resultFilter, help: "all rows again", hint: "all rows", applies: { !$0.showsRaw }
        ) { _ in .result(.filterCleared) },
        KeyBinding(
            [.escape], .resultFilter, help: "stay with the value that is shown", hint: "back", applies: \.showsRaw
        ) { _ in .result(.filterClosed) },
    ]

    private static func edit(_ keys: [Key], _ help: String, _ edit: TextEdit) -> KeyBinding {
        KeyBinding(keys, .resultFilter, help: help) { fieldEdit($0, edit) }
    }

    /// Into the filter, or into the path.
    static func fieldEdit(_ state: AppState, _ edit: TextEdit) -> Action {
        .result(state.showsRaw ? .raw(.pathEdited(edit)) : .filterEdited(edit))
    }
}
