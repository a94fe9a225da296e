import AnalysisModel

extension AppState {
    mutating func resultRequested() -> [Effect] {
        guard let job = jobList.selectedJob else { return refuse(.noJob) }
        guard job.hasResultToShow || !job.isAtEnd else { return refuse(.noResultYet(job.status)) }
        if page != .result { pageBelowResult = .jobList }
        page = .result
        if result?.job == job.id, result?.needsLoading == false { return [] }
        guard job.hasResultToShow else {
            result = ResultState(job: job.id, content: .waiting)
            return []
        }
        return loadResult(of: job.id, afresh: isUnreadable(job.id))
    }

    private func isUnreadable(_ job: TrackedJob.ID) -> Bool {
        guard result?.job == job, case .failed(let facts) = result?.content else { return false }
        return facts.kind == .unreadableResult
    }

    mutating func resultChanged(of job: TrackedJob.ID, to content: ResultState.Content) {
        guard result?.job == job else { return }
        result?.content = content
    }

    mutating func resultLoaded(_ summary: ResultSummary, of job: TrackedJob.ID) -> [Effect] {
        guard result?.job == job else { return noteResult(of: job, isReadable: true) }
        result?.show(summary)
        // Its page may be the one that was asked for.
        return noteResult(of: job, isReadable: true) + captionsNeeded() + rawRequests()
    }

    /// The service may take a job for unfinished that was finished a moment ago.
    mutating func resultFailed(of job: TrackedJob.ID, _ facts: FailureFacts) -> [Effect] {
        let mayCome = facts.kind == .resultsNotReady && jobList.job(job)?.isAtEnd == false
        resultChanged(of: job, to: mayCome ? .waiting : .failed(facts))
        return mayCome ? [] : noteResult(of: job, isReadable: false)
    }

    private mutating func noteResult(of job: TrackedJob.ID, isReadable: Bool) -> [Effect] {
        let index = jobList.selectedIndex
        jobList.noteResult(of: job, isReadable: isReadable)
        return keepSelection(at: index)
    }

    /// A result that is waited for is fetched as soon as its job has finished; the end of a failed one is told.
    mutating func resultsThatCameAbout(_ changed: [TrackedJob]) -> [Effect] {
        guard let result, result.content == .waiting, let job = changed.first(where: { $0.id == result.job }),
            job.isAtEnd, jobList.job(job.id)?.isAtEnd == false
        else { return [] }
        if job.hasResultToShow { return loadResult(of: job.id) }
        let words = job.details.map { [$0] } ?? []
        let facts = FailureFacts(
            kind: job.isGone ? .jobNotFound : FailureKind(jobDetails: job.details, transfer: job.transfer),
            messages: words.isEmpty ? ["The job has ended without a result."] : words)
        self.result?.content = .failed(facts)
        return []
    }

    mutating func loadResult(of job: TrackedJob.ID, afresh: Bool = false) -> [Effect] {
        result = ResultState(job: job)
        return [.loadResult(job, afresh: afresh)]
    }
}
