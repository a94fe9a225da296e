import AnalysisModel
import AppLogic
import Canvas

extension KeyTable {
    static let jobList: [KeyBinding] =
        [
            KeyBinding(
                [.character("n")], .jobList, help: "submit a video", hint: "submit",
                isWorthHint: { !$0.isReadOnly }
            ) { _ in .submitRequested },
            KeyBinding(
                [.character("s")], .jobList, help: "submit the sample video", hint: "sample",
                applies: { $0.samplePath != nil }, isWorthHint: { $0.jobList.jobs.isEmpty && !$0.isReadOnly }
            ) { _ in .sampleRequested },
            KeyBinding(
                [.enter, .character("l"), .right], .jobList, help: "look at the result, as soon as there is one",
                hint: "result",
                applies: { $0.jobList.selectedJob != nil },
                isWorthHint: { $0.jobList.selectedJob?.hasResultToShow ?? false }
            ) { _ in .summaryRequested },
            KeyBinding(
                [.character("R")], .jobList, help: "submit the same again, with the form filled in", hint: "again",
                applies: { $0.jobList.selectedJob?.hasFailed ?? false }, isWorthHint: { !$0.isReadOnly }
            ) { _ in .submitAgainRequested },
            KeyBinding(
                [.character("e")], .jobList, help: "next job with a problem", hint: "next error",
                isWorthHint: { $0.jobList.tally.problems > 1 }
            ) { _ in .nextProblemRequested },
            KeyBinding(
                [.character("!")], .jobList, help: "only jobs with a problem, and all again", hint: "problems",
                isWorthHint: { $0.jobList.showsProblemsOnly || $0.jobList.tally.problems > 0 }
            ) { _ in .problemFilterToggled },
            KeyBinding([.character("r")], .jobList, help: "ask the service now", hint: "ask now") { _ in
                .refreshRequested
            },
            KeyBinding(
                [.tab], .jobList, help: "go to the pane below, and back", hint: "details",
                applies: { !$0.jobList.jobs.isEmpty }
            ) { _ in .paneFocusToggled },
        ] + movement

    private static let movement: [KeyBinding] = [
        KeyBinding([.down, .character("j")], .jobList, help: "next job") { _ in .selectionMoved(by: 1) },
        KeyBinding([.up, .character("k")], .jobList, help: "previous job") { _ in .selectionMoved(by: -1) },
        KeyBinding([.pageDown, .control("f")], .jobList, help: "a screen down") { state in
            .selectionMoved(by: max(1, JobListLayout(state.size).listRows - 1))
        },
        KeyBinding([.pageUp, .control("b")], .jobList, help: "a screen up") { state in
            .selectionMoved(by: -max(1, JobListLayout(state.size).listRows - 1))
        },
        KeyBinding([.home, .character("g")], .jobList, help: "newest job") { _ in .selectionJumped(.first) },
        KeyBinding([.end, .character("G")], .jobList, help: "oldest job") { _ in .selectionJumped(.last) },
        KeyBinding([.character("J")], .jobList, help: "scroll the pane down") { paneScroll($0, by: 1) },
        KeyBinding([.character("K")], .jobList, help: "scroll the pane up") { paneScroll($0, by: -1) },
    ]

    static let pane: [KeyBinding] = [
        KeyBinding([.down, .character("j")], .pane, help: "scroll down", hint: "scroll") { paneScroll($0, by: 1) },
        KeyBinding([.up, .character("k")], .pane, help: "scroll up") { paneScroll($0, by: -1) },
        KeyBinding([.pageDown, .control("f"), .character(" ")], .pane, help: "a pane down") {
            paneScroll($0, by: max(1, JobListLayout($0.size).paneTextRows - 1))
        },
        KeyBinding([.pageUp, .control("b")], .pane, help: "a pane up") {
            paneScroll($0, by: -max(1, JobListLayout($0.size).paneTextRows - 1))
        },
        KeyBinding([.home, .character("g")], .pane, help: "to its beginning") { paneScroll($0, by: -1_000_000_000) },
        KeyBinding([.end, .character("G")], .pane, help: "to its end") { paneScroll($0, by: 1_000_000_000) },
        KeyBinding([.escape, .tab], .pane, help: "back to the list", hint: "list") { _ in .paneFocusToggled },
    ]

    private static func paneScroll(_ state: AppState, by step: Int) -> Action {
        let theme = Theme(glyphSet: .unicode, hasColor: true)
        return .paneScrolled(by: step, lastTop: DetailPane(state: state, theme: theme).lastTop)
    }
}
