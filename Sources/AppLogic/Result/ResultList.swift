import AnalysisModel

/// One list of a result: what is asked for of it, and which of its items that leaves in which order.
public struct ResultList: Hashable, Sendable {
    /// What its items are.
    public enum Kind: Hashable, Sendable, CaseIterable {
        case labels, faces, speech, keywords, topics, compliance, shots
    }

    /// What the items are ordered by.
    public enum Sort: Hashable, Sendable {
        case screenTime, name, type, confidence, start, adScore, length
    }

    public let kind: Kind
    /// Every item in the result's own order, whatever the filter leaves.
    public let own: [Int]
    public private(set) var sort: Sort
    public private(set) var filter = TextField()
    /// Places in the result's own list, in the order of the rows.
    public private(set) var order: [Int]
    /// Every item, in the present order.
    private var all: [Int]
    /// An item by its place in the result's own list; `nil` if no row is left.
    public private(set) var selection: Int?
    /// Its row.
    public private(set) var selectedRow = 0
    /// The first row shown.
    public private(set) var top = 0

    init(_ kind: Kind, of result: ResultSummary) {
        self.kind = kind
        own = kind == .labels ? result.ownLabels : Array(0..<result.count(in: kind))
        (all, order) = (own, own)
        sort = Self.sorts(of: kind)[0]
        selection = own.first
    }

    /// How many items there are, whatever the filter leaves.
    public var total: Int { own.count }

    /// What the list can be ordered by; the first is how the result has it.
    public static func sorts(of kind: Kind) -> [Sort] {
        switch kind {
        case .labels: [.screenTime, .name, .type, .confidence, .start]
        case .faces: [.screenTime, .name, .confidence, .start]
        case .speech: [.start]
        case .keywords: [.type, .name, .start]
        case .topics: [.type, .confidence, .adScore, .name]
        case .compliance: [.screenTime, .name, .confidence, .start]
        case .shots: [.start, .length]
        }
    }

    mutating func cycleSort(_ result: ResultSummary, rows: Int) {
        let sorts = Self.sorts(of: kind)
        let place = sorts.firstIndex(of: sort) ?? 0
        sort = sorts[(place + 1) % sorts.count]
        all = ResultOrder(result: result, kind: kind).sorted(own, by: sort)
        chooseRows(result, rows: rows)
    }

    mutating func edit(_ edit: TextEdit, _ result: ResultSummary, rows: Int) {
        filter.apply(edit)
        chooseRows(result, rows: rows)
    }

    mutating func clearFilter(_ result: ResultSummary, rows: Int) {
        filter = TextField()
        chooseRows(result, rows: rows)
    }

    /// The selection stays on its item if that has a row; else the first row takes it.
    private mutating func chooseRows(_ result: ResultSummary, rows: Int) {
        let search = TextSearch(filter.text)
        order = search.isEmpty ? all : all.filter { search.finds(result.item($0, in: kind)) }
        select(row: selection.flatMap(order.firstIndex) ?? 0, rows: rows)
    }

    /// - Parameter rows: how many are visible.
    mutating func select(row: Int, rows: Int) {
        selectedRow = min(max(0, row), max(0, order.count - 1))
        selection = order.isEmpty ? nil : order[selectedRow]
        keepSelectionVisible(rows: rows)
    }

    mutating func keepSelectionVisible(rows: Int) {
        top = Scroll.top(top: top, height: rows, selection: selectedRow, count: order.count)
    }
}

extension ResultSummary {
    /// Those that are not on a page of their own; colours are shown as such.
    fileprivate var ownLabels: [Int] {
        labels.indices.filter { index in
            !Self.elsewhere.contains { labels[index].type.hasPrefix($0) }
        }
    }

    private static let elsewhere = [
        "visual.color", "human.face", "audio.speech", "audio.keyword", "transcript.keyword", "topic.",
    ]
}
