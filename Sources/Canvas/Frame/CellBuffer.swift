/// A frame: what the whole screen shall show, cell by cell. Whatever is drawn outside of it is clipped.
public struct CellBuffer: Equatable, Sendable {
    public let size: Size
    /// Where the text cursor is shown; nil hides it.
    public var cursor: CursorPosition?
    private(set) var cells: [Cell]

    /// All blank.
    public init(size: Size) {
        self.size = size
        cells = Array(repeating: .blank, count: size.width * size.height)
    }

    /// A blank cell for places outside.
    public subscript(x: Int, y: Int) -> Cell {
        guard bounds.contains(x: x, y: y) else { return .blank }
        return cells[y * size.width + x]
    }

    var bounds: Rect { Rect(size) }

    func row(_ y: Int) -> ArraySlice<Cell> { cells[(y * size.width)..<((y + 1) * size.width)] }

    /// Puts one glyph; the other half of a wide glyph that it meets becomes a blank.
    ///
    /// A wide glyph of which only one half would be inside leaves a blank in its place.
    mutating func put(_ glyph: Glyph, x: Int, y: Int, style: Style) {
        guard y >= 0, y < size.height else { return }
        let end = x + Int(glyph.columns)
        if x >= 0, end <= size.width {
            releaseHalves(x: x, end: end, row: y)
            let start = y * size.width + x
            cells[start] = Cell(glyph: glyph, style: style)
            if glyph.columns == 2 { cells[start + 1] = Cell(glyph: .continuation, style: style) }
        } else if glyph.columns == 2, end == 1 || x == size.width - 1 {
            put(.space, x: max(0, x), y: y, style: style)
        }
    }

    private mutating func releaseHalves(x: Int, end: Int, row: Int) {
        let first = row * size.width + x
        let next = row * size.width + end
        if x > 0, cells[first].isContinuation { cells[first - 1] = blank(like: cells[first - 1]) }
        if end < size.width, cells[next].isContinuation { cells[next] = blank(like: cells[next]) }
    }

    private func blank(like cell: Cell) -> Cell { Cell(glyph: .space, style: cell.style) }

    /// Changes the look of what is already there; a wide glyph follows its left half.
    public mutating func restyle(_ rect: Rect, _ change: (inout Style) -> Void) {
        let area = rect.intersection(bounds)
        guard !area.isEmpty else { return }
        for y in area.y..<area.maxY {
            for index in (y * size.width + area.x)..<(y * size.width + area.maxX) where !cells[index].isContinuation {
                change(&cells[index].style)
                if cells[index].columns == 2 { cells[index + 1].style = cells[index].style }
            }
        }
    }
}
