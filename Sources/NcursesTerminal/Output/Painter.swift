import CNcurses
import Canvas

/// Brings frames to the screen, only where they differ from the one before.
struct Painter {
    private let glyphs: GlyphSet
    private var pairs: ColorPairs
    private var shown: CellBuffer?

    init(capabilities: NcursesTerminal.Capabilities) {
        glyphs = capabilities.glyphs
        pairs = ColorPairs(colors: capabilities.colors)
    }

    mutating func present(_ frame: CellBuffer) {
        if shown?.size != frame.size { shim_erase() }
        for run in frame.changes(from: shown) { put(run) }
        shown = frame
        paint(cursor: frame.cursor)
    }

    /// The screen was touched by others: the next frame is painted whole.
    mutating func forget() {
        shown = nil
        shim_forget_screen()
    }

    func repaint() {
        shim_forget_screen()
        paint(cursor: shown?.cursor)
    }

    private func paint(cursor: CursorPosition?) {
        shim_paint(Int32(clamping: cursor?.y ?? -1), Int32(clamping: cursor?.x ?? -1))
    }

    private mutating func put(_ run: CellRun) {
        var x = run.x
        for cell in run.cells where !cell.isContinuation {
            guard x + cell.columns <= Int(shim_columns()), run.y < Int(shim_rows()) else { return }
            put(cell, x: x, y: run.y)
            x += cell.columns
        }
    }

    private mutating func put(_ cell: Cell, x: Int, y: Int) {
        let pair = pairs.number(for: cell.style)
        let attributes = cell.style.attributes
        let parts = ShownGlyph.scalars(of: cell, glyphs: glyphs) { Int(shim_width(wchar_t($0))) }
        for (offset, scalars) in parts.enumerated() {
            let text = scalars.map { wchar_t($0) } + [0]
            shim_put(Int32(y), Int32(x + offset), text, attributes, pair)
        }
    }
}

extension Style {
    fileprivate var attributes: Int32 {
        var bits: UInt32 = 0
        if bold { bits |= shim_bold.rawValue }
        if dim { bits |= shim_dim.rawValue }
        if underline { bits |= shim_underline.rawValue }
        if reverse { bits |= shim_reverse.rawValue }
        return Int32(bits)
    }
}
