public import AppLogic
public import Canvas

/// Every key of the interface.
public enum KeyTable {
    public static let bindings: [KeyBinding] =
        jobList + jobFilter + pane + queue + confirmation + result + resultFilter + files + document + comparison
        + failures
        + submit + batch + preview
        + help + everywhere

    /// What a key means now; `nil` if nothing.
    public static func action(for key: Key, in state: AppState) -> Action? {
        for context in contexts(of: state) {
            let found = bindings.first { $0.context == context && $0.keys.contains(key) && $0.applies(state) }
            if let found { return found.action(state) }
        }
        return typed(key, in: state)
    }

    /// What pasted text means now.
    public static func action(forPaste text: String, in state: AppState) -> Action? {
        state.page == .batch ? .fieldEdited(.insert(text)) : typed(text, in: state)
    }

    /// The bindings worth a word on the last line, most wanted first, help and leaving last.
    ///
    /// A binding whose key means something nearer now is left out.
    static func hints(for state: AppState) -> [KeyBinding] {
        var taken = Set<Key>()
        return contexts(of: state).flatMap { context in
            let near = bindings.filter { $0.context == context && $0.applies(state) }
            let hints = near.filter {
                $0.hint != nil && $0.isWorthHint(state) && !($0.keys.first.map(taken.contains) ?? true)
            }
            taken.formUnion(near.flatMap(\.keys))
            return hints
        }
    }

    /// Where a key is looked for, in this order.
    static func contexts(of state: AppState) -> [KeyBinding.Context] {
        switch state.page {
        case .jobList where state.isAsking, .queue where state.isAsking: [.confirmation]
        case .jobList where state.jobList.isFiltering: [.jobFilter]
        case .jobList: state.jobList.focus == .pane ? [.pane, .jobList, .everywhere] : [.jobList, .everywhere]
        case .queue: [.queue, .everywhere]
        case .submit: [.submit]
        case .batch: [.batch, .everywhere]
        case .preview: [.preview, .everywhere]
        case .result: state.isTyping ? [.resultFilter] : [.result, .everywhere]
        case .files: [.files, .everywhere]
        case .document: state.isTyping ? [.resultFilter] : [.document, .everywhere]
        case .comparison: [.comparison, .everywhere]
        case .failures: [.failures, .everywhere]
        case .help: [.help, .everywhere]
        }
    }

    private static func typed(_ key: Key, in state: AppState) -> Action? {
        guard case .character(let character) = key else { return nil }
        return typed(String(character), in: state)
    }

    /// Where letters are text.
    private static func typed(_ text: String, in state: AppState) -> Action? {
        switch contexts(of: state).first {
        case .submit: .fieldEdited(.insert(text))
        case .jobFilter: .jobFilter(.edited(.insert(text)))
        case .resultFilter: fieldEdit(state, .insert(text))
        default: nil
        }
    }

    private static let everywhere: [KeyBinding] = [
        KeyBinding(
            [.character("Q")], .everywhere, help: "the queue: what is still to be submitted", hint: "queue",
            applies: { $0.page != .queue && $0.page != .help },
            isWorthHint: { $0.page == .jobList && !$0.jobList.queue.isEmpty }
        ) { _ in .queueRequested },
        KeyBinding(
            [.character("E")], .everywhere, help: "all errors, over all jobs", hint: "errors",
            applies: { $0.page != .failures && $0.page != .help },
            isWorthHint: { $0.page == .jobList && $0.jobList.problems > 0 }
        ) { _ in .failuresRequested },
        KeyBinding(
            [.character("y")], .everywhere, help: "copy the error that is shown", hint: "copy",
            applies: { $0.page != .help }, isWorthHint: { $0.page == .failures && $0.failures.selected != nil }
        ) { .copyRequested(FailureText.newest(in: $0)) },
        KeyBinding(
            [.character("o")], .everywhere, help: "read the errors of what is shown in $PAGER", hint: "pager",
            applies: { $0.page != .help }, isWorthHint: { $0.page == .failures && $0.failures.selected != nil }
        ) { .pagerRequested(FailureText.all(in: $0)) },
        KeyBinding([.control("l")], .everywhere, help: "draw the screen anew") { _ in .redrawRequested },
        KeyBinding(
            [.character("?"), .function(1)], .everywhere, help: "the keys of this page", hint: "help",
            applies: { $0.page != .help }
        ) { _ in .helpRequested },
        KeyBinding([.character("q"), .control("c")], .everywhere, help: "quit kajo", hint: "quit") { _ in
            .quitRequested
        },
    ]
}
