import AnalysisModel
import AppLogic
import Canvas

extension KeyTable {
    static let result = tabs + raw(.result) + rows + strip + arranging + overview + leaving

    static func isLoaded(_ state: AppState) -> Bool { state.result?.result != nil }

    private static func hasList(_ state: AppState) -> Bool { isLoaded(state) && state.result?.kind != nil }

    private static func hasListOrFile(_ state: AppState) -> Bool { hasList(state) || state.showsRaw }

    private static func hasRows(_ state: AppState) -> Bool { state.result?.list?.selection != nil && isLoaded(state) }

    private static let tabs =
        ResultTab.allCases.map { tab in
            KeyBinding(
                [.character(Character("\(tab.rawValue)"))], .result, help: TabWords.help(tab), applies: isLoaded
            ) { _ in .result(.tabChosen(tab)) }
        } + [
            KeyBinding([.tab], .result, help: "next page", hint: "next page", applies: isLoaded) { _ in
                .result(.tabMoved(by: 1))
            },
            KeyBinding([.backTab], .result, help: "previous page", applies: isLoaded) { _ in .result(.tabMoved(by: -1))
            },
        ]

    private static let rows: [KeyBinding] = [
        KeyBinding([.down, .character("j")], .result, help: "next row", applies: hasListOrFile) { rowMove($0, by: 1) },
        KeyBinding([.up, .character("k")], .result, help: "previous row", applies: hasListOrFile) {
            rowMove($0, by: -1)
        },
        KeyBinding([.pageDown, .control("f")], .result, help: "a screen of rows down", applies: hasListOrFile) {
            rowMove($0, by: max(1, ResultLayout($0.size).listRows - 1))
        },
        KeyBinding([.pageUp, .control("b")], .result, help: "a screen of rows up", applies: hasListOrFile) {
            rowMove($0, by: -max(1, ResultLayout($0.size).listRows - 1))
        },
        KeyBinding([.home, .character("g")], .result, help: "first row", applies: hasListOrFile) {
            rowJump($0, .first)
        },
        KeyBinding([.end, .character("G")], .result, help: "last row", applies: hasListOrFile) { rowJump($0, .last) },
        KeyBinding([.character("J"), .character(" ")], .result, help: "scroll the pane down", applies: hasListOrFile) {
            paneScroll($0, by: 1)
        },
        KeyBinding([.character("K")], .result, help: "scroll the pane up", applies: hasListOrFile) {
            paneScroll($0, by: -1)
        },
    ]

    private static func rowMove(_ state: AppState, by step: Int) -> Action {
        state.showsRaw ? treeMove(state, by: step) : .result(.rowMoved(by: step))
    }

    private static func rowJump(_ state: AppState, _ jump: JobListState.Jump) -> Action {
        state.showsRaw ? treeJump(state, jump) : .result(.rowJumped(jump))
    }

    private static let strip: [KeyBinding] = [
        KeyBinding(
            [.right, .character("l")], .result, help: "later on the strip", hint: "later in video",
            applies: hasList,
            isWorthHint: hasRows
        ) { _ in .result(.positionMoved(by: 1)) },
        KeyBinding([.left, .character("h")], .result, help: "earlier on the strip", applies: hasList) { _ in
            .result(.positionMoved(by: -1))
        },
        KeyBinding([.character(".")], .result, help: "a second later", applies: hasList) { _ in
            .result(.positionShifted(seconds: 1))
        },
        KeyBinding([.character(",")], .result, help: "a second earlier", applies: hasList) { _ in
            .result(.positionShifted(seconds: -1))
        },
        KeyBinding(
            [.character("]")], .result, help: "next place of the selected item", hint: "next place",
            applies: hasList,
            isWorthHint: { ($0.result?.selectedSpans.count ?? 0) > 1 }
        ) { _ in .result(.occurrenceSought(by: 1)) },
        KeyBinding([.character("[")], .result, help: "previous place of the selected item", applies: hasList) { _ in
            .result(.occurrenceSought(by: -1))
        },
        KeyBinding(
            [.character("o")], .result, help: "play the video from there", hint: "play here", applies: isLoaded,
            isWorthHint: hasRows
        ) { _ in .result(.videoRequested) },
        KeyBinding(
            [.character("t")], .result, help: "times as HH:MM:SS, seconds or timecode", applies: isLoaded
        ) { _ in .result(.timeFormatCycled) },
    ]

    private static let arranging: [KeyBinding] = [
        KeyBinding(
            [.character("/")], .result, help: "only rows that have these words", hint: "filter", applies: hasList,
            isWorthHint: { ($0.result?.list?.total ?? 0) > 1 }
        ) { _ in .result(.filterRequested) },
        KeyBinding(
            [.character("s")], .result, help: "order the rows by something else", hint: "sort",
            applies: { state in
                hasList(state) && (state.result?.kind.map { ResultList.sorts(of: $0).count } ?? 0) > 1
            }, isWorthHint: { ($0.result?.list?.total ?? 0) > 1 }
        ) { _ in .result(.sortCycled) },
        KeyBinding(
            [.character("v")], .result, help: "keywords and names, or the transcript", hint: "keywords",
            applies: { isLoaded($0) && $0.result?.tab == .speech },
            isWorthHint: { $0.result?.result.map { !$0.speech.isEmpty && !$0.keywords.isEmpty } ?? false }
        ) { _ in .result(.keywordsToggled) },
        KeyBinding(
            [.character("y")], .result, help: "copy the row", hint: "copy", applies: hasListOrFile,
            isWorthHint: { hasRows($0) || $0.showsRaw }
        ) {
            .result(.lineCopied(ResultText.line(in: $0)))
        },
        KeyBinding(
            [.escape], .result, help: "all rows again", hint: "all rows",
            applies: { $0.result?.list?.filter.text.isEmpty == false }
        ) { _ in .result(.filterCleared) },
    ]

    /// What is read from top to bottom.
    private static let overview =
        scrolling(
            .result, lastTop: { ResultPage(state: $0, theme: theme).lastTop },
            action: { .result(.overviewScrolled(by: $0, lastTop: $1)) }, applies: { !hasListOrFile($0) })

    private static let leaving: [KeyBinding] = [
        listingFiles(.result),
        stopping(.result),
        KeyBinding(
            [.character("r")], .result, help: "try again, if it could not be shown or was stopped", hint: "try again",
            applies: { $0.result?.needsAnotherTry ?? false }
        ) { _ in .resultRequested },
        KeyBinding(
            [.character("r")], .result, help: "ask for the captions again", hint: "try again",
            applies: { isLoaded($0) && $0.result?.tab == .captions && $0.result?.captions.needAnotherTry == true }
        ) { _ in .result(.captionsRequested) },
        KeyBinding(
            [.escape], .result, help: "back", hint: "back",
            applies: { $0.result?.list?.filter.text.isEmpty != false }
        ) { _ in .backRequested },
        KeyBinding([.backspace], .result, help: "back, also while rows are filtered") { _ in .backRequested },
        KeyBinding(
            [.left, .character("h")], .result, help: "back, where there is no strip",
            applies: { !hasList($0) && !isInside($0) }
        ) { _ in
            .backRequested
        },
    ]

    private static func paneScroll(_ state: AppState, by step: Int) -> Action {
        .result(.paneScrolled(by: step, lastTop: ResultPage(state: state, theme: theme).lastPaneTop))
    }
}
