import AnalysisModel

extension AppState {
    mutating func applyFiles(_ action: FileAction) -> [Effect] {
        switch action {
        case .listRequested: return fileListRequested()
        case .chosen: return fileChosen()
        case .stopRequested: return fetchInHand.map { [.stopFetching($0)] } ?? []
        case .fetchedAfreshRequested: return documentRequestedAfresh()
        case .rowMoved(let step): selectFile(files.selectedRow + step)
        case .rowJumped(let jump): selectFile(jump == .first ? 0 : FileListState.types.count - 1)
        case .paneScrolled(let step, let last):
            files.paneTop = Self.scrolled(files.paneTop, by: step, last: last)
        case .textScrolled(let step, let last):
            let top = Self.scrolled(document?.top ?? 0, by: step, last: last)
            document?.top = top
        case .keptLoaded(let job, let kept):
            guard files.job == job else { break }
            files.kept = Dictionary(kept.map { ($0.type, $0) }, uniquingKeysWith: { first, _ in first })
        case .fetched, .failed, .stopped: return fetchEnded(action)
        case .textLoaded(let file, let text): if document?.file == file { document?.content = .text(text) }
        case .textFailed(let file, let facts): if document?.file == file { document?.content = .failed(facts) }
        }
        return []
    }

    mutating func fetchProgressed(_ file: ResultFile, _ progress: FetchProgress?) {
        files.fetches[file] = progress
    }

    mutating func forgetFiles(of jobs: Set<TrackedJob.ID>) {
        files.fetches = files.fetches.filter { !jobs.contains($0.key.job) }
        files.failures = files.failures.filter { !jobs.contains($0.key.job) }
        guard let job = files.job, jobs.contains(job) else { return }
        files.job = nil
        document = nil
        leave([.files, .document])
    }

    /// Their job is no more.
    mutating func leave(_ pages: Set<Page>) {
        if pages.contains(pageBelowHelp) { pageBelowHelp = .jobList }
        if pages.contains(pageBelowFiles) { pageBelowFiles = .jobList }
        if pages.contains(pageBelowResult) { pageBelowResult = .jobList }
        if pages.contains(page) { page = .jobList }
    }

    /// Once the screen is another.
    mutating func keepFileVisible() { selectFile(files.selectedRow) }

    private mutating func selectFile(_ row: Int) {
        files.select(row: row, rows: FileListLayout(size).listRows)
    }

    private mutating func fileListRequested() -> [Effect] {
        let looked = page == .result ? result.flatMap { jobList.job($0.job) } : nil
        guard let job = looked ?? jobList.selectedJob else { return refuse(.noJob) }
        guard job.jobID != nil, job.hasResultToShow || job.isGone else {
            return refuse(.noFilesYet(job.status))
        }
        // One that was come from is gone back to.
        if page == .result, pageBelowResult == .files, files.job == job.id {
            pageBelowResult = .jobList
            pageBelowFiles = .jobList
        } else {
            pageBelowFiles = page == .result ? .result : .jobList
        }
        files.list(job.id)
        page = .files
        return [.loadKept(job.id)]
    }

    private mutating func fileChosen() -> [Effect] {
        guard let file = files.selected else { return [] }
        switch standing(of: file.type) {
        case .fetching: return []
        case .kept: return open(file)
        case .absent, .failed: return fetch(file)
        }
    }

    private mutating func fetch(_ file: ResultFile, afresh: Bool = false) -> [Effect] {
        files.failures[file] = nil
        files.fetches[file] = FetchProgress()
        files.paneTop = 0
        return [.fetch(file, afresh: afresh)]
    }

    private mutating func fetchEnded(_ action: FileAction) -> [Effect] {
        switch action {
        case .fetched(let file):
            files.fetches[file] = nil
            files.failures[file] = nil
            tellElsewhere(.fetched(title(of: file), file.type), .done)
            return file.job == files.job ? [.loadKept(file.job)] : []
        case .failed(let file, let facts):
            files.fetches[file] = nil
            files.failures[file] = facts
            tellElsewhere(.fetchFailed(title(of: file), file.type), .refused)
        case .stopped(let file):
            files.fetches[file] = nil
            if result?.job == file.job { result?.fetchStopped(file.type) }
        default: break
        }
        return []
    }

    private func title(of file: ResultFile) -> String { jobList.job(file.job)?.displayTitle ?? "" }

    /// Where it is listed, its row tells it.
    private mutating func tellElsewhere(_ text: NoticeText, _ tone: Notice.Tone) {
        guard page != .files else { return }
        notice = Notice(tone, text, isNews: true)
        noticeShownAt = now
    }

    /// To the page that a result has of its own, or to the one that shows any file.
    private mutating func open(_ file: ResultFile) -> [Effect] {
        switch file.type {
        case .core: return openResult(of: file.job, at: .overview)
        case .visualCaptions where canShowResult(of: file.job): return openResult(of: file.job, at: .captions)
        default:
            document = DocumentState(file)
            page = .document
            return file.type.isJSON ? rawRequests() : [.loadText(file)]
        }
    }

    /// It is here, or can be had.
    private func canShowResult(of job: TrackedJob.ID) -> Bool {
        if files.kept[.core] != nil { return true }
        return jobList.job(job).map { $0.status == .finished && !$0.isGone } ?? false
    }

    private mutating func openResult(of job: TrackedJob.ID, at tab: ResultTab) -> [Effect] {
        if pageBelowFiles != .result { pageBelowResult = .files }
        page = .result
        let isThere = result?.job == job && result?.needsLoading == false
        let effects = isThere ? [] : loadResult(of: job, afresh: false)
        return effects + applyResult(.tabChosen(tab))
    }

    private mutating func documentRequestedAfresh() -> [Effect] {
        guard let file = document?.file, document?.failure != nil else { return [] }
        document = nil
        page = .files
        return fetch(file, afresh: true)
    }
}

extension ResultState {
    /// What the user did not want to wait for is not there, and no failure.
    mutating func fetchStopped(_ type: ResultType) {
        if type == .core, content == .fetching { content = .stopped }
        if type == .visualCaptions, captions == .fetching { captions = .notAsked }
    }
}
