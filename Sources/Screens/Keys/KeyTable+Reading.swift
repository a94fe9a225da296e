import AppLogic
import Canvas

extension KeyTable {
    static let summary =
        scrolling(.summary, rows: { max(1, $0.size.rows - 3) }) { state, step in
            let theme = Theme(glyphSet: .unicode, hasColor: true)
            return .summaryScrolled(by: step, lastTop: SummaryPage(state: state, theme: theme).lastTop)
        } + [back(.summary, [.escape, .left, .character("h"), .backspace])]

    static let help =
        scrolling(.help, rows: { max(1, $0.size.rows - 3) }) { state, step in
            let theme = Theme(glyphSet: .unicode, hasColor: true)
            return .helpScrolled(by: step, lastTop: HelpPage(state: state, theme: theme).lastTop)
        } + [back(.help, [.escape, .character("?"), .function(1), .left, .backspace])]

    private static func back(_ context: KeyBinding.Context, _ keys: [Key]) -> KeyBinding {
        KeyBinding(keys, context, help: "back", hint: "back") { _ in .backRequested }
    }

    private static func scrolling(
        _ context: KeyBinding.Context, rows: @escaping @Sendable (AppState) -> Int,
        scroll: @escaping @Sendable (AppState, Int) -> Action
    ) -> [KeyBinding] {
        [
            KeyBinding([.down, .character("j")], context, help: "scroll down", hint: "scroll") { scroll($0, 1) },
            KeyBinding([.up, .character("k")], context, help: "scroll up") { scroll($0, -1) },
            KeyBinding([.pageDown, .control("f"), .character(" ")], context, help: "a screen down") {
                scroll($0, rows($0))
            },
            KeyBinding([.pageUp, .control("b")], context, help: "a screen up") { scroll($0, -rows($0)) },
            KeyBinding([.home, .character("g")], context, help: "to the beginning") { scroll($0, -1_000_000_000) },
            KeyBinding([.end, .character("G")], context, help: "to the end") { scroll($0, 1_000_000_000) },
        ]
    }
}
