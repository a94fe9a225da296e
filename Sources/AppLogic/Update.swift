import AnalysisModel
import Foundation

/// The whole behaviour of the interface: what an action does to the state, and what must be done outside.
public func update(_ state: inout AppState, _ action: Action) -> [Effect] {
    if action.isKey, state.noticeCanHaveBeenRead {
        state.notice = nil
        state.noticeShownAt = nil
    }
    return state.apply(action)
}

extension AppState {
    fileprivate mutating func apply(_ action: Action) -> [Effect] {
        switch action {
        case .resized(let size): resized(to: size)
        case .ticked(let time): ticked(at: time)
        case .redrawRequested: return [.redraw]
        case .terminated, .quitRequested: return quit()
        case .helpRequested: openHelp()
        case .helpScrolled(let step, let last): helpTop = Self.scrolled(helpTop, by: step, last: last)
        case .backRequested: return goBack()
        default:
            return applyNews(action) ?? applyJobList(action) ?? applyEnding(action) ?? applySubmit(action)
                ?? applyFailures(action) ?? applyQueue(action) ?? applyResult(action)
        }
        return []
    }

    private mutating func applyNews(_ action: Action) -> [Effect]? {
        switch action {
        case .serviceConnected(let identity): service.connected(to: identity)
        case .serviceStartFailed(let trouble), .serviceFailed(let trouble): service.failed(trouble)
        case .serviceAnswered(let time): service.answered(at: time)
        case .serviceAsked(let time): service.askedSince = time
        case .jobsLoaded(let jobs): return jobsLoaded(jobs)
        case .jobsChanged(let jobs): return jobsChanged(jobs)
        case .jobsRemoved(let jobs): return jobsRemoved(jobs)
        case .detailLoaded(let detail): jobList.details[detail.job] = detail
        case .failureRecorded(let failure): return failureRecorded(failure)
        case .uploadProgressed(let job, let progress): jobList.uploads[job] = progress
        case .retryChanged(let job, let retry): return retryChanged(job, retry)
        case .storageFailed(let message): storageFailed(message)
        default: return nil
        }
        return []
    }

    private mutating func applyJobList(_ action: Action) -> [Effect]? {
        switch action {
        case .selectionMoved(let step): return selectionMoved(by: step)
        case .selectionJumped(let jump): return selectionJumped(jump)
        case .paneFocusToggled: togglePaneFocus()
        case .paneScrolled(let step, let last):
            jobList.paneTop = Self.scrolled(jobList.paneTop, by: step, last: last)
        case .nextProblemRequested: return nextProblemRequested()
        case .problemFilterToggled: return toggleProblemFilter()
        case .jobFilter(let action): return applyFilter(action)
        case .refreshRequested: return pollRequested()
        case .resultRequested: return resultRequested()
        case .submitRequested: return submitRequested()
        case .submitAgainRequested: return submitRequested(prefill: jobList.selectedJob)
        case .sampleRequested: return sampleRequested()
        default: return nil
        }
        return []
    }

    private mutating func applyEnding(_ action: Action) -> [Effect]? {
        switch action {
        case .markToggled: return markToggled()
        case .marksCleared: jobList.clearMarks()
        case .marksToggled: jobList.toggleMarksOfRows()
        case .endingRequested(let ending): return endingRequested(ending)
        case .answerMoved(let step): moveAnswer(by: step)
        case .questionScrolled(let step, let last): scrollQuestion(by: step, last: last)
        case .answerConfirmed: return confirmation == nil ? repetitionAnswered() : answerConfirmed()
        case .endingDone(let outcome): endingDone(outcome)
        default: return nil
        }
        return []
    }

    private mutating func moveAnswer(by step: Int) {
        if confirmation == nil { repetition?.choose(by: step) } else { confirmation?.choose(by: step) }
    }

    private mutating func scrollQuestion(by step: Int, last: Int) {
        let top = Self.scrolled(confirmation?.top ?? repetition?.top ?? 0, by: step, last: last)
        if confirmation == nil { repetition?.top = top } else { confirmation?.top = top }
    }

    private mutating func applyFailures(_ action: Action) -> [Effect]? {
        switch action {
        case .failuresRequested: return failuresRequested()
        case .failuresLoaded(let loaded): failuresLoaded(loaded)
        case .failureSelectionMoved(let step): failureSelectionMoved(by: step)
        case .failureSelectionJumped(let jump): failureSelectionJumped(jump)
        case .failureScrolled(let step, let last):
            failures.detailTop = Self.scrolled(failures.detailTop, by: step, last: last)
        case .failureJobRequested: return failureJobRequested()
        case .copyRequested(let text): return copyRequested(text)
        case .copied(let copying): notice = Notice(.done, .copied(copying))
        case .pagerRequested(let text): return pagerRequested(text)
        case .pagerFailed(let reason): notice = Notice(.refused, .pagerFailed(reason))
        default: return nil
        }
        return []
    }

