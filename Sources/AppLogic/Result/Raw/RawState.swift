public import AnalysisModel

/// The file itself: one of its values, with the children that have been read so far.
public struct RawState: Hashable, Sendable {
    /// Children that are read at once, counted from the first that is wanted.
    public struct Request: Hashable, Sendable {
        public var path: RawPath
        public var offset: Int

        public init(path: RawPath, offset: Int) {
            self.path = path
            self.offset = offset
        }
    }

    /// What is known of the value.
    public enum Content: Hashable, Sendable {
        case reading
        /// Its children are kept apart.
        case there(RawNode)
        /// There is nothing at the path.
        case nothing
        case failed(FailureFacts)
    }

    /// So many children are asked for at once.
    public static let pageSize = 200
    /// So many pages before and behind the one that is seen are kept.
    private static let reach = 20

    public internal(set) var path = RawPath()
    public internal(set) var content = Content.reading
    public internal(set) var selectedRow = 0
    public internal(set) var top = 0
    /// A path that is being typed.
    public internal(set) var field = TextField()
    /// What was typed is no path.
    public internal(set) var isMistyped = false
    private var pages: [Int: [RawNode.Child]] = [:]
    private var wanted: Set<Int> = []
    /// Where the selection was in the values around this one.
    private var trail: [Int] = []

    /// How many children there are in all.
    public var count: Int { if case .there(let node) = content { node.count ?? 0 } else { 0 } }

    /// A text, a number or the like, which has no children.
    public var isScalar: Bool { if case .there(let node) = content { node.count == nil } else { false } }

    /// `nil` while it is being read.
    public func child(_ row: Int) -> RawNode.Child? {
        guard let page = pages[row / Self.pageSize] else { return nil }
        let place = row % Self.pageSize
        return page.indices.contains(place) ? page[place] : nil
    }

    public var selected: RawNode.Child? { child(selectedRow) }

    /// The way to a child of this value.
    public func path(of child: RawNode.Child) -> RawPath {
        let isElement = if case .there(let node) = content { node.kind == .array } else { false }
        return RawPath(path.steps + [.init(child.key, isElement: isElement)])
    }

    mutating func beginTyping() {
        field = TextField()
        isMistyped = false
    }

    /// Goes to another value.
    mutating func go(to path: RawPath, trail: [Int]) {
        self.path = path
        self.trail = trail
        content = .reading
        selectedRow = 0
        top = 0
        pages = [:]
        wanted = []
    }

    /// Into the selected child, if there is more of it to see.
    mutating func enter() {
        guard let child = selected, child.count.map({ $0 > 0 }) ?? child.isCut else { return }
        go(to: path(of: child), trail: trail + [selectedRow])
    }

    /// To the value that this one is in.
    /// - Returns: false if it is the whole file.
    mutating func leave() -> Bool {
        guard !path.steps.isEmpty else { return false }
        let row = trail.last ?? 0
        go(to: RawPath(Array(path.steps.dropLast())), trail: Array(trail.dropLast()))
        selectedRow = row
        return true
    }

    /// - Parameter rows: how many are visible.
    mutating func select(row: Int, rows: Int) {
        guard case .there = content else { return }
        selectedRow = min(max(0, row), max(0, count - 1))
        top = Scroll.top(top: top, height: rows, selection: selectedRow, count: count)
    }

    /// What has to be read for the rows that are visible, and a page to either side.
    mutating func requests() -> [Request] {
        if case .failed = content { return [] }
        let page = selectedRow / Self.pageSize
        let last = max(0, count - 1) / Self.pageSize
        let isKnown = if case .there = content { true } else { false }
        let near = isKnown ? max(0, page - 1)...max(0, min(page + 1, last)) : page...page
        let missing = near.filter { pages[$0] == nil && !wanted.contains($0) }
        guard !isScalar else { return [] }
        wanted.formUnion(missing)
        return missing.map { Request(path: path, offset: $0 * Self.pageSize) }
    }

    mutating func take(_ node: RawNode?, for request: Request, rows: Int) {
        guard request.path == path else { return }
        guard var node else {
            content = .nothing
            return
        }
        let page = request.offset / Self.pageSize
        pages[page] = node.children
        wanted.remove(page)
        node.children = []
        content = .there(node)
        select(row: selectedRow, rows: rows)
        let seen = selectedRow / Self.pageSize
        for far in pages.keys where abs(far - seen) > Self.reach { pages[far] = nil }
    }

    mutating func fail(_ facts: FailureFacts, for request: Request) {
        guard request.path == path else { return }
        wanted = []
        content = .failed(facts)
    }
}
