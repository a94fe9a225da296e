import AnalysisModel
import AppLogic
import Canvas

extension KeyTable {
    static let result = tabs + rows + strip + arranging + overview + leaving

    private static func isLoaded(_ state: AppState) -> Bool { state.result?.result != nil }

    private static func hasList(_ state: AppState) -> Bool { isLoaded(state) && state.result?.kind != nil }

    private static func hasRows(_ state: AppState) -> Bool { state.result?.list?.selection != nil && isLoaded(state) }

    private static let tabs =
        ResultTab.allCases.map { tab in
            KeyBinding(
                [.character(Character("\(tab.rawValue)"))], .result, help: TabWords.help(tab), applies: isLoaded
            ) { _ in .result(.tabChosen(tab)) }
        } + [
            KeyBinding([.tab], .result, help: "next page", hint: "page", applies: isLoaded) { _ in
                .result(.tabMoved(by: 1))
            },
            KeyBinding([.backTab], .result, help: "previous page", applies: isLoaded) { _ in .result(.tabMoved(by: -1))
            },
        ]

    private static let rows: [KeyBinding] = [
        KeyBinding([.down, .character("j")], .result, help: "next row", applies: hasList) { _ in
            .result(.rowMoved(by: 1))
        },
        KeyBinding([.up, .character("k")], .result, help: "previous row", applies: hasList) { _ in
            .result(.rowMoved(by: -1))
        },
        KeyBinding([.pageDown, .control("f")], .result, help: "a screen of rows down", applies: hasList) {
            .result(.rowMoved(by: max(1, ResultLayout($0.size).listRows - 1)))
        },
        KeyBinding([.pageUp, .control("b")], .result, help: "a screen of rows up", applies: hasList) {
            .result(.rowMoved(by: -max(1, ResultLayout($0.size).listRows - 1)))
        },
        KeyBinding([.home, .character("g")], .result, help: "first row", applies: hasList) { _ in
            .result(.rowJumped(.first))
        },
        KeyBinding([.end, .character("G")], .result, help: "last row", applies: hasList) { _ in
            .result(.rowJumped(.last))
        },
        KeyBinding([.character("J"), .character(" ")], .result, help: "scroll the pane down", applies: hasList) {
            paneScroll($0, by: 1)
        },
        KeyBinding([.character("K")], .result, help: "scroll the pane up", applies: hasList) { paneScroll($0, by: -1) },
    ]

    private static let strip: [KeyBinding] = [
        KeyBinding(
            [.right, .character("l")], .result, help: "later on the strip", hint: "later", applies: hasList,
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
            [.character("]")], .result, help: "next place of the selected item", hint: "next place", applies: hasList,
            isWorthHint: { ($0.result?.selectedSpans.count ?? 0) > 1 }
        ) { _ in .result(.occurrenceSought(by: 1)) },
        KeyBinding([.character("[")], .result, help: "previous place of the selected item", applies: hasList) { _ in
            .result(.occurrenceSought(by: -1))
        },
        KeyBinding(
            [.character("o")], .result, help: "play the video from there", hint: "play", applies: isLoaded,
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
            [.character("y")], .result, help: "copy the row", hint: "copy", applies: hasList, isWorthHint: hasRows
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
            action: { .result(.overviewScrolled(by: $0, lastTop: $1)) }, applies: { !hasList($0) })

    private static let leaving: [KeyBinding] = [
        KeyBinding(
            [.character("r")], .result, help: "try again, if it could not be shown", hint: "try again",
            applies: { state in if case .failed = state.result?.content { true } else { false } }
        ) { _ in .resultRequested },
        KeyBinding(
            [.escape], .result, help: "back", hint: "back",
            applies: { $0.result?.list?.filter.text.isEmpty != false }
        ) { _ in .backRequested },
        KeyBinding([.backspace], .result, help: "back, also while rows are filtered") { _ in .backRequested },
        KeyBinding([.left, .character("h")], .result, help: "back, from the overview", applies: { !hasList($0) }) { _ in
            .backRequested
        },
    ]

    private static func paneScroll(_ state: AppState, by step: Int) -> Action {
        .result(.paneScrolled(by: step, lastTop: ResultPage(state: state, theme: theme).lastPaneTop))
    }

    static let resultFilter: [KeyBinding] = [
        KeyBinding([.enter], .resultFilter, help: "keep the filter", hint: "keep") { _ in .result(.filterClosed) },
        KeyBinding([.down], .resultFilter, help: "next row") { _ in .result(.rowMoved(by: 1)) },
        KeyBinding([.up], .resultFilter, help: "previous row") { _ in .result(.rowMoved(by: -1)) },
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
        KeyBinding([.escape], .resultFilter, help: "all rows again", hint: "all rows") { _ in
            .result(.filterCleared)
        },
    ]

    private static func edit(_ keys: [Key], _ help: String, _ edit: TextEdit) -> KeyBinding {
        KeyBinding(keys, .resultFilter, help: help) { _ in .result(.filterEdited(edit)) }
    }
}
