import AnalysisModel

extension AppState {
    mutating func failuresRequested() -> [Effect] {
        page = .failures
        failures.keepSelectionVisible(size)
        return [.loadFailures]
    }

    mutating func failuresLoaded(_ loaded: [JobFailure]) {
        failures.load(loaded)
        failures.keepSelectionVisible(size)
    }

    mutating func failureSelectionMoved(by step: Int) {
        failures.select(index: (failures.selectedIndex ?? 0) + step)
        failures.keepSelectionVisible(size)
    }

    mutating func failureSelectionJumped(_ jump: JobListState.Jump) {
        failures.select(index: jump == .first ? 0 : failures.all.count - 1)
        failures.keepSelectionVisible(size)
    }

    mutating func failureJobRequested() -> [Effect] {
        guard let job = failures.selected?.job, jobList.job(job) != nil else {
            notice = Notice(.refused, .failureWithoutJob)
            return []
        }
        return showInList(job)
    }

    /// Whatever is filtered there.
    mutating func showInList(_ job: TrackedJob.ID) -> [Effect] {
        page = .jobList
        if jobList.index(of: job) == nil { jobList.showAll() }
        jobList.paneTop = 0
        return select(id: job)
    }

    /// What cannot be written down is kept as long as kajo runs, so that a word that was missed can be read again.
    mutating func storageFailed(_ message: String) {
        notice = Notice(.refused, .trouble(message), isNews: true)
        noticeShownAt = now
        let id = (failures.unkept.map(\.id).min() ?? 0) - 1
        failures.add(JobFailure(id: id, job: nil, at: now, facts: FailureFacts(kind: .storage, messages: [message])))
        failures.keepSelectionVisible(size)
    }

    mutating func copyRequested(_ text: String?) -> [Effect] {
        guard let text else { return refuse(.noFailure) }
        return [.copy(text)]
    }

    mutating func pagerRequested(_ text: String?) -> [Effect] {
        guard let text else { return refuse(.noFailure) }
        return [.page(text)]
    }

    mutating func refuse(_ text: NoticeText) -> [Effect] {
        notice = Notice(.refused, text)
        return []
    }
}
