public import AnalysisModel

/// The page of everything that went wrong, over all jobs.
public struct FailureListState: Hashable, Sendable {
    /// What kajo keeps on disk, the newest first.
    public private(set) var kept: [JobFailure] = []
    /// What could not be written down, of this run; their ids are negative.
    public private(set) var unkept: [JobFailure] = []
    /// Both, the newest first.
    public private(set) var all: [JobFailure] = []
    /// Bound to the failure, not to the row.
    public var selection: JobFailure.ID?
    /// The first row shown.
    public var top = 0
    /// The first line shown of the selected failure.
    public var detailTop = 0
    public var hasLoaded = false

    public init() {}

    /// No more are loaded: nobody reads on, and the rest is with each job.
    public static let most = 1000

    /// The selected row.
    public var selectedIndex: Int? { selection.flatMap { id in all.firstIndex { $0.id == id } } }

    /// The failure that is shown whole.
    public var selected: JobFailure? { selectedIndex.map { all[$0] } }

    mutating func load(_ failures: [JobFailure]) {
        hasLoaded = true
        kept = failures
        merge()
    }

    mutating func add(_ failure: JobFailure) {
        unkept.insert(failure, at: 0)
        merge()
    }

    private mutating func merge() {
        let index = selectedIndex
        all = (kept + unkept).sorted { $0.at == $1.at ? $0.id > $1.id : $0.at > $1.at }
        if selectedIndex == nil { select(index: index ?? 0) }
    }

    mutating func select(index: Int) {
        let id = all.isEmpty ? nil : all[min(max(0, index), all.count - 1)].id
        if id != selection { detailTop = 0 }
        selection = id
    }

    mutating func keepSelectionVisible(_ size: ScreenSize) {
        top = Scroll.top(
            top: top, height: JobListLayout(size).listRows, selection: selectedIndex ?? 0, count: all.count)
    }
}
