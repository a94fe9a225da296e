import AnalysisModel

extension AppState {
    mutating func jobsLoaded(_ jobs: [TrackedJob]) -> [Effect] {
        jobList.hasLoaded = true
        return jobsChanged(jobs)
    }

    mutating func jobsChanged(_ jobs: [TrackedJob]) -> [Effect] {
        let selected = jobList.selection
        jobList.merge(jobs)
        if jobList.selection == nil { jobList.selection = jobList.jobs.first?.id }
        keepSelectionVisible()
        for job in jobs where job.id != jobList.selection { jobList.details[job.id] = nil }
        guard let selection = jobList.selection else { return [] }
        let isStale = selected != selection || jobs.contains { $0.id == selection }
        return isStale ? [.loadDetail(selection)] : []
    }

    mutating func jobsRemoved(_ ids: [TrackedJob.ID]) -> [Effect] {
        let index = jobList.selectedIndex ?? 0
        jobList.remove(Set(ids))
        if jobList.selectedJob == nil {
            jobList.selection = nil
            jobList.focus = .list
            if !jobList.jobs.isEmpty { return select(index: index) }
        }
        keepSelectionVisible()
        return []
    }

    mutating func failureRecorded(_ failure: JobFailure) -> [Effect] {
        guard failure.job == jobList.selection else {
            jobList.details[failure.job] = nil
            return []
        }
        return [.loadDetail(failure.job)]
    }

    mutating func selectionMoved(by step: Int) -> [Effect] {
        guard let index = jobList.selectedIndex else { return [] }
        return select(index: index + step)
    }

    mutating func selectionJumped(_ jump: JobListState.Jump) -> [Effect] {
        select(index: jump == .first ? 0 : jobList.jobs.count - 1)
    }

    mutating func select(id: TrackedJob.ID) -> [Effect] {
        jobList.place(of: id).map { select(index: $0) } ?? []
    }

    private mutating func select(index: Int) -> [Effect] {
        guard !jobList.jobs.isEmpty else { return [] }
        let job = jobList.jobs[min(max(0, index), jobList.jobs.count - 1)]
        guard job.id != jobList.selection else { return [] }
        jobList.selection = job.id
        jobList.paneTop = 0
        keepSelectionVisible()
        return jobList.details[job.id] == nil ? [.loadDetail(job.id)] : []
    }

    mutating func keepSelectionVisible() {
        jobList.top = Scroll.top(
            top: jobList.top, height: JobListLayout(size).listRows,
            selection: jobList.selectedIndex ?? jobList.top, count: jobList.jobs.count)
    }

    mutating func togglePaneFocus() {
        let hasPane = JobListLayout(size).paneRows > 0 && jobList.selection != nil
        jobList.focus = jobList.focus == .list && hasPane ? .pane : .list
    }

    mutating func pollRequested() -> [Effect] {
        guard service.isReady else {
            notice = Notice(.refused, .stillStarting)
            return []
        }
        notice = Notice(.done, .polling)
        return [.poll(nil)]
    }
}
