import AnalysisModel

extension AppState {
    mutating func jobsLoaded(_ jobs: [TrackedJob]) -> [Effect] {
        jobList.hasLoaded = true
        return jobsChanged(jobs)
    }

    mutating func jobsChanged(_ jobs: [TrackedJob]) -> [Effect] {
        let (selected, index) = (jobList.selection, jobList.selectedIndex)
        let place = queueIndex
        let fetches = resultsThatCameAbout(jobs)
        jobList.merge(jobs)
        keepQueueSelection(at: place)
        confirmation?.follow(jobs)
        for job in jobs where job.id != selected { jobList.details[job.id] = nil }
        let effects = keepSelection(at: index)
        guard let selection = jobList.selection, selection == selected, jobs.contains(where: { $0.id == selection })
        else { return fetches + effects }
        return fetches + [.loadDetail(selection)]
    }

    mutating func jobsRemoved(_ ids: [TrackedJob.ID]) -> [Effect] {
        let (index, place) = (jobList.selectedIndex ?? 0, queueIndex)
        jobList.remove(Set(ids))
        keepQueueSelection(at: place)
        if jobList.selection.flatMap(jobList.job) == nil {
            jobList.selection = nil
            jobList.focus = .list
        }
        forgetRemoved(Set(ids))
        return keepSelection(at: index) + (page == .failures ? [.loadFailures] : [])
    }

    mutating func failureRecorded(_ failure: JobFailure) -> [Effect] {
        var effects: [Effect] = page == .failures ? [.loadFailures] : []
        guard let job = failure.job else { return effects }
        if job == jobList.selection {
            effects.append(.loadDetail(job))
        } else {
            jobList.details[job] = nil
        }
        return effects
    }

    mutating func retryChanged(_ job: TrackedJob.ID, _ retry: CallRetry?) -> [Effect] {
        let index = jobList.selectedIndex
        jobList.set(retry, of: job)
        return keepSelection(at: index)
    }

    mutating func selectionMoved(by step: Int) -> [Effect] {
        select(index: (jobList.selectedIndex ?? 0) + step)
    }

    mutating func selectionJumped(_ jump: JobListState.Jump) -> [Effect] {
        select(index: jump == .first ? 0 : jobList.count - 1)
    }

    mutating func nextProblemRequested() -> [Effect] {
        let count = jobList.count
        let start = jobList.selectedIndex ?? -1
        for step in 0..<count {
            let index = (start + 1 + step) % count
            if jobList.hasProblem(jobList.row(index)) { return select(index: index) }
        }
        return refuse(.noProblem)
    }

    /// The other rows go or come back; the selection stays on its job if that has a row.
    mutating func toggleProblemFilter() -> [Effect] {
        let index = jobList.selectedIndex ?? 0
        jobList.toggleProblemsOnly()
        return keepSelection(at: index)
    }

    /// As for the problems; where the selected job has no row any more, the first one is selected.
    mutating func applyFilter(_ action: JobFilterAction) -> [Effect] {
        switch action {
        case .requested:
            jobList.isFiltering = !jobList.jobs.isEmpty
            jobList.focus = .list
        case .edited(let edit): jobList.editFilter(edit)
        case .kept: jobList.isFiltering = false
        case .cleared: jobList.clearFilter()
        }
        return keepSelection(at: 0)
    }

    mutating func select(id: TrackedJob.ID) -> [Effect] {
        jobList.index(of: id).map { select(index: $0) } ?? []
    }

    private mutating func select(index: Int) -> [Effect] {
        guard jobList.count > 0 else { return [] }
        let job = jobList.row(min(max(0, index), jobList.count - 1))
        guard job.id != jobList.selection else {
            keepSelectionVisible()
            return []
        }
        jobList.selection = job.id
        jobList.paneTop = 0
        keepSelectionVisible()
        return jobList.details[job.id] == nil ? [.loadDetail(job.id)] : []
    }

    /// Where the selected job has no row any more, the row that took its place is selected.
    mutating func keepSelection(at index: Int?) -> [Effect] {
        if jobList.selectedIndex == nil { return select(index: index ?? 0) }
        keepSelectionVisible()
        return []
    }

    mutating func keepSelectionVisible() {
        jobList.top = Scroll.top(
            top: jobList.top, height: layout.listRows,
            selection: jobList.selectedIndex ?? jobList.top, count: jobList.count)
    }

    mutating func togglePaneFocus() {
        let hasPane = layout.paneRows > 0 && jobList.selection != nil
        jobList.focus = jobList.focus == .list && hasPane ? .pane : .list
    }

    mutating func pollRequested() -> [Effect] {
        guard service.isReady else { return refuse(.stillStarting) }
        notice = Notice(.done, .polling)
        return [.poll(nil)]
    }
}
