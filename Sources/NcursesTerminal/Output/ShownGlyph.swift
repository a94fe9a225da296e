import Canvas

/// What really goes to the terminal for a cell, where its locale may know less than the frame does.
nonisolated enum ShownGlyph {
    /// One entry for each glyph to put; more than one when a wide glyph must be replaced by two narrow ones.
    ///
    /// - Parameter width: how many columns the C library gives a scalar, -1 when it does not know it. Where it and the
    ///   frame disagree ncurses would lose count of the columns, so "?" is shown.
    static func scalars(of cell: Cell, glyphs: GlyphSet, width: (UInt32) -> Int) -> [[UInt32]] {
        guard let base = cell.base?.value else { return [] }
        if base >= 0x20, base < 0x7F, cell.marks.isEmpty { return [[base]] }
        switch glyphs {
        case .ascii:
            return Array(repeating: [asciiTwin(of: base)], count: cell.columns)
        case .unicode:
            guard width(base) == cell.columns else { return Array(repeating: [0x3F], count: cell.columns) }
            return [[base] + cell.marks.map(\.value).filter { width($0) == 0 }]
        }
    }

    /// For the glyphs that a frame itself brings in, and lines; "?" for everything else.
    static func asciiTwin(of scalar: UInt32) -> UInt32 {
        switch scalar {
        case 0x20..<0x7F: scalar
        case 0x2026: 0x7E  // … as ~
        case 0x23CE: 0x24  // ⏎ as $
        case 0x2500, 0x2501, 0x2504, 0x2505, 0x2508, 0x2509, 0x2550: 0x2D
        case 0x2502, 0x2503, 0x2506, 0x2507, 0x250A, 0x250B, 0x2551: 0x7C
        case 0x250C...0x254B, 0x2552...0x256C: 0x2B
        default: 0x3F
        }
    }
}
