import AnalysisModel
import AppLogic
import Canvas

extension KeyTable {
    static let comparing = KeyBinding(
        [.character("=")], .jobList,
        help: "compare the results of two marked jobs", hint: "compare",
        applies: { !$0.jobList.jobs.isEmpty }, isWorthHint: { $0.comparable != nil }
    ) { _ in .comparison(.requested) }

    static let comparison: [KeyBinding] = [
        KeyBinding([.down, .character("j")], .comparison, help: "next row") { _ in .comparison(.rowMoved(by: 1)) },
        KeyBinding([.up, .character("k")], .comparison, help: "previous row") { _ in .comparison(.rowMoved(by: -1)) },
        KeyBinding([.pageDown, .control("f")], .comparison, help: "a screen of rows down") {
            .comparison(.rowMoved(by: max(1, ComparisonLayout($0.size).listRows - 1)))
        },
        KeyBinding([.pageUp, .control("b")], .comparison, help: "a screen of rows up") {
            .comparison(.rowMoved(by: -max(1, ComparisonLayout($0.size).listRows - 1)))
        },
        KeyBinding([.home, .character("g")], .comparison, help: "first row") { _ in .comparison(.rowJumped(.first)) },
        KeyBinding([.end, .character("G")], .comparison, help: "last row") { _ in .comparison(.rowJumped(.last)) },
        KeyBinding([.character("J"), .character(" ")], .comparison, help: "scroll the counts down") {
            countScroll($0, by: 1)
        },
        KeyBinding([.character("K")], .comparison, help: "scroll the counts up") { countScroll($0, by: -1) },
        KeyBinding(
            [.character("v")], .comparison, help: "all rows, those only in A, only in B, in both",
            hint: "only A, only B",
            isWorthHint: isCompared
        ) { _ in .comparison(.extentCycled) },
        KeyBinding(
            [.character("s")], .comparison, help: "order the rows by something else", hint: "sort",
            isWorthHint: isCompared
        ) { _ in .comparison(.sortCycled) },
        KeyBinding(
            [.character("y")], .comparison, help: "copy the row", hint: "copy", applies: isCompared
        ) { .result(.lineCopied(ComparisonText.line(in: $0))) },
        KeyBinding(
            [.character("r")], .comparison, help: "try again, if a result could not be had", hint: "try again",
            applies: { state in if case .failed = state.comparison?.content { true } else { false } }
        ) { _ in .comparison(.requested) },
        back(.comparison, [.escape, .character("="), .left, .character("h"), .backspace]),
    ]

    private static func isCompared(_ state: AppState) -> Bool { state.comparison?.selected != nil }

    private static func countScroll(_ state: AppState, by step: Int) -> Action {
        .comparison(.paneScrolled(by: step, lastTop: ComparisonPage(state: state, theme: theme).lastTop))
    }
}

/// The selected row of a comparison as one line of plain text, its parts apart by tabs.
enum ComparisonText {
    static func line(in state: AppState) -> String? {
        state.comparison?.selected.map { item in
            let times = item.screenTimes.map { $0.map { NumberText.oneDecimal($0.seconds) } ?? "" }
            return ([VisibleText.of(item.type), VisibleText.of(item.label)] + times).joined(separator: "\t")
        }
    }
}