    private mutating func applyResult(_ action: Action) -> [Effect] {
        switch action {
        case .resultLoaded(let job, let summary): return resultLoaded(summary, of: job)
        case .resultFailed(let job, let facts): return resultFailed(of: job, facts)
        case .captionsLoaded(let job, let captions): captionsLoaded(captions, of: job)
        case .captionsFailed(let job, let facts): captionsFailed(of: job, facts)
        case .nodeLoaded(let file, let request, let node): return nodeLoaded(node, for: request, of: file)
        case .nodeFailed(let file, let request, let facts): nodeFailed(facts, for: request, of: file)
        case .fetchProgressed(let file, let progress): fetchProgressed(file, progress)
        case .files(let action): return applyFiles(action)
        case .result(let action): return applyResult(action)
        case .comparison(let action): return applyComparison(action)
        case .playerFailed(let reason): notice = Notice(.refused, .playerFailed(reason))
        default: break
        }
        return []
    }

    private mutating func ticked(at time: Date) {
        now = time
        guard notice?.tone == .done else { return }
        guard let shown = noticeShownAt else {
            noticeShownAt = time
            return
        }
        guard time >= shown.addingTimeInterval(Self.noticeLasts) else { return }
        notice = nil
        noticeShownAt = nil
    }

    /// In seconds: so long one needs to notice a word that came by itself.
    private static let noticeTakes = 2.0

    fileprivate var noticeCanHaveBeenRead: Bool {
        guard notice?.isNews == true, let shown = noticeShownAt else { return true }
        return now.timeIntervalSince(shown) >= Self.noticeTakes
    }

    private mutating func resized(to size: ScreenSize) {
        self.size = size
        keepSelectionVisible()
        failures.keepSelectionVisible(size)
        keepResultVisible()
        keepComparisonVisible()
        keepQueuedVisible()
        keepFileVisible()
    }

    private mutating func quit() -> [Effect] {
        isQuitting = true
        return [.quit]
    }

    private mutating func openHelp() {
        guard page != .help else { return }
        pageBelowHelp = page
        helpTop = 0
        page = .help
    }

    private mutating func goBack() -> [Effect] {
        switch page {
        case .help: page = pageBelowHelp
        case .submit:
            form.awaitsCheck = false
            page = .jobList
        case .preview, .batch: page = .submit
        case .jobList, .queue:
            if confirmation != nil {
                closeConfirmation()
            } else if repetition != nil {
                closeRepetition()
            } else {
                page = .jobList
                jobList.focus = .list
            }
        case .result: page = pageBelowResult
        case .files: page = pageBelowFiles
        case .document: page = .files
        case .comparison, .failures: page = .jobList
        }
        // What has been fetched meanwhile is here now.
        return page == .files ? files.job.map { [.loadKept($0)] } ?? [] : []
    }

    static func scrolled(_ top: Int, by step: Int, last: Int) -> Int {
        min(max(0, min(top, last) + step), max(0, last))
    }
}

extension Action {
    /// It comes from the user's hand, so the last notice has been seen.
    fileprivate var isKey: Bool {
        switch self {
        case .selectionMoved, .selectionJumped, .paneFocusToggled, .paneScrolled, .nextProblemRequested,
            .problemFilterToggled, .jobFilter, .refreshRequested, .failuresRequested, .failureSelectionMoved,
            .failureSelectionJumped, .failureScrolled, .failureJobRequested, .copyRequested, .pagerRequested,
            .resultRequested, .submitRequested, .submitAgainRequested, .sampleRequested, .fieldMoved, .fieldEdited,
            .entryRecalled, .completionRequested, .formConfirmed, .previewRequested, .previewScrolled,
            .batchConfirmed, .batchCheckRequested, .badSourcesLeftOut, .batchScrolled, .result, .helpRequested,
            .helpScrolled, .backRequested, .markToggled, .marksCleared, .marksToggled, .endingRequested,
            .answerMoved, .questionScrolled, .answerConfirmed, .queueRequested, .queueSelectionMoved,
            .queueSelectionJumped, .queueJobRequested, .pauseToggled, .pauseOfAllToggled, .queueMoveRequested,
            .withdrawalRequested:
            true
        case .comparison(let action): action.isKey
        case .files(let action): action.isKey
        default: false
        }
    }
}
