import AppLogic
import Canvas

/// Where letters are text: the keys that change a line.
extension KeyTable {
    static func typing(
        _ context: KeyBinding.Context, _ action: @escaping @Sendable (AppState, TextEdit) -> Action
    ) -> [KeyBinding] {
        let edit = { @Sendable (keys: [Key], help: String, edit: TextEdit) in
            KeyBinding(keys, context, help: help) { action($0, edit) }
        }
        return [
            edit([.backspace, .control("h")], "delete backwards", .deleteBackward),
            edit([.delete, .control("d")], "delete forwards", .deleteForward),
            edit([.control("w")], "delete the word before the cursor", .deleteWord),
            edit([.control("u")], "delete to the line's beginning", .deleteToStart),
            edit([.control("k")], "delete to the line's end", .deleteToEnd),
            edit([.left, .control("b")], "cursor left", .move(-1)),
            edit([.right, .control("f")], "cursor right", .move(1)),
            edit([.home, .control("a")], "cursor to the beginning", .moveToStart),
            edit([.end, .control("e")], "cursor to the end", .moveToEnd),
            KeyBinding([.control("l")], context, help: "draw the screen anew") { _ in .redrawRequested },
            KeyBinding([.control("c")], context, help: "quit kajo") { _ in .quitRequested },
            KeyBinding([.function(1)], context, help: "the keys of this page", hint: "help") { _ in .helpRequested },
        ]
    }
}
