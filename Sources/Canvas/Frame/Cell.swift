/// One place on the screen. Made by `CellBuffer` only, so a cell never holds anything but a showable glyph.
///
/// A wide glyph takes two cells: its own and a continuation that always has the same style.
public struct Cell: Hashable, Sendable {
    let glyph: Glyph
    public internal(set) var style: Style

    init(glyph: Glyph, style: Style) {
        self.glyph = glyph
        self.style = style
    }

    /// A space in plain style.
    public static let blank = Cell(glyph: .space, style: .plain)

    /// The trailing half of the wide glyph to the left; it has no text of its own.
    public var isContinuation: Bool { glyph.columns == 0 }

    /// 1 or 2; 0 for a continuation.
    public var columns: Int { Int(glyph.columns) }

    /// The spacing character; nil for a continuation.
    public var base: Unicode.Scalar? { isContinuation ? nil : Unicode.Scalar(glyph.base) }

    /// Combining marks on the base, at most `Cell.maximumMarks`.
    public var marks: [Unicode.Scalar] { glyph.marks }

    /// As many as ncurses can put beside a base in one cell.
    public static let maximumMarks = Glyph.maximumMarks

    /// What is shown here as text; empty for a continuation.
    public var text: String {
        var scalars = String.UnicodeScalarView()
        glyph.append(to: &scalars)
        return String(scalars)
    }
}

/// Cells side by side in one row, starting at column `x`.
public struct CellRun: Hashable, Sendable {
    public let x: Int
    public let y: Int
    public let cells: [Cell]
}

/// Where the text cursor is shown.
public struct CursorPosition: Hashable, Sendable {
    public var x: Int
    public var y: Int

    public init(x: Int, y: Int) {
        self.x = x
        self.y = y
    }
}
