import AnalysisModel

extension AppState {
    mutating func submitRequested(prefill: TrackedJob? = nil) -> [Effect] {
        guard !isReadOnly else { return refuse(.readOnly) }
        if let prefill {
            form = SubmitForm(
                again: prefill, after: jobList.details[prefill.id]?.failures.first, defaults: defaults)
        }
        page = .submit
        return form.source.text.isEmpty ? [] : [.checkSource(form.source.text)]
    }

    mutating func sampleRequested() -> [Effect] {
        guard let samplePath else { return [] }
        guard !isReadOnly else { return submitRequested() }
        form = SubmitForm(defaults: defaults)
        form.source = TextField(samplePath)
        return submitRequested()
    }

    mutating func fieldMoved(by step: Int) -> [Effect] {
        let fields = SubmitForm.Field.allCases
        // The source is looked at while it is typed, and the service's word stays until the field is changed.
        if form.problems[form.focus] == nil { form.problems[form.focus] = form.valueProblem(in: form.focus) }
        form.focus = fields[(form.focus.rawValue + step + fields.count) % fields.count]
        form.candidates = []
        form.recall = nil
        return []
    }

    mutating func fieldEdited(_ edit: TextEdit) -> [Effect] {
        guard !form.awaitsStore else { return [] }
        if let effects = batchEdited(edit) { return effects }
        let before = form.focused.characters
        form.focused.apply(edit)
        guard form.focused.characters != before else { return [] }
        form.awaitsCheck = false
        form.refusal = []
        form.recall = nil
        form.problems[form.focus] = nil
        form.candidates = form.liveChoices
        guard form.focus == .source else { return [] }
        form.fileSize = nil
        return form.source.text.isEmpty ? [] : [.checkSource(form.source.text)]
    }

    mutating func completionRequested() -> [Effect] {
        guard form.focus == .source else { return choiceCompleted() }
        let text = form.source.text
        guard !text.isEmpty, !text.contains("://") else { return fieldMoved(by: 1) }
        return [.completePath(text)]
    }

    /// In an empty field the choices are shown first, and nothing is filled in that was not begun.
    private mutating func choiceCompleted() -> [Effect] {
        let text = form.focused.text
        let choices = FieldChoices.matching(text, in: form.focus)
        if text.isEmpty {
            guard form.candidates.isEmpty, !choices.isEmpty else { return fieldMoved(by: 1) }
            form.candidates = choices
            return []
        }
        let shared = FieldChoices.shared(choices)
        guard !shared.isEmpty, shared != text else { return choices.count > 1 ? [] : fieldMoved(by: 1) }
        form.focused = TextField(shared)
        form.problems[form.focus] = nil
        form.candidates = form.liveChoices
        return []
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
        form.checkValues()
        if let batch = form.batch {
            form.focusProblem()
            return form.problems.isEmpty ? showBatch(batch.texts) : []
        }
        form.awaitsCheck = true
        form.isForPreview = false
        form.candidates = []
        return [.checkSource(form.source.text)]
    }

    /// Everything is checked as for sending.
    mutating func previewRequested() -> [Effect] {
        if let first = form.batch?.requests(from: form).first { return batchPreviewed(as: first) }
        let effects = formConfirmed()
        form.isForPreview = form.awaitsCheck
        return effects
    }

    /// One that comes when the user has gone elsewhere is not shown.
    mutating func previewMade(_ text: String) {
        guard page == .submit else { return }
        preview = Preview(text: text)
        page = .preview
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
            guard source.isNamedAsList else { return confirmedSubmission(of: source) }
            return form.awaitsCheck ? severalConfirmed([verdict.text]) : []
        case .noSource(let problem): return sourceRefused(.source(problem))
        case .badFile(let problem): return sourceRefused(.file(problem))
        }
    }

    /// A path that is still being typed names no file yet; that is told when it is confirmed, unless it stands for others.
    private mutating func sourceRefused(_ problem: SubmitForm.Problem) -> [Effect] {
        if form.awaitsCheck, let texts = form.severalSources(insteadOf: problem) {
            return severalConfirmed(texts)
        }
        // Of two checks of one text the first may have told it already; only typing takes it back.
        if !form.awaitsCheck, problem.isUnfinished || form.severalSources(insteadOf: problem) != nil { return [] }
        form.problems[.source] = problem
        if form.awaitsCheck { form.focus = .source }
        form.awaitsCheck = false
        return []
    }

    private mutating func severalConfirmed(_ texts: [String]) -> [Effect] {
        guard form.problems.isEmpty else {
            form.awaitsCheck = false
            form.focusProblem()
            return []
        }
        return showBatch(texts)
    }

    private mutating func confirmedSubmission(of source: MediaSource) -> [Effect] {
        guard form.awaitsCheck else { return [] }
        form.awaitsCheck = false
        guard form.problems.isEmpty else {
            form.focusProblem()
            return []
        }
        let request = form.request(for: source)
        if form.isForPreview {
            form.isForPreview = false
            return [.preview(request)]
        }
        guard service.isReady else {
            notice = Notice(.refused, .stillStarting)
            return []
        }
        form.awaitsStore = true
        form.refusal = []
        return [.submit([request])]
    }

    mutating func submissionRefused(_ messages: [String]) -> [Effect] {
        form.awaitsStore = false
        form.refusal = messages
        if page == .batch { page = .submit }
        return []
    }
}

extension SubmitForm {
    /// What a text stands for that is no source itself: a directory, a pattern, or files dropped side by side.
    fileprivate func severalSources(insteadOf problem: Problem) -> [String]? {
        let text = source.text
        let words = SourceTexts.words(of: text)
        switch problem {
        case .file(.isDirectory): return [text]
        case .file(.missing), .source(.space):
            return words.isEmpty ? (SourceTexts.isPattern(text) ? [text] : nil) : words
        default: return nil
        }
    }
}
