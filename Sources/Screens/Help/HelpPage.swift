import AppLogic
import Canvas

/// Every key, made from the table that dispatches them: those of the page below first.
struct HelpPage {
    let state: AppState
    let theme: Theme

    var page: ScrolledPage {
        ScrolledPage(
            title: Line().gap(1).adding("kajo", theme.heading).adding(" \(theme.glyphs.dot) keys"),
            lines: lines, top: state.helpTop, state: state, theme: theme)
    }

    private var lines: [Line] {
        contexts.flatMap { context in
            let rows = KeyTable.bindings.filter { $0.context == context }.flatMap(lines)
            return [.blank, Line(context.title, theme.strong)] + rows
        }
    }

    /// Keys that are too many for their column have a line of their own.
    private func lines(for binding: KeyBinding) -> [Line] {
        let column = 19
        let keys = Line().gap(1).adding(binding.allKeysText(theme.glyphs), theme.heading)
        let words = Line.wrapped(binding.help, width: state.size.columns - 2, indent: column)
        guard keys.width < column, let first = words.first else { return [keys] + words }
        let joined = keys.gap(column - keys.width).adding(first.spans.map(\.text).joined())
        return [joined] + words.dropFirst()
    }

    private var isAsking: Bool { state.confirmation != nil || state.repetition != nil }

    private var contexts: [KeyBinding.Context] {
        let near: [KeyBinding.Context] =
            switch state.pageBelowHelp {
            case .jobList where isAsking, .queue where isAsking: [.confirmation]
            case .queue: [.queue]
            case .jobList where state.jobList.isFiltering: [.jobFilter, .jobList]
            case .jobList, .help: state.jobList.focus == .pane ? [.pane, .jobList] : [.jobList, .pane]
            case .submit: [.submit]
            case .batch: [.batch]
            case .preview: [.preview]
            case .result: state.isTyping ? [.resultFilter, .result] : [.result, .resultFilter]
            case .files: [.files]
            case .document: state.isTyping ? [.resultFilter, .document] : [.document, .resultFilter]
            case .comparison: [.comparison]
            case .failures: [.failures]
            }
        return near + [.everywhere] + KeyBinding.Context.allCases.filter { !near.contains($0) && $0 != .everywhere }
    }
}
