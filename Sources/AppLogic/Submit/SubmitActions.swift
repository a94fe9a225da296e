extension AppState {
    /// - Returns: `nil` for an action that is not about the form.
    mutating func applySubmit(_ action: Action) -> [Effect]? {
        switch action {
        case .fieldMoved(let step): return fieldMoved(by: step)
        case .fieldEdited(let edit): return fieldEdited(edit)
        case .entryRecalled(let step): return entryRecalled(by: step)
        case .completionRequested: return completionRequested()
        case .pathCompleted(let completion): return pathCompleted(completion)
        case .sourceChecked(let verdict): return sourceChecked(verdict)
        case .sourcesChecked(let report): return sourcesChecked(report)
        case .formConfirmed: return formConfirmed()
        case .previewRequested: return previewRequested()
        case .previewMade(let text): previewMade(text)
        case .previewScrolled(let step, let last): preview.top = Self.scrolled(preview.top, by: step, last: last)
        case .batchConfirmed: return batchConfirmed()
        case .batchCheckRequested: return batchCheckRequested()
        case .badSourcesLeftOut: return badSourcesLeftOut()
        case .batchScrolled(let step, let last):
            let top = Self.scrolled(form.batch?.top ?? 0, by: step, last: last)
            form.batch?.top = top
        case .submissionsTaken(let receipt): return submissionsTaken(receipt)
        case .submissionRefused(let messages): return submissionRefused(messages)
        default: return nil
        }
        return []
    }
}
