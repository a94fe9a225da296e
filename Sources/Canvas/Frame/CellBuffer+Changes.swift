extension CellBuffer {
    /// What must be painted where `previous` is shown now, row by row from left to right.
    ///
    /// Everything when there is no previous frame or it has another size. A run never starts or ends inside a wide glyph.
    public func changes(from previous: CellBuffer?) -> [CellRun] {
        guard let previous, previous.size == size else {
            guard size.width > 0 else { return [] }
            return (0..<size.height).map { CellRun(x: 0, y: $0, cells: Array(row($0))) }
        }
        var runs: [CellRun] = []
        for y in 0..<size.height where row(y) != previous.row(y) {
            appendChanges(inRow: y, from: previous, to: &runs)
        }
        return runs
    }

    private func appendChanges(inRow y: Int, from previous: CellBuffer, to runs: inout [CellRun]) {
        let start = y * size.width
        var x = 0
        while x < size.width {
            guard differs(from: previous, at: start + x) else {
                x += 1
                continue
            }
            if cells[start + x].isContinuation { x -= 1 }
            var end = x + 1
            while end < size.width, cells[start + end].isContinuation || differs(from: previous, at: start + end) {
                end += 1
            }
            runs.append(CellRun(x: x, y: y, cells: Array(cells[(start + x)..<(start + end)])))
            x = end
        }
    }

    private func differs(from previous: CellBuffer, at index: Int) -> Bool { cells[index] != previous.cells[index] }
}
