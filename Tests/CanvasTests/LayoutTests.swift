import Canvas
import Testing

@Suite struct RectTests {
    private let rect = Rect(x: 2, y: 3, width: 10, height: 4)

    @Test(arguments: [(-5, 0), (0, 0), (1, 1), (4, 4), (99, 4)])
    func `splitting rows keeps all of them`(rows: Int, cut: Int) {
        let (top, rest) = rect.splitTop(rows)
        #expect(top == Rect(x: 2, y: 3, width: 10, height: cut))
        #expect(rest == Rect(x: 2, y: 3 + cut, width: 10, height: 4 - cut))
        let (above, bottom) = rect.splitBottom(rows)
        #expect(above == Rect(x: 2, y: 3, width: 10, height: 4 - cut))
        #expect(bottom == Rect(x: 2, y: 7 - cut, width: 10, height: cut))
    }

    @Test(arguments: [(-5, 0), (3, 3), (99, 10)])
    func `splitting columns keeps all of them`(columns: Int, cut: Int) {
        let (left, rest) = rect.splitLeft(columns)
        #expect(left.width == cut && rest.x == 2 + cut && rest.width == 10 - cut)
        let (before, right) = rect.splitRight(columns)
        #expect(right.width == cut && right.x == 12 - cut && before.width == 10 - cut)
    }

    @Test func `measures are never negative`() {
        #expect(Rect(x: 0, y: 0, width: -1, height: -9).isEmpty)
        #expect(Size(width: -3, height: -4) == Size(width: 0, height: 0))
        let inset = rect.insetBy(columns: 50, rows: 50)
        #expect(inset.isEmpty && inset.width == 0 && inset.height == 0)
        #expect(rect.insetBy(columns: 1, rows: 1) == Rect(x: 3, y: 4, width: 8, height: 2))
    }

    @Test func `a row that is not there is empty`() {
        #expect(rect.row(1) == Rect(x: 2, y: 4, width: 10, height: 1))
        #expect(rect.row(4).isEmpty && rect.row(-1).isEmpty)
    }

    @Test func `rectangles apart have nothing in common`() {
        #expect(rect.intersection(Rect(x: 50, y: 3, width: 2, height: 2)).isEmpty)
        #expect(rect.intersection(Rect(x: 0, y: 0, width: 4, height: 4)) == Rect(x: 2, y: 3, width: 2, height: 1))
    }
}

@Suite struct SnapshotTests {
    @Test func `styles have letters and a legend`() {
        var buffer = CellBuffer(size: Size(width: 8, height: 2))
        buffer.write("ab", x: 0, y: 0, style: Style.plain.bold())
        buffer.write("京", x: 3, y: 0, style: Style(foreground: .red, reverse: true))
        #expect(buffer.textRows() == ["ab 京", ""])
        #expect(buffer.styleRows() == ["bb.rr", "", "b bold", "r reverse red"])
    }

    @Test func `there is a letter for styles of the same name start`() {
        var buffer = CellBuffer(size: Size(width: 4, height: 1))
        for (x, color) in [Color.black, .blue, .rgb(1, 2, 3), .standard].enumerated() {
            buffer.write("x", x: x, y: 0, style: Style(foreground: color).underlined())
        }
        #expect(Set(buffer.styleRows()[0]).count == 4)
    }

    @Test func `modifiers return changed copies`() {
        let style = Style.plain.foreground(.cyan).background(.blue).bold().dimmed().underlined().reversed()
        #expect(
            style == Style(foreground: .cyan, background: .blue, bold: true, dim: true, underline: true, reverse: true))
        #expect(style.bold(false).bold == false)
    }
}
