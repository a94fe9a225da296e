public import AnalysisModel

/// What the user does to the words that rows are to have.
public enum JobFilterAction: Hashable, Sendable {
    case requested
    case edited(TextEdit)
    /// Letters are keys again; the rows stay as they are.
    case kept
    case cleared
}

/// Which jobs have a row: all of them, or only those that are asked for.
extension JobListState {
    /// How many rows there are.
    public var count: Int { shown?.count ?? jobs.count }

    /// The rows from one on, as many as there are up to `count`.
    public func rows(from first: Int, count: Int) -> [TrackedJob] {
        guard let shown else { return Array(jobs.dropFirst(first).prefix(count)) }
        return shown.dropFirst(first).prefix(count).map { jobs[$0] }
    }

    /// The selected row.
    public var selectedIndex: Int? { selection.flatMap(index) }

    /// What the keys of the page are about.
    public var selectedJob: TrackedJob? { selectedIndex.map(row) }

    /// The row of a job; `nil` if it has none. O(log n).
    func index(of id: TrackedJob.ID) -> Int? {
        guard let place = places[id], let shown else { return places[id] }
        var (low, high) = (0, shown.count)
        while low < high {
            let middle = (low + high) / 2
            if shown[middle] < place { low = middle + 1 } else { high = middle }
        }
        return low < shown.count && shown[low] == place ? low : nil
    }

    func row(_ index: Int) -> TrackedJob { jobs[shown?[index] ?? index] }

    /// Every job that has a row.
    var shownJobs: [TrackedJob] { shown.map { $0.map { jobs[$0] } } ?? jobs }

    mutating func showAll() {
        showsProblemsOnly = false
        clearFilter()
    }

    mutating func toggleProblemsOnly() {
        showsProblemsOnly.toggle()
        chooseRows()
    }

    mutating func editFilter(_ edit: TextEdit) {
        filter.apply(edit)
        let search = TextSearch(filter.text)
        found = search.isEmpty ? nil : Set(jobs.lazy.filter { search.finds($0.words) }.map(\.id))
        chooseRows()
    }

    mutating func clearFilter() {
        (filter, isFiltering, found) = (TextField(), false, nil)
        chooseRows()
    }

    /// A changed job may have the words now, or not any more.
    mutating func search(in changed: [TrackedJob]) {
        guard found != nil else { return }
        let search = TextSearch(filter.text)
        for job in changed {
            if search.finds(job.words) { found?.insert(job.id) } else { found?.remove(job.id) }
        }
    }

    mutating func chooseRows() {
        guard showsProblemsOnly || found != nil else { return shown = nil }
        shown = jobs.indices.filter { place in
            let job = jobs[place]
            return (!showsProblemsOnly || hasProblem(job)) && found?.contains(job.id) != false
        }
    }
}

extension TrackedJob {
    /// What the filter of the list finds it by. A link's query is not shown, so nobody looks for it.
    fileprivate var words: [String] {
        let place = String(source.utf8.prefix { $0 != UInt8(ascii: "?") })
        let state = isGone ? "gone" : status?.word ?? submission.rawValue
        return [title, place, state, jobID?.rawValue, mediaID, language].compactMap(\.self)
    }
}
