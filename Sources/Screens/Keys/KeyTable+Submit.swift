import AppLogic
import Canvas

extension KeyTable {
    static let submit: [KeyBinding] =
        [
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
        ] + typing(.submit) { .fieldEdited($1) } + [
            KeyBinding([.escape], .submit, help: "back to the list; what was typed is kept", hint: "back") { _ in
                .backRequested
            }
        ]
}
