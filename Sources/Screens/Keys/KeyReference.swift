extension KeyTable {
    /// The key table as Markdown, for the README.
    public static var markdown: String {
        let sections = KeyBinding.Context.allCases.map { context in
            let rows = bindings.filter { $0.context == context }.map { binding in
                "| \(binding.keys.map { "`\($0.text(.unicode))`" }.joined(separator: " ")) | \(binding.help) |"
            }
            return (["| \(context.title) | |", "| --- | --- |"] + rows).joined(separator: "\n")
        }
        return sections.joined(separator: "\n\n")
    }
}

extension KeyBinding.Context {
    var title: String {
        switch self {
        case .everywhere: "Everywhere but in the form"
        case .jobList: "Job list"
        case .jobFilter: "Filter of the job list"
        case .pane: "Pane below the list"
        case .queue: "Queue"
        case .confirmation: "Question below a list"
        case .submit: "New submission"
        case .batch: "Several new submissions"
        case .preview: "What will be sent"
        case .result: "Result"
        case .resultFilter: "Filter of a result's list"
        case .files: "Results as files"
        case .document: "A result's file"
        case .comparison: "Two results"
        case .failures: "Errors"
        case .help: "Help"
        }
    }
}
