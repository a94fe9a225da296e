import Canvas
import Testing

/// A screen that knows runs only, as a terminal does.
private func replay(_ runs: [CellRun], on rows: inout [[Cell]]) {
    for run in runs {
        for (offset, cell) in run.cells.enumerated() { rows[run.y][run.x + offset] = cell }
    }
}

private func cells(of buffer: CellBuffer) -> [[Cell]] {
    (0..<buffer.size.height).map { y in (0..<buffer.size.width).map { buffer[$0, y] } }
}

@Suite struct ChangesTests {
    @Test func `the same frame changes nothing`() {
        var buffer = CellBuffer(size: Size(width: 10, height: 2))
        buffer.write("東京 tower", x: 0, y: 1)
        #expect(buffer.changes(from: buffer).isEmpty)
    }

    @Test func `only the cells that differ are in the runs`() {
        var old = CellBuffer(size: Size(width: 10, height: 2))
        old.write("abcdefghij", x: 0, y: 0)
        var new = old
        new.write("X", x: 2, y: 0)
        new.write("YZ", x: 7, y: 0)
        let runs = new.changes(from: old)
        #expect(runs.map(\.x) == [2, 7])
        #expect(runs.map { $0.cells.map(\.text).joined() } == ["X", "YZ"])
    }

    @Test func `another size changes everything`() {
        let new = CellBuffer(size: Size(width: 3, height: 2))
        #expect(new.changes(from: nil).map(\.cells.count) == [3, 3])
        #expect(new.changes(from: CellBuffer(size: Size(width: 2, height: 3))).count == 2)
        #expect(CellBuffer(size: Size(width: 0, height: 5)).changes(from: nil).isEmpty)
    }

    @Test func `a wide glyph is in a run as a whole or not at all`() {
        var old = CellBuffer(size: Size(width: 6, height: 1))
        old.write("a東b京", x: 0, y: 0)
        var new = old
        new.write("x", x: 2, y: 0)
        new.restyle(Rect(x: 4, y: 0, width: 1, height: 1)) { $0.bold = true }
        for run in new.changes(from: old) {
            #expect(run.cells.first?.isContinuation == false)
            if run.cells.last?.columns == 2 { Issue.record("the run ends inside of a glyph") }
        }
    }

    @Test func `replaying the changes gives the frame`() {
        var random = SeededGenerator(seed: 3)
        let size = Size(width: 25, height: 4)
        var shown: CellBuffer?
        var screen = cells(of: CellBuffer(size: size))
        for _ in 0..<300 {
            var next = shown ?? CellBuffer(size: size)
            let style = Style(foreground: .red, bold: Bool.random(using: &random))
            let x = Int.random(in: 0..<25, using: &random)
            next.write(randomText(using: &random), x: x, y: Int.random(in: 0..<4, using: &random), style: style)
            next.restyle(Rect(x: x, y: 0, width: 3, height: 4)) { $0.reverse.toggle() }
            replay(next.changes(from: shown), on: &screen)
            #expect(screen == cells(of: next))
            #expect(isWhole(next))
            shown = next
        }
    }
}
