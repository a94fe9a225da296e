import AnalysisModel

extension AppState {
    /// Opens the page on which several sources are looked at before anything is sent.
    mutating func showBatch(_ texts: [String]) -> [Effect] {
        if form.batch?.texts == texts {
            form.batch?.lookAgain()
        } else {
            form.batch = SourceBatch(texts)
        }
        form.source = TextField()
        form.problems[.source] = nil
        form.fileSize = nil
        form.candidates = []
        form.awaitsCheck = false
        form.recall = nil
        page = .batch
        return [.checkSources(texts)]
    }

    /// What is pasted goes to what is there; of one source that became many, the text can still be changed.
    ///
    /// - Returns: `nil` if the form holds one source, which the edit is about.
    mutating func batchEdited(_ edit: TextEdit) -> [Effect]? {
        guard form.focus == .source || page == .batch else { return nil }
        if case .insert(let text) = edit, text.count > 1, form.batch != nil || SourceTexts.lines(of: text).count > 1 {
            let typed = form.source.trimmed.map { [$0] } ?? []
            return showBatch((form.batch?.texts ?? typed) + SourceTexts.lines(of: text))
        }
        guard page != .batch else { return [] }
        guard let batch = form.batch else { return nil }
        if edit == .deleteToStart {
            form.batch = nil
            return []
        }
        guard batch.texts.count == 1 else { return [] }
        form.batch = nil
        form.source = TextField(batch.texts[0])
        return nil
    }

    mutating func sourcesChecked(_ report: SourceReport) -> [Effect] {
        guard form.batch?.texts == report.texts, form.batch?.isLooking == true else { return [] }
        form.batch?.take(report)
        return report.isFinal ? oneRemains() : []
    }

    /// The page of many has nothing to add to what the form says of one.
    private mutating func oneRemains() -> [Effect] {
        guard let batch = form.batch, batch.texts.count == 1, batch.entries.count == 1,
            case .bad(let problem) = batch.entries[0].verdict, batch.entries[0].place == nil
        else { return [] }
        form.batch = nil
        form.source = TextField(batch.texts[0])
        form.problems[.source] = problem
        form.focus = .source
        if page == .batch { page = .submit }
        return []
    }

    mutating func batchConfirmed() -> [Effect] {
        guard let batch = form.batch, !form.awaitsStore else { return [] }
        guard !batch.isLooking else { return refuse(.stillLooking) }
        form.checkValues()
        guard form.problems.isEmpty else {
            page = .submit
            form.focusProblem()
            return []
        }
        guard !batch.good.isEmpty else { return refuse(.nothingGood) }
        guard service.isReady else { return refuse(.stillStarting) }
        form.awaitsStore = true
        form.refusal = []
        return [.submit(batch.requests(from: form))]
    }

    /// The first speaks for all, but for what a list says of each.
    mutating func batchPreviewed(as request: SubmissionRequest) -> [Effect] {
        form.checkValues()
        form.focusProblem()
        return form.problems.isEmpty ? [.preview(request)] : []
    }

    mutating func batchCheckRequested() -> [Effect] {
        guard let batch = form.batch, !batch.isLooking, !form.awaitsStore else { return [] }
        return showBatch(batch.texts)
    }

    /// Takes what cannot be sent off the page.
    mutating func badSourcesLeftOut() -> [Effect] {
        guard let batch = form.batch, !batch.isLooking, !form.awaitsStore else { return [] }
        form.batch = batch.keeping { !$0.isBad }
        if form.batch == nil { page = .submit }
        return []
    }

    /// What is left of the form when it has been sent: what could not be, with all that was to go with it.
    mutating func formTaken() {
        guard let rest = form.batch?.keeping(\.isBad) else {
            form = SubmitForm(defaults: defaults)
            return
        }
        form.batch = rest
        _ = oneRemains()
    }
}
