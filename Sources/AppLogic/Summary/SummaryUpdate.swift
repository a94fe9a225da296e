import AnalysisModel

extension AppState {
    mutating func summaryRequested() -> [Effect] {
        guard let job = jobList.selectedJob else { return refuse(.noJob) }
        guard job.hasResultToShow || !job.isAtEnd else { return refuse(.noResultYet(job.status)) }
        page = .summary
        if summary?.job == job.id, summary?.needsLoading == false { return [] }
        guard job.hasResultToShow else {
            summary = SummaryState(job: job.id, content: .waiting)
            return []
        }
        return loadSummary(of: job.id, afresh: isUnreadable(job.id))
    }

    private func isUnreadable(_ job: TrackedJob.ID) -> Bool {
        guard summary?.job == job, case .failed(let facts) = summary?.content else { return false }
        return facts.kind == .unreadableResult
    }

    mutating func summaryChanged(of job: TrackedJob.ID, to content: SummaryState.Content) {
        guard summary?.job == job else { return }
        summary?.content = content
    }

    /// The service may take a job for unfinished that was finished a moment ago.
    mutating func summaryFailed(of job: TrackedJob.ID, _ facts: FailureFacts) {
        let mayCome = facts.kind == .resultsNotReady && jobList.job(job)?.isAtEnd == false
        summaryChanged(of: job, to: mayCome ? .waiting : .failed(facts))
    }

    mutating func fetchProgressed(_ job: TrackedJob.ID, bytes: Int64) {
        guard summary?.job == job, case .fetching = summary?.content else { return }
        summary?.content = .fetching(bytes: bytes)
    }

    /// A result that is waited for is fetched as soon as its job has finished; the end of a failed one is told.
    mutating func resultsThatCameAbout(_ changed: [TrackedJob]) -> [Effect] {
        guard let summary, summary.content == .waiting, let job = changed.first(where: { $0.id == summary.job }),
            job.isAtEnd, jobList.job(job.id)?.isAtEnd == false
        else { return [] }
        if job.hasResultToShow { return loadSummary(of: job.id) }
        let words = job.details.map { [$0] } ?? []
        let facts = FailureFacts(
            kind: job.isGone ? .jobNotFound : FailureKind(jobDetails: job.details, transfer: job.transfer),
            messages: words.isEmpty ? ["The job has ended without a result."] : words)
        self.summary?.content = .failed(facts)
        return []
    }

    private mutating func loadSummary(of job: TrackedJob.ID, afresh: Bool = false) -> [Effect] {
        summary = SummaryState(job: job)
        return [.loadSummary(job, afresh: afresh)]
    }
}
