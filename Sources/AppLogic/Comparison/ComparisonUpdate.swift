public import AnalysisModel

/// What can be done with two results beside each other.
public enum ComparisonAction: Hashable, Sendable {
    /// Of the two marked jobs, or of the marked one and the selected one.
    case requested
    case rowMoved(by: Int)
    case rowJumped(JobListState.Jump)
    /// `lastTop` is the furthest that the pane can be scrolled, as measured where it is drawn.
    case paneScrolled(by: Int, lastTop: Int)
    case extentCycled
    case sortCycled
    case loaded([TrackedJob.ID], ResultComparison)
    /// The job whose result could not be had, of those that were to be compared.
    case failed([TrackedJob.ID], TrackedJob.ID, FailureFacts)

    /// It comes from the user's hand.
    var isKey: Bool {
        switch self {
        case .loaded, .failed: false
        default: true
        }
    }
}

extension AppState {
    /// The jobs that a comparison would be of, the older one first; `nil` unless they are two with a result.
    public var comparable: [TrackedJob]? {
        var ids = jobList.marks
        if ids.count == 1, let selected = jobList.selection { ids.insert(selected) }
        let jobs = ids.compactMap(jobList.job).filter(\.hasResultToShow)
        guard ids.count == 2, jobs.count == 2 else { return nil }
        return jobs.sorted { ($0.createdAt, $0.id.rawValue) < ($1.createdAt, $1.id.rawValue) }
    }

    mutating func applyComparison(_ action: ComparisonAction) -> [Effect] {
        let rows = ComparisonLayout(size).listRows
        switch action {
        case .requested: return comparisonRequested()
        case .rowMoved(let step): moveComparison(rows) { $0.selectedRow + step }
        case .rowJumped(let jump): moveComparison(rows) { jump == .first ? 0 : $0.order.count - 1 }
        case .paneScrolled(let step, let last):
            let top = Self.scrolled(comparison?.paneTop ?? 0, by: step, last: last)
            comparison?.paneTop = top
        case .extentCycled: comparison?.cycleExtent(rows: rows)
        case .sortCycled: comparison?.cycleSort(rows: rows)
        case .loaded(let jobs, let loaded):
            if comparison?.jobs == jobs { comparison?.show(loaded, rows: rows) }
        case .failed(let jobs, let job, let facts):
            if comparison?.jobs == jobs { comparison?.content = .failed(job, facts) }
        }
        return []
    }

    private mutating func comparisonRequested() -> [Effect] {
        let jobs: [TrackedJob.ID]
        if page == .comparison, let again = comparison?.jobs {
            jobs = again
        } else {
            guard let chosen = comparable else { return refuse(.nothingToCompare) }
            jobs = chosen.map(\.id)
        }
        comparison = ComparisonState(jobs)
        page = .comparison
        return [.compare(jobs)]
    }

    mutating func moveComparison(_ rows: Int, to row: (ComparisonState) -> Int) {
        guard let place = comparison.map(row) else { return }
        comparison?.select(row: place, rows: rows)
    }

    /// Once the screen is another.
    mutating func keepComparisonVisible() {
        moveComparison(ComparisonLayout(size).listRows) { $0.selectedRow }
    }
}
