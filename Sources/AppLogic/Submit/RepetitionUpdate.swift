import AnalysisModel

extension AppState {
    /// What was written down leaves the form; of what was submitted before it is asked.
    mutating func submissionsTaken(_ receipt: SubmissionReceipt) -> [Effect] {
        let taken = receipt.written + receipt.goingOn
        form.awaitsStore = false
        if !taken.isEmpty || receipt.repetitions.isEmpty { formTaken() }
        if page == .submit || page == .batch { page = .jobList }
        if pageBelowHelp == .submit || pageBelowHelp == .batch { pageBelowHelp = .jobList }
        if !taken.isEmpty { notice = Notice(.done, words(for: receipt)) }
        var effects = jobsChanged(taken)
        if !receipt.repetitions.isEmpty {
            repetition = RepetitionQuestion(receipt.repetitions)
            jobList.focus = .list
        }
        if let job = taken.first ?? receipt.repetitions.first?.earlier {
            let selected = select(id: job.id)
            if !selected.isEmpty { effects = selected }
        }
        keepSelectionVisible()
        keepQueuedVisible()
        return effects
    }

    private func words(for receipt: SubmissionReceipt) -> NoticeText {
        let (new, old) = (receipt.written, receipt.goingOn)
        let left = form.batch?.entries.count ?? (form.problems[.source] == nil ? 0 : 1)
        if left > 0 { return .submissionsWritten(new.count, goingOn: old.count, left: left) }
        if new.count == 1, old.isEmpty { return .submissionWritten(title: new[0].displayTitle) }
        if old.count == 1, new.isEmpty { return .submissionGoesOn(title: old[0].displayTitle) }
        return .submissionsWritten(new.count, goingOn: old.count, left: 0)
    }

    mutating func repetitionAnswered() -> [Effect] {
        guard let question = repetition else { return [] }
        closeRepetition()
        guard question.chosen == .again else {
            notice = Notice(.done, .nothingRepeated)
            return []
        }
        form.awaitsStore = true
        return [.submit(question.repetitions.map(\.request), again: true)]
    }

    mutating func closeRepetition() {
        repetition = nil
        keepSelectionVisible()
        keepQueuedVisible()
    }
}
