import AnalysisModel
import AppLogic
import Canvas

extension KeyTable {
    static func listingFiles(_ context: KeyBinding.Context) -> KeyBinding {
        KeyBinding(
            [.character("f")], context, help: "its results as files: fetch or open one of any type", hint: "files",
            applies: { context == .result || !$0.jobList.jobs.isEmpty },
            isWorthHint: { context == .result || $0.jobList.selectedJob?.hasResultToShow ?? false }
        ) { _ in .files(.listRequested) }
    }

    static let files: [KeyBinding] = [
        KeyBinding([.down, .character("j")], .files, help: "next file") { _ in .files(.rowMoved(by: 1)) },
        KeyBinding([.up, .character("k")], .files, help: "previous file") { _ in .files(.rowMoved(by: -1)) },
        KeyBinding([.home, .character("g")], .files, help: "first file") { _ in .files(.rowJumped(.first)) },
        KeyBinding([.end, .character("G")], .files, help: "last file") { _ in .files(.rowJumped(.last)) },
        KeyBinding(choosing, .files, help: "open it, if it is kept here", hint: "open", applies: isKept) { _ in
            .files(.chosen)
        },
        KeyBinding(
            choosing, .files, help: "fetch it, if it is not", hint: "fetch", applies: { !isKept($0) },
            isWorthHint: { $0.fetchInHand == nil }
        ) { _ in .files(.chosen) },
        stopping(.files),
        KeyBinding(
            [.character("J"), .character(" "), .pageDown], .files, help: "scroll the pane down", hint: "scroll",
            isWorthHint: { FilePage(state: $0, theme: theme).lastTop > 0 }
        ) { filePaneScroll($0, by: 1) },
        KeyBinding([.character("K"), .pageUp], .files, help: "scroll the pane up") { filePaneScroll($0, by: -1) },
        back(.files, [.escape, .left, .character("h"), .backspace]),
    ]

    private static let choosing: [Key] = [.enter, .character("f"), .right, .character("l")]

    static func stopping(_ context: KeyBinding.Context) -> KeyBinding {
        KeyBinding(
            [.character("c")], context, help: "stop fetching it", hint: "stop", applies: { $0.fetchInHand != nil }
        ) { _ in .files(.stopRequested) }
    }

    private static func isKept(_ state: AppState) -> Bool {
        guard let file = state.files.selected, case .kept = state.standing(of: file.type) else { return false }
        return true
    }

    private static func filePaneScroll(_ state: AppState, by step: Int) -> Action {
        .files(.paneScrolled(by: step, lastTop: FilePage(state: state, theme: theme).lastTop))
    }

    static let document: [KeyBinding] =
        tree(.document) + [
            KeyBinding([.character("y")], .document, help: "copy the row", hint: "copy", applies: \.showsRaw) {
                .result(.lineCopied(ResultText.line(in: $0)))
            }
        ]
        + scrolling(
            .document, lastTop: { DocumentPage(state: $0, theme: theme).lastTop },
            action: { .files(.textScrolled(by: $0, lastTop: $1)) }, applies: { !$0.showsRaw }) + [
            KeyBinding(
                [.character("r")], .document, help: "fetch it once more, if it cannot be shown", hint: "fetch again",
                applies: { $0.document?.failure != nil }
            ) { _ in .files(.fetchedAfreshRequested) },
            KeyBinding([.escape, .backspace], .document, help: "back", hint: "back") { _ in .backRequested },
            KeyBinding(
                [.left, .character("h")], .document, help: "back, from the outermost value", applies: { !isInside($0) }
            ) { _ in .backRequested },
        ]
}
