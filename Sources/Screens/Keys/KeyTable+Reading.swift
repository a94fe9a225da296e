import AnalysisModel
import AppLogic
import Canvas

extension KeyTable {
    /// How far a page can be scrolled is the same in every look.
    static let theme = Theme(glyphSet: .unicode, hasColor: true)

    static let failures: [KeyBinding] = [
        KeyBinding([.down, .character("j")], .failures, help: "next error") { _ in .failureSelectionMoved(by: 1) },
        KeyBinding([.up, .character("k")], .failures, help: "previous error") { _ in .failureSelectionMoved(by: -1) },
        KeyBinding([.pageDown, .control("f")], .failures, help: "a screen down") {
            .failureSelectionMoved(by: max(1, JobListLayout($0.size).listRows - 1))
        },
        KeyBinding([.pageUp, .control("b")], .failures, help: "a screen up") {
            .failureSelectionMoved(by: -max(1, JobListLayout($0.size).listRows - 1))
        },
        KeyBinding([.home, .character("g")], .failures, help: "newest error") { _ in .failureSelectionJumped(.first) },
        KeyBinding([.end, .character("G")], .failures, help: "oldest error") { _ in .failureSelectionJumped(.last) },
        KeyBinding([.character("J"), .character(" ")], .failures, help: "scroll the error down") {
            failureScroll($0, by: 1)
        },
        KeyBinding([.character("K")], .failures, help: "scroll the error up") { failureScroll($0, by: -1) },
        KeyBinding(
            [.enter, .character("l"), .right], .failures, help: "go to its job", hint: "its job",
            isWorthHint: { $0.failures.selected?.job != nil }
        ) { _ in .failureJobRequested },
        back(.failures, [.escape, .character("E"), .left, .character("h"), .backspace]),
    ]

    private static func failureScroll(_ state: AppState, by step: Int) -> Action {
        .failureScrolled(by: step, lastTop: FailurePage(state: state, theme: theme).lastTop)
    }

    static let batch =
        [
            KeyBinding(
                [.enter], .batch, help: "send what can be sent", hint: "send",
                isWorthHint: { state in state.form.batch.map { !$0.isLooking && !$0.good.isEmpty } ?? false }
            ) { _ in .batchConfirmed },
            KeyBinding(
                [.character("x")], .batch, help: "leave out what cannot be sent", hint: "leave the bad out",
                applies: { state in state.form.batch.map { !$0.isLooking && !$0.bad.isEmpty } ?? false }
            ) { _ in .badSourcesLeftOut },
            KeyBinding(
                [.character("r")], .batch, help: "look at them again", hint: "look again",
                applies: { !($0.form.batch?.isLooking ?? true) }
            ) { _ in .batchCheckRequested },
        ]
        + scrolling(
            .batch, lastTop: { BatchPage(state: $0, theme: theme).page.lastTop },
            action: { .batchScrolled(by: $0, lastTop: $1) }) + [
            back(.batch, [.escape, .left, .character("h"), .backspace])
        ]

    static let preview =
        scrolling(
            .preview, lastTop: { PreviewPage(state: $0, theme: theme).page.lastTop },
            action: { .previewScrolled(by: $0, lastTop: $1) }) + [
            back(.preview, [.escape, .function(2), .left, .character("h"), .backspace])
        ]

    static let help =
        scrolling(
            .help, lastTop: { HelpPage(state: $0, theme: theme).page.lastTop },
            action: { .helpScrolled(by: $0, lastTop: $1) }) + [
            back(.help, [.escape, .character("?"), .function(1), .left, .backspace])
        ]

    static func back(_ context: KeyBinding.Context, _ keys: [Key]) -> KeyBinding {
        KeyBinding(keys, context, help: "back", hint: "back") { _ in .backRequested }
    }

    static func scrolling(
        _ context: KeyBinding.Context, lastTop: @escaping @Sendable (AppState) -> Int,
        action: @escaping @Sendable (Int, Int) -> Action,
        applies: @escaping @Sendable (AppState) -> Bool = { _ in true }
    ) -> [KeyBinding] {
        let scroll = { @Sendable (state: AppState, step: Int) in action(step, lastTop(state)) }
        // The pages of a result have a line of tabs above them.
        let rows = { @Sendable (state: AppState) in
            max(1, state.size.rows - (state.page == .result && state.result?.result != nil ? 4 : 3))
        }
        return [
            KeyBinding(
                [.down, .character("j")], context, help: "scroll down", hint: "scroll",
                applies: applies, isWorthHint: { lastTop($0) > 0 }
            ) { scroll($0, 1) },
            KeyBinding([.up, .character("k")], context, help: "scroll up", applies: applies) { scroll($0, -1) },
            KeyBinding([.pageDown, .control("f"), .character(" ")], context, help: "a screen down", applies: applies) {
                scroll($0, rows($0))
            },
            KeyBinding([.pageUp, .control("b")], context, help: "a screen up", applies: applies) {
                scroll($0, -rows($0))
            },
            KeyBinding([.home, .character("g")], context, help: "to the beginning", applies: applies) {
                scroll($0, -1_000_000_000)
            },
            KeyBinding([.end, .character("G")], context, help: "to the end", applies: applies) {
                scroll($0, 1_000_000_000)
            },
        ]
    }
}
