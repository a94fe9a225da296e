import AnalysisModel

/// Where a submission is put in the queue.
public enum QueueMove: Hashable, Sendable { case first, earlier, later, last }

extension AppState {
    mutating func applyQueue(_ action: Action) -> [Effect]? {
        switch action {
        case .queueRequested: queueRequested()
        case .queueSelectionMoved(let step): selectInQueue((queueIndex ?? 0) + step)
        case .queueSelectionJumped(let jump): selectInQueue(jump == .first ? 0 : jobList.queue.count - 1)
        case .queueJobRequested: return queueJobRequested()
        case .pauseToggled: return pauseToggled()
        case .pauseOfAllToggled: return pauseOfAllToggled()
        case .queueMoveRequested(let move): return queueMoveRequested(move)
        case .withdrawalRequested: return withdrawalRequested()
        case .queueChangeCameTooLate: notice = Notice(.refused, .cameTooLate)
        default: return nil
        }
        return []
    }

    private mutating func queueRequested() {
        page = .queue
        selectInQueue(queueIndex ?? 0)
    }

    private mutating func selectInQueue(_ index: Int) {
        let ids = jobList.queue
        queue.selection = ids.isEmpty ? nil : ids[min(max(0, index), ids.count - 1)]
        keepQueuedVisible()
    }

    mutating func keepQueuedVisible() {
        queue.top = Scroll.top(
            top: queue.top, height: queueRows, selection: queueIndex ?? 0, count: jobList.queue.count)
    }

    /// Where the selected one is no longer to be submitted, the one that took its place is selected.
    mutating func keepQueueSelection(at index: Int?) {
        guard queue.selection != nil else { return }
        if queueIndex == nil { selectInQueue(index ?? 0) } else { keepQueuedVisible() }
    }

    private mutating func queueJobRequested() -> [Effect] {
        guard let job = queue.selection, queueIndex != nil else { return refuse(.nothingQueued) }
        return showInList(job)
    }

    private mutating func pauseToggled() -> [Effect] {
        guard let job = queuedSubmission else { return refuse(.nothingQueued) }
        return changingQueue { job.isPaused ? .resume([job.id]) : .pause([job.id]) }
    }

    /// As long as one of them goes on, all are to rest.
    private mutating func pauseOfAllToggled() -> [Effect] {
        let jobs = jobList.queue.compactMap(jobList.job)
        guard !jobs.isEmpty else { return refuse(.nothingQueued) }
        let going = jobs.filter { !$0.isPaused && $0.submission != .submitting }
        return changingQueue { going.isEmpty ? .resume(jobs.map(\.id)) : .pause(going.map(\.id)) }
    }

    private mutating func queueMoveRequested(_ move: QueueMove) -> [Effect] {
        let ids = jobList.queue
        guard let index = queueIndex else { return refuse(.nothingQueued) }
        let next = ids.indices.contains(index + 2) ? ids[index + 2] : nil
        let (isThere, other) =
            switch move {
            case .first: (index == 0, ids.first)
            case .earlier: (index == 0, index > 0 ? ids[index - 1] : nil)
            case .later: (index == ids.count - 1, next)
            case .last: (index == ids.count - 1, nil)
            }
        guard !isThere else { return [] }
        let effects = changingQueue { .move(ids[index], before: other) }
        // The next key may come before the store has told the new order.
        if !effects.isEmpty { jobList.putInQueue(ids[index], before: other) }
        keepQueuedVisible()
        return effects
    }

    private mutating func withdrawalRequested() -> [Effect] {
        guard let job = queuedSubmission else { return refuse(.nothingQueued) }
        return ask(.delete(keepingResult: false), about: [job])
    }

    private mutating func changingQueue(_ effect: () -> Effect) -> [Effect] {
        guard !isReadOnly else { return refuse(.readOnly) }
        guard service.isReady else { return refuse(.stillStarting) }
        return [effect()]
    }
}
