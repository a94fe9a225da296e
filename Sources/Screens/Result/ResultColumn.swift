import AppLogic
import Canvas

/// A column of a result's list.
struct ResultColumn {
    let title: String
    /// `nil` for the one that takes what the others leave.
    let width: Int?
    let alignment: Line.Alignment
    /// What it gets of the other's room, where that has more than enough.
    let atBest: Int
    /// So much is all that the one without a width can use, where there is a strip to take the rest.
    let atMost: Int?
    /// The narrowest screen that has it.
    let need: Int

    init(
        _ title: String, width: Int? = nil, atBest: Int = 0, atMost: Int? = nil, align: Line.Alignment = .left,
        need: Int = 0
    ) {
        self.title = title
        self.width = width
        self.atBest = max(width ?? 0, atBest)
        self.atMost = atMost
        alignment = align
        self.need = need
    }
}

/// The columns that a screen has room for, and the rows made of them.
struct ResultColumns {
    /// With their places in the whole set.
    private let shown: [(place: Int, column: ResultColumn, width: Int)]
    /// Columns of the small strip at the end of each row; 0 where there is no room.
    let strip: Int

    private static let gap = 2
    private static let leastStripped = 110
    private static let leastStrip = 24
    /// So much is enough for the column that takes what the others leave.
    private static let enough = 32

    init(_ columns: [ResultColumn], width: Int, hasStrip: Bool) {
        let fitting = columns.enumerated().filter { $0.element.need <= width }
        let fixed = fitting.compactMap(\.element.width).reduce(0, +) + Self.gap * max(0, fitting.count - 1) + 2
        let free = max(4, width - fixed)
        let strip = hasStrip && width >= Self.leastStripped ? Self.strip(beside: fitting.map(\.element), of: free) : 0
        self.strip = strip
        var left = free - (strip > 0 ? strip + Self.gap : 0)
        let widths = fitting.map { part -> Int? in
            guard let width = part.element.width else { return nil }
            let more = max(0, min(part.element.atBest - width, left - Self.enough))
            left -= more
            return width + more
        }
        shown = zip(fitting, widths).map { ($0.offset, $0.element, $1 ?? left) }
    }

    /// The texts come first, as long as enough is left to see something in it.
    private static func strip(beside columns: [ResultColumn], of free: Int) -> Int {
        let wish = columns.reduce(enough + gap) { $0 + $1.atBest - ($1.width ?? 0) }
        let most = columns.lazy.compactMap(\.atMost).min() ?? free
        return max(min(leastStrip, free * 6 / 10), min(free * 6 / 10, free - wish), free - most - gap)
    }

    func titles(_ first: String, strip title: String, _ theme: Theme) -> Line {
        let line = shown.reduce(Line().gap(1)) { line, part in
            let title = part.column.width == nil ? first : part.column.title
            return line.adding(title, theme.quiet, width: part.width, align: part.column.alignment).gap(Self.gap)
        }
        return strip > 0 ? line.adding(title, theme.quiet, width: strip) : line
    }

    func row(_ cells: [(String, Style)], strip text: String, isSelected: Bool, _ theme: Theme) -> Line {
        let mark = Line().adding(isSelected ? theme.glyphs.mark : " ", theme.heading, width: 1)
        let line = shown.reduce(mark) { line, part in
            let (text, style) = cells[part.place]
            let shown = isSelected && style == .plain ? theme.strong : style
            return line.adding(text, shown, width: part.width, align: part.column.alignment).gap(Self.gap)
        }
        return strip > 0 ? line.adding(text, theme.accent, width: strip) : line
    }

    /// The one column whose text may go on below, and where it begins.
    var wrapping: (start: Int, width: Int)? {
        var start = 1
        for part in shown {
            if part.column.width == nil { return (start, part.width) }
            start += part.width + Self.gap
        }
        return nil
    }
}
