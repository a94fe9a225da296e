/// A frame as text, for snapshots.
extension CellBuffer {
    /// The rows without trailing spaces.
    public func textRows() -> [String] {
        (0..<size.height).map { y in
            var scalars = String.UnicodeScalarView()
            for cell in row(y) { cell.glyph.append(to: &scalars) }
            while scalars.last == " " { scalars.removeLast() }
            return String(scalars)
        }
    }

    /// The rows as one letter for the style of each cell, without trailing plain cells, then a line for every style in
    /// use: its letter and what it looks like. `.` is plain. The same set of styles always gets the same letters.
    public func styleRows() -> [String] {
        let legend = StyleLegend(Set(cells.map(\.style)))
        let rows = (0..<size.height).map { y in
            var letters = row(y).map { legend.letter(of: $0.style) }
            while letters.last == StyleLegend.plain { letters.removeLast() }
            return String(letters)
        }
        return rows + legend.lines
    }
}
