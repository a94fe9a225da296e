import AnalysisModel

extension AppState {
    mutating func applyResult(_ action: ResultAction) -> [Effect] {
        switch action {
        case .videoRequested: return videoRequested()
        case .lineCopied(let text): return text.map { [.copy($0)] } ?? refuse(.nothingToCopy)
        case .timeFormatCycled:
            timeFormat = timeFormat.next(framesPerSecond: result?.result?.technical.framesPerSecond)
        case .captionsRequested: return captionsRequestedAgain()
        case .raw(let action): return applyRaw(action)
        case .tabChosen, .tabMoved:
            turnPage(action)
            return captionsNeeded() + rawRequests()
        case .overviewScrolled, .paneScrolled, .keywordsToggled: turnPage(action)
        case .rowMoved, .rowJumped, .positionMoved, .positionShifted, .occurrenceSought: move(action)
        case .sortCycled, .filterRequested, .filterEdited, .filterClosed, .filterCleared: arrange(action)
        }
        return []
    }

    private var resultRows: Int { ResultLayout(size).listRows }

    private mutating func turnPage(_ action: ResultAction) {
        switch action {
        case .tabChosen(let tab): showTab(tab)
        case .tabMoved(let step):
            let tabs = ResultTab.allCases
            let place = (result?.tab ?? .overview).rawValue - 1 + step
            showTab(tabs[(place % tabs.count + tabs.count) % tabs.count])
        case .overviewScrolled(let step, let last):
            let top = Self.scrolled(result?.top ?? 0, by: step, last: last)
            result?.top = top
        case .paneScrolled(let step, let last):
            let top = Self.scrolled(reading?.paneTop ?? 0, by: step, last: last)
            reading?.paneTop = top
        case .keywordsToggled:
            result?.showsKeywords.toggle()
            result?.paneTop = 0
            let rows = resultRows
            keepResultVisible()
            result?.arrive(rows: rows)
        default: break
        }
    }

    private mutating func showTab(_ tab: ResultTab) {
        result?.isTyping = false
        result?.tab = tab
        result?.paneTop = 0
        let rows = resultRows
        keepResultVisible()
        result?.arrive(rows: rows)
    }

    /// Once the screen or the list that is shown is another.
    mutating func keepResultVisible() {
        let rows = resultRows
        let row = result?.raw.selectedRow ?? 0
        result?.raw.select(row: row, rows: rows)
        let (paneTop, kind) = (result?.paneTop ?? 0, result?.kind)
        guard kind != nil else { return }
        result?.changeList { list, _ in list.keepSelectionVisible(rows: rows) }
        result?.paneTop = paneTop
    }

    private mutating func move(_ action: ResultAction) {
        let rows = resultRows
        switch action {
        case .rowMoved(let step): result?.moveRow(to: { $0.selectedRow + step }, rows: rows)
        case .rowJumped(let jump): result?.moveRow(to: { jump == .first ? 0 : $0.order.count - 1 }, rows: rows)
        case .positionMoved(let cells):
            let columns = ResultLayout(size).stripColumns
            result?.movePosition(byCells: cells, of: columns, rows: rows)
        case .positionShifted(let seconds): result?.movePosition(by: Double(seconds), rows: rows)
        case .occurrenceSought(let step): result?.seekOccurrence(by: step)
        default: break
        }
    }

    private mutating func arrange(_ action: ResultAction) {
        let rows = resultRows
        switch action {
        case .sortCycled: result?.changeList { list, result in list.cycleSort(result, rows: rows) }
        case .filterRequested:
            let hasField = showsRaw || page == .result && result?.kind != nil
            reading?.isTyping = hasField
            if showsRaw { reading?.raw.beginTyping() }
        case .filterClosed: reading?.isTyping = false
        case .filterCleared:
            result?.isTyping = false
            result?.changeList { list, result in list.clearFilter(result, rows: rows) }
        case .filterEdited(let edit):
            result?.changeList { list, result in list.edit(edit, result, rows: rows) }
            result?.seekSelection()
        default: break
        }
    }

    private mutating func videoRequested() -> [Effect] {
        guard let result, let job = jobList.job(result.job) else { return refuse(.noJob) }
        guard let source = job.playableSource else { return refuse(.noVideo) }
        return [.play(source, seconds: result.position)]
    }
}

extension TrackedJob {
    /// What a player can open: a link, or a file by its absolute path. Nothing that a player could take for an option.
    var playableSource: String? {
        switch try? MediaSource(listed: source, in: "/", home: "/") {
        case .url(let link)?: link
        case .file(let path)? where source.hasPrefix("/") || source.lowercased().hasPrefix("file://"): path
        default: nil
        }
    }
}
