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
            ) { _ in .resultRequested },
            comparing,
            listingFiles(.jobList),
            KeyBinding(
                [.character("c")], .jobList, help: "cancel the marked jobs, or the selected one", hint: "cancel",
                isWorthHint: { !$0.isReadOnly && $0.canCancel }
            ) { _ in .endingRequested(.cancel) },
            KeyBinding(
                [.character("R")], .jobList, help: "submit the same again, with the form filled in",
                hint: "submit again",
                applies: { $0.jobList.selectedJob?.hasFailed ?? false }, isWorthHint: { !$0.isReadOnly }
            ) { _ in .submitAgainRequested },
            KeyBinding(
                [.character("/")], .jobList, help: "only jobs that have these words: title, source, state or id",
                hint: "filter",
                applies: { !$0.jobList.jobs.isEmpty }, isWorthHint: { $0.jobList.jobs.count > $0.layout.listRows }
            ) { _ in .jobFilter(.requested) },
            KeyBinding(
                [.escape], .jobList, help: "all jobs again", hint: "all jobs",
                applies: { !$0.jobList.filter.text.isEmpty }
            ) { _ in .jobFilter(.cleared) },
            KeyBinding(
                [.character("e")], .jobList, help: "next job with a problem", hint: "next error",
                isWorthHint: { $0.jobList.problems > 1 }
            ) { _ in .nextProblemRequested },
            KeyBinding(
                [.character("!")], .jobList, help: "only jobs with a problem, and all again", hint: "only problems",
                isWorthHint: { $0.jobList.showsProblemsOnly || $0.jobList.problems > 0 }
            ) { _ in .problemFilterToggled },
            KeyBinding([.character("r")], .jobList, help: "ask the service now", hint: "ask now") { _ in
                .refreshRequested
            },
            KeyBinding(
                [.tab], .jobList, help: "go to the pane below, and back", hint: "details",
                applies: { !$0.jobList.jobs.isEmpty }
            ) { _ in .paneFocusToggled },
            KeyBinding(
                [.character("d")], .jobList, help: "delete the marked jobs, or the selected one", hint: "delete",
                applies: { !$0.jobList.jobs.isEmpty }, isWorthHint: { !$0.isReadOnly }
            ) { _ in .endingRequested(.delete(keepingResult: false)) },
            KeyBinding(
                [.character(" ")], .jobList, help: "mark the job, or take its mark away", hint: "mark",
                applies: { !$0.jobList.jobs.isEmpty }, isWorthHint: { !$0.jobList.marks.isEmpty }
            ) { _ in .markToggled },
            KeyBinding(
                [.character("a")], .jobList, help: "mark all rows, or take their marks away", hint: "mark all",
                applies: { $0.jobList.count > 0 },
                isWorthHint: { !$0.jobList.marks.isEmpty || !$0.jobList.filter.text.isEmpty }
            ) { _ in .marksToggled },
            KeyBinding(
                [.escape], .jobList, help: "take all marks away", hint: "unmark",
                applies: { !$0.jobList.marks.isEmpty && $0.jobList.filter.text.isEmpty }
            ) { _ in .marksCleared },
        ] + movement

    static let jobFilter =
        [
            KeyBinding([.enter], .jobFilter, help: "keep the filter", hint: "keep") { _ in .jobFilter(.kept) },
            KeyBinding([.down], .jobFilter, help: "next job") { _ in .selectionMoved(by: 1) },
            KeyBinding([.up], .jobFilter, help: "previous job") { _ in .selectionMoved(by: -1) },
        ] + typing(.jobFilter) { .jobFilter(.edited($1)) } + [
            KeyBinding([.escape], .jobFilter, help: "all jobs again", hint: "all jobs") { _ in .jobFilter(.cleared) }
        ]

    static let confirmation: [KeyBinding] = [
        KeyBinding([.enter], .confirmation, help: "take the chosen answer", hint: "take") { _ in .answerConfirmed },
        KeyBinding(
            [.tab, .right, .character("l")], .confirmation, help: "next answer", hint: "other answer"
        ) { _ in .answerMoved(by: 1) },
        KeyBinding([.backTab, .left, .character("h")], .confirmation, help: "previous answer") { _ in
            .answerMoved(by: -1)
        },
        KeyBinding(
            [.down, .character("j")], .confirmation, help: "scroll down", hint: "scroll",
            isWorthHint: { $0.lastTopOfQuestion > 0 }
        ) { questionScroll($0, by: 1) },
        KeyBinding([.up, .character("k")], .confirmation, help: "scroll up") { questionScroll($0, by: -1) },
        KeyBinding([.pageDown, .control("f"), .character(" ")], .confirmation, help: "a pane down") {
            questionScroll($0, by: max(1, $0.layout.paneTextRows - 2))
        },
        KeyBinding([.pageUp, .control("b")], .confirmation, help: "a pane up") {
            questionScroll($0, by: -max(1, $0.layout.paneTextRows - 2))
        },
        KeyBinding([.control("l")], .confirmation, help: "draw the screen anew") { _ in .redrawRequested },
        KeyBinding([.control("c")], .confirmation, help: "quit kajo") { _ in .quitRequested },
        KeyBinding(
            [.character("?"), .function(1)], .confirmation, help: "the keys of this page", hint: "help"
        ) { _ in .helpRequested },
        KeyBinding([.escape], .confirmation, help: "back; nothing is changed", hint: "back") { _ in .backRequested },
    ]

    private static func questionScroll(_ state: AppState, by step: Int) -> Action {
        .questionScrolled(by: step, lastTop: state.lastTopOfQuestion)
    }

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
