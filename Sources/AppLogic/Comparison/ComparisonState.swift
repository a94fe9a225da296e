public import AnalysisModel

/// The page that shows two results beside each other.
public struct ComparisonState: Hashable, Sendable {
    public enum Content: Hashable, Sendable {
        /// Both are fetched, where they are not here yet, and read.
        case reading
        case loaded(ResultComparison)
        /// The result of that job could not be had.
        case failed(TrackedJob.ID, FailureFacts)
    }

    /// Which rows there are.
    public enum Extent: Hashable, Sendable, CaseIterable { case all, onlyFirst, onlySecond, both }

    /// What the rows are ordered by.
    public enum Sort: Hashable, Sendable, CaseIterable { case difference, label, first, second }

    /// The older one first.
    public let jobs: [TrackedJob.ID]
    public internal(set) var content = Content.reading
    public private(set) var extent = Extent.all
    public private(set) var sort = Sort.difference
    /// Places in the comparison's own items, in the order of the rows.
    public private(set) var order: [Int] = []
    public private(set) var selectedRow = 0
    public private(set) var top = 0
    /// The first line that the pane shows.
    public internal(set) var paneTop = 0

    init(_ jobs: [TrackedJob.ID]) { self.jobs = jobs }

    public var comparison: ResultComparison? {
        if case .loaded(let comparison) = content { comparison } else { nil }
    }

    public var selected: ResultComparison.Item? {
        order.indices.contains(selectedRow) ? comparison?.items[order[selectedRow]] : nil
    }

    mutating func show(_ comparison: ResultComparison, rows: Int) {
        content = .loaded(comparison)
        arrange(rows: rows)
    }

    mutating func cycleExtent(rows: Int) {
        extent = Self.next(extent)
        arrange(rows: rows)
    }

    mutating func cycleSort(rows: Int) {
        sort = Self.next(sort)
        arrange(rows: rows)
    }

    private static func next<Value: CaseIterable & Equatable>(_ value: Value) -> Value {
        let all = Array(Value.allCases)
        return all[((all.firstIndex(of: value) ?? 0) + 1) % all.count]
    }

    private mutating func arrange(rows: Int) {
        guard let items = comparison?.items else { return }
        let chosen = items.indices.filter { Self.belongs(items[$0], to: extent) }
        let keyed = chosen.map { (key: Self.key(of: items[$0], sort), item: $0) }
        order = keyed.sorted { one, other in
            one.key == other.key ? one.item < other.item : one.key < other.key
        }.map(\.item)
        select(row: 0, rows: rows)
    }

    private static func belongs(_ item: ResultComparison.Item, to extent: Extent) -> Bool {
        switch extent {
        case .all: true
        case .onlyFirst: item.screenTimes[1] == nil
        case .onlySecond: item.screenTimes[0] == nil
        case .both: item.screenTimes.allSatisfy { $0 != nil }
        }
    }

    /// Ascending; the items are in the order of their difference already.
    private static func key(of item: ResultComparison.Item, _ sort: Sort) -> SortKey {
        switch sort {
        case .difference: SortKey()
        case .label: SortKey(text: TextSearch.folded(item.label))
        case .first: SortKey(number: -(item.screenTimes[0]?.seconds ?? -1))
        case .second: SortKey(number: -(item.screenTimes[1]?.seconds ?? -1))
        }
    }

    private struct SortKey: Comparable {
        var number = 0.0
        var text: [UInt8] = []

        static func < (one: Self, other: Self) -> Bool {
            one.number == other.number ? one.text.lexicographicallyPrecedes(other.text) : one.number < other.number
        }
    }

    mutating func select(row: Int, rows: Int) {
        selectedRow = min(max(0, row), max(0, order.count - 1))
        top = Scroll.top(top: top, height: rows, selection: selectedRow, count: order.count)
    }
}

/// How the page of a comparison divides the screen's rows; scrolling and drawing both go by it.
public struct ComparisonLayout: Hashable, Sendable {
    /// Rows of the list below its column titles.
    public let listRows: Int
    /// Rows of the pane with its rule; 0 where there is no room.
    public let paneRows: Int

    /// Title, both results, column titles, and the line of keys.
    private static let fixedRows = 5

    public init(_ size: ScreenSize) {
        let free = max(0, size.rows - Self.fixedRows)
        paneRows = free < 6 ? 0 : max(4, free * 2 / 5)
        listRows = free - paneRows
    }

    /// Rows of text in the pane.
    public var paneTextRows: Int { max(0, paneRows - 1) }
}
