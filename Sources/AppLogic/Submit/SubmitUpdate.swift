import AnalysisModel

extension AppState {
    mutating func submitRequested(prefill: TrackedJob? = nil) -> [Effect] {
        guard !isReadOnly else { return refuse(.readOnly) }
        if let prefill { form = SubmitForm(again: prefill, after: jobList.details[prefill.id]?.failures.first) }
        page = .submit
        return form.source.text.isEmpty ? [] : [.checkSource(form.source.text)]
    }

    mutating func sampleRequested() -> [Effect] {
        guard let samplePath else { return [] }
        guard !isReadOnly else { return submitRequested() }
        form = SubmitForm()
        form.source = TextField(samplePath)
        return submitRequested()
    }

    mutating func fieldMoved(by step: Int) -> [Effect] {
        let fields = SubmitForm.Field.allCases
        form.focus = fields[(form.focus.rawValue + step + fields.count) % fields.count]
        form.candidates = []
        return []
    }

    mutating func fieldEdited(_ edit: TextEdit) -> [Effect] {
        guard !form.awaitsStore else { return [] }
        let before = form.focused.characters
        form.focused.apply(edit)
        guard form.focused.characters != before else { return [] }
        form.awaitsCheck = false
        form.refusal = []
        form.problems[form.focus] = nil
        guard form.focus == .source else { return [] }
        form.candidates = []
        form.fileSize = nil
        return form.source.text.isEmpty ? [] : [.checkSource(form.source.text)]
    }

    mutating func completionRequested() -> [Effect] {
        let text = form.source.text
        guard form.focus == .source, !text.isEmpty, !text.contains("://") else { return fieldMoved(by: 1) }
        return [.completePath(text)]
    }

    mutating func pathCompleted(_ completion: PathCompletion) -> [Effect] {
        guard page == .submit, form.focus == .source, completion.text == form.source.text else { return [] }
        form.candidates = completion.candidates
        if completion.completed != completion.text {
            form.source = TextField(completion.completed)
            form.problems[.source] = nil
            form.fileSize = nil
            return [.checkSource(completion.completed)]
        }
        guard completion.candidates.isEmpty else { return [] }
        if form.fileSize != nil { return fieldMoved(by: 1) }
        form.problems[.source] = .file(.missing)
        return []
    }

    mutating func formConfirmed() -> [Effect] {
        guard !form.awaitsStore else { return [] }
        // Who sends it again as it is has read what the service said.
        form.problems = form.problems.filter { !$0.value.isOfService }
        form.problems[.language] = form.hasPlausibleLanguage ? nil : .language
        form.awaitsCheck = true
        form.candidates = []
        return [.checkSource(form.source.text)]
    }

    mutating func sourceChecked(_ verdict: SourceVerdict) -> [Effect] {
        guard verdict.text == form.source.text else { return [] }
        form.fileSize = nil
        switch verdict.finding {
        case .link(let source):
            form.sourceIsGood()
            return confirmedSubmission(of: source)
        case .file(let source, let size):
            form.sourceIsGood()
            form.fileSize = size
            return confirmedSubmission(of: source)
        case .noSource(let problem): return sourceRefused(.source(problem))
        case .badFile(let problem): return sourceRefused(.file(problem))
        }
    }

    /// A path that is still being typed names no file yet; that is told when it is confirmed.
    private mutating func sourceRefused(_ problem: SubmitForm.Problem) -> [Effect] {
        // Of two checks of one text the first may have told it already; only typing takes it back.
        if !form.awaitsCheck, problem == .file(.missing) || problem == .file(.isDirectory) { return [] }
        form.problems[.source] = problem
        if form.awaitsCheck { form.focus = .source }
        form.awaitsCheck = false
        return []
    }

    private mutating func confirmedSubmission(of source: MediaSource) -> [Effect] {
        guard form.awaitsCheck else { return [] }
        form.awaitsCheck = false
        guard form.problems.isEmpty else {
            form.focus = SubmitForm.Field.allCases.first { form.problems[$0] != nil } ?? form.focus
            return []
        }
        guard service.isReady else {
            notice = Notice(.refused, .stillStarting)
            return []
        }
        form.awaitsStore = true
        form.refusal = []
        return [.submit(form.request(for: source))]
    }

    mutating func submissionWritten(_ job: TrackedJob) -> [Effect] {
        form = SubmitForm()
        if page == .submit { page = .jobList }
        if pageBelowHelp == .submit { pageBelowHelp = .jobList }
        notice = Notice(.done, .submissionWritten(title: job.displayTitle))
        let effects = jobsChanged([job])
        let selected = select(id: job.id)
        return selected.isEmpty ? effects : selected
    }

    mutating func submissionRefused(_ messages: [String]) -> [Effect] {
        form.awaitsStore = false
        form.refusal = messages
        return []
    }
}

extension SubmitForm {
    /// The form as it was filled in for an earlier submission, with the fields marked that its refusal names.
    init(again job: TrackedJob, after failure: JobFailure?) {
        self.init()
        source = TextField(job.source)
        title = TextField(job.title ?? "")
        language = TextField(job.language ?? "")
        for message in failure?.messages ?? [] {
            for field in ContractField.named(in: message).compactMap(Field.init(path:)) where problems[field] == nil {
                problems[field] = .service(message)
            }
        }
        focus = Field.allCases.first { problems[$0] != nil } ?? focus
    }

    /// What the service said about it stays until it is changed.
    mutating func sourceIsGood() {
        if problems[.source]?.isOfService != true { problems[.source] = nil }
    }

    func request(for source: MediaSource) -> SubmissionRequest {
        SubmissionRequest(source: source, title: title.trimmed, language: language.trimmed)
    }

    /// Empty, or shaped like a language code such as `en-US`; which codes the service knows is for it to say.
    var hasPlausibleLanguage: Bool {
        guard let code = language.trimmed else { return true }
        let parts = code.split(separator: "-", omittingEmptySubsequences: false)
        let isWord = { (part: Substring) in part.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber) } }
        return parts.allSatisfy { (2...8).contains($0.count) && isWord($0) }
    }
}

extension TextField {
    /// Without white space at its ends; `nil` if nothing is left.
    var trimmed: String? {
        let inner = characters.drop(while: \.isWhitespace).reversed().drop(while: \.isWhitespace).reversed()
        return inner.isEmpty ? nil : String(inner)
    }
}

extension SubmitForm.Field {
    /// The line of the form that a field of `new_job` comes from.
    init?(path: String) {
        switch path {
        case "media.video.url", "media.video": self = .source
        case "media.title": self = .title
        case "media.language": self = .language
        default: return nil
        }
    }
}

extension SubmitForm.Problem {
    var isOfService: Bool {
        if case .service = self { return true }
        return false
    }
}
