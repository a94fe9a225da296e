import AnalysisModel

extension AppState {
    /// Puts an earlier entry of the focused field into it: its default, then those of the known jobs, the newest first.
    /// - Parameter step: 1 for an older one, -1 for a newer one; before the newest stands what was typed.
    mutating func entryRecalled(by step: Int) -> [Effect] {
        guard !form.awaitsStore, form.focus != .source || form.batch == nil else { return [] }
        let recall = form.recall ?? SubmitForm.Recall(typed: form.focused.text)
        let entries = earlierEntries(in: form.focus, but: recall.typed)
        let place = min(max(0, recall.place + step), entries.count)
        guard place != recall.place else { return entries.isEmpty ? refuse(.noEarlierEntry) : [] }
        let effects = fieldEdited(.replace(place == 0 ? recall.typed : entries[place - 1]))
        form.recall = SubmitForm.Recall(typed: recall.typed, place: place)
        form.candidates = []
        return effects
    }

    private func earlierEntries(in field: SubmitForm.Field, but typed: String) -> [String] {
        var seen: Set = ["", typed]
        let entries = [form.defaults[field] ?? ""] + jobList.jobs.map { $0.entry(in: field) ?? "" }
        return entries.filter { seen.insert($0).inserted }
    }
}

extension TrackedJob {
    /// What the form held when the job was submitted.
    func entry(in field: SubmitForm.Field) -> String? {
        switch field {
        case .source: source
        case .title: title
        case .language: language
        case .description: options.description
        case .transcript: options.transcriptURL
        case .mediaID: options.customerMediaID
        case .faceHeight: options.faceMinRelativeHeight.map { "\($0)" }
        case .faceGallery: options.faceGalleryID
        case .callback: options.callbackURL
        case .email: options.emailGroup
        }
    }
}
