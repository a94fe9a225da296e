import AppLogic
import Canvas

extension KeyTable {
    static let submit: [KeyBinding] = [
        KeyBinding(
            [.enter], .submit, help: "check it, and send it", hint: "send", applies: { $0.form.batch == nil }
        ) { _ in .formConfirmed },
        KeyBinding(
            [.enter], .submit, help: "look at each of several sources, before any is sent", hint: "look at them",
            applies: { $0.form.batch != nil }
        ) { _ in .formConfirmed },
        KeyBinding(
            [.tab], .submit, help: "complete it or show choices, else the next field", hint: "complete"
        ) { _ in
            .completionRequested
        },
        KeyBinding([.down], .submit, help: "next field", hint: "next field") { _ in .fieldMoved(by: 1) },
        KeyBinding([.up, .backTab], .submit, help: "previous field") { _ in .fieldMoved(by: -1) },
        KeyBinding([.control("p")], .submit, help: "the field's default, or one from the known jobs") { _ in
            .entryRecalled(by: 1)
        },
        KeyBinding([.control("n")], .submit, help: "a later entry, at last what was typed") { _ in
            .entryRecalled(by: -1)
        },
        KeyBinding([.function(2)], .submit, help: "what will be sent, without the key", hint: "preview") { _ in
            .previewRequested
        },
        KeyBinding([.control("u")], .submit, help: "delete to the line's beginning") { _ in
            .fieldEdited(.deleteToStart)
        },
        KeyBinding([.control("k")], .submit, help: "delete to the line's end") { _ in .fieldEdited(.deleteToEnd) },
        KeyBinding([.control("w")], .submit, help: "delete the word before the cursor") { _ in
            .fieldEdited(.deleteWord)
        },
        KeyBinding([.backspace, .control("h")], .submit, help: "delete backwards") { _ in
            .fieldEdited(.deleteBackward)
        },
        KeyBinding([.delete, .control("d")], .submit, help: "delete forwards") { _ in .fieldEdited(.deleteForward) },
        KeyBinding([.left, .control("b")], .submit, help: "cursor left") { _ in .fieldEdited(.move(-1)) },
        KeyBinding([.right, .control("f")], .submit, help: "cursor right") { _ in .fieldEdited(.move(1)) },
        KeyBinding([.home, .control("a")], .submit, help: "cursor to the beginning") { _ in
            .fieldEdited(.moveToStart)
        },
        KeyBinding([.end, .control("e")], .submit, help: "cursor to the end") { _ in .fieldEdited(.moveToEnd) },
        KeyBinding([.control("l")], .submit, help: "draw the screen anew") { _ in .redrawRequested },
        KeyBinding([.function(1)], .submit, help: "the keys of this page", hint: "help") { _ in .helpRequested },
        KeyBinding([.control("c")], .submit, help: "quit kajo") { _ in .quitRequested },
        KeyBinding([.escape], .submit, help: "back to the list; what was typed is kept", hint: "back") { _ in
            .backRequested
        },
    ]
}
