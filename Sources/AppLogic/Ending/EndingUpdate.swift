import AnalysisModel

extension AppState {
    mutating func markToggled() -> [Effect] {
        guard let job = jobList.selectedJob else { return refuse(.noJob) }
        jobList.toggleMark(job.id)
        return selectionMoved(by: 1)
    }

    mutating func endingRequested(_ ending: JobEnding) -> [Effect] {
        ask(ending, about: jobList.markedOrSelected)
    }

    mutating func ask(_ ending: JobEnding, about jobs: [TrackedJob]) -> [Effect] {
        guard !isReadOnly else { return refuse(.readOnly) }
        guard !jobs.isEmpty else { return refuse(.noJob) }
        let question = Confirmation(ending, of: jobs)
        guard !question.affected.isEmpty else { return refuse(.cannotBeCancelled(question.subjects.map(\.prospect))) }
        confirmation = question
        jobList.focus = .list
        keepSelectionVisible()
        keepQueuedVisible()
        return []
    }

    mutating func answerConfirmed() -> [Effect] {
        guard let question = confirmation else { return [] }
        // The question needs nobody yet, and stays until its answer can be carried out.
        guard question.chosen == .no || service.isReady else { return refuse(.stillStarting) }
        closeConfirmation()
        switch (question.chosen, question.ending) {
        case (.no, _):
            notice = Notice(.done, .nothingEnded(question.ending))
            return []
        case (.yes, let ending): return end(question.affected, by: ending)
        case (.yesKeepingResults, _): return end(question.affected, by: .delete(keepingResult: true))
        }
    }

    private mutating func end(_ jobs: [TrackedJob], by ending: JobEnding) -> [Effect] {
        jobList.unmark(jobs.map(\.id))
        notice = Notice(.done, .ending(ending, count: jobs.count))
        return [.end(jobs, by: ending)]
    }

    mutating func closeConfirmation() {
        confirmation = nil
        keepSelectionVisible()
        keepQueuedVisible()
    }

    mutating func endingDone(_ outcome: EndingOutcome) {
        notice = Notice(outcome.failures.isEmpty ? .done : .refused, .ended(outcome), isNews: true)
        noticeShownAt = now
    }

    /// A question that is about nothing any more is taken back, and a result of a job that is no more goes with it.
    mutating func forgetRemoved(_ ids: Set<TrackedJob.ID>) {
        if let ending = confirmation?.ending {
            confirmation?.drop(ids)
            if confirmation?.subjects.isEmpty == true {
                closeConfirmation()
                notice = Notice(.refused, .nothingLeftToEnd(ending), isNews: true)
                noticeShownAt = now
            }
        }
        forgetFiles(of: ids)
        guard let job = result?.job, ids.contains(job) else { return }
        result = nil
        leave([.result])
    }
}
