import AnalysisModel
import AppLogic
import Canvas

/// The file itself, and the line that is typed into on the pages of a result.
extension KeyTable {
    /// A value of the file is shown that has another around it.
    static func isInside(_ state: AppState) -> Bool {
        state.showsRaw && state.tree?.path.steps.isEmpty == false
    }

    /// Where a file is looked at by itself.
    static func tree(_ context: KeyBinding.Context) -> [KeyBinding] {
        let page = { @Sendable (state: AppState) in max(1, ResultLayout(state.size).listRows - 1) }
        return [
            KeyBinding([.down, .character("j")], context, help: "next row", applies: \.showsRaw) {
                treeMove($0, by: 1)
            },
            KeyBinding([.up, .character("k")], context, help: "previous row", applies: \.showsRaw) {
                treeMove($0, by: -1)
            },
            KeyBinding([.pageDown, .control("f")], context, help: "a screen of rows down", applies: \.showsRaw) {
                treeMove($0, by: page($0))
            },
            KeyBinding([.pageUp, .control("b")], context, help: "a screen of rows up", applies: \.showsRaw) {
                treeMove($0, by: -page($0))
            },
            KeyBinding([.home, .character("g")], context, help: "first row", applies: \.showsRaw) {
                treeJump($0, .first)
            },
            KeyBinding([.end, .character("G")], context, help: "last row", applies: \.showsRaw) {
                treeJump($0, .last)
            },
            KeyBinding([.character("J"), .character(" ")], context, help: "scroll the pane down", applies: \.showsRaw) {
                treeScroll($0, by: 1)
            },
            KeyBinding([.character("K")], context, help: "scroll the pane up", applies: \.showsRaw) {
                treeScroll($0, by: -1)
            },
        ] + raw(context)
    }

    static func raw(_ context: KeyBinding.Context) -> [KeyBinding] {
        [
            KeyBinding(
                [.enter, .right, .character("l")], context, help: "into the selected value of the file",
                hint: "go into", applies: \.showsRaw,
                isWorthHint: { $0.tree?.selected.map { $0.count.map { $0 > 0 } ?? $0.isCut } ?? false }
            ) { _ in .result(.raw(.entered)) },
            KeyBinding(
                [.left, .character("h")], context, help: "to the value around this one", hint: "go out",
                applies: isInside
            ) { _ in .result(.raw(.left)) },
            KeyBinding(
                [.character("/")], context, help: "to another path in the file", hint: "go to path",
                applies: \.showsRaw
            ) { _ in .result(.filterRequested) },
        ]
    }

    /// A long text in the file has no rows, and is scrolled instead.
    static func treeMove(_ state: AppState, by step: Int) -> Action {
        state.tree?.isScalar == true ? treeScroll(state, by: step) : .result(.raw(.rowMoved(by: step)))
    }

    static func treeJump(_ state: AppState, _ jump: JobListState.Jump) -> Action {
        let far = jump == .first ? -1_000_000_000 : 1_000_000_000
        return state.tree?.isScalar == true ? treeScroll(state, by: far) : .result(.raw(.rowJumped(jump)))
    }

    private static func treeScroll(_ state: AppState, by step: Int) -> Action {
        let last =
            state.page == .document
            ? DocumentPage(state: state, theme: theme).lastPaneTop
            : ResultPage(state: state, theme: theme).lastPaneTop
        return .result(.paneScrolled(by: step, lastTop: last))
    }

    static let resultFilter =
        [
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
        ] + typing(.resultFilter, fieldEdit) + [
            KeyBinding(
                [.escape], .resultFilter, help: "all rows again", hint: "all rows", applies: { !$0.showsRaw }
            ) { _ in .result(.filterCleared) },
            KeyBinding(
                [.escape], .resultFilter, help: "stay with the value that is shown", hint: "back", applies: \.showsRaw
            ) { _ in .result(.filterClosed) },
        ]

    /// Into the filter, or into the path.
    @Sendable static func fieldEdit(_ state: AppState, _ edit: TextEdit) -> Action {
        .result(state.showsRaw ? .raw(.pathEdited(edit)) : .filterEdited(edit))
    }
}
