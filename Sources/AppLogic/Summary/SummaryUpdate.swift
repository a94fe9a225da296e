import AnalysisModel

extension AppState {
    mutating func summaryRequested() -> [Effect] {
        guard let job = jobList.selectedJob else {
            notice = Notice(.refused, .noJob)
            return []
        }
        guard job.hasResultToShow else {
            notice = Notice(.refused, .noResultYet(job.status))
            return []
        }
        page = .summary
        if summary?.job == job.id, summary?.needsLoading == false { return [] }
        summary = SummaryState(job: job.id)
        return [.loadSummary(job.id)]
    }

    mutating func summaryChanged(of job: TrackedJob.ID, to content: SummaryState.Content) {
        guard summary?.job == job else { return }
        summary?.content = content
    }

    mutating func fetchProgressed(_ job: TrackedJob.ID, bytes: Int64) {
        guard summary?.job == job, case .fetching = summary?.content else { return }
        summary?.content = .fetching(bytes: bytes)
    }
}
