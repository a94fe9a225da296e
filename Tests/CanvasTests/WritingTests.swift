import Canvas
import Testing

private func buffer(_ width: Int, _ height: Int = 1, _ text: String = "") -> CellBuffer {
    var buffer = CellBuffer(size: Size(width: width, height: height))
    buffer.write(text, x: 0, y: 0)
    return buffer
}

@Suite struct WritingTests {
    @Test(arguments: [
        ("Harbour", 7, "Harbour"), ("Harbour", 6, "Harbo…"), ("Harbour", 1, "…"), ("Harbour", 0, ""), ("東京都", 6, "東京都"),
        ("東京都", 5, "東京…"), ("東京都", 4, "東…"), ("東京都", 2, "…"), ("東", 1, "…"),
        ("e\u{301}e\u{301}", 2, "e\u{301}e\u{301}"),
        ("abc\u{301}", 3, "abc\u{301}"), ("a\u{200B}", 1, "a"),
    ])
    func `text that does not fit ends in an ellipsis`(text: String, limit: Int, shown: String) {
        var buffer = buffer(20)
        let used = buffer.write(text, x: 0, y: 0, limit: limit)
        #expect(buffer.textRows() == [shown])
        #expect(used == TextWidth.columns(of: shown))
    }

    @Test func `without an ellipsis as much as fits is shown`() {
        var buffer = buffer(20)
        #expect(buffer.write("東京都", x: 0, y: 0, limit: 5, ellipsis: false) == 4)
        #expect(buffer.textRows() == ["東京"])
    }

    @Test func `the row's end is a limit of its own`() {
        var buffer = buffer(6)
        #expect(buffer.write("Harbour", x: 2, y: 0, limit: 100) == 4)
        #expect(buffer.textRows() == ["  Har…"])
    }

    @Test func `text that begins left of the frame is clipped`() {
        var buffer = buffer(5)
        buffer.write("abcdef", x: -2, y: 0, ellipsis: false)
        #expect(buffer.textRows() == ["cdef"])
        buffer.write("東京", x: -1, y: 0)
        #expect(buffer.textRows() == [" 京f"])
    }

    @Test(arguments: [(-1, 0), (0, -1), (0, 1), (9, 0), (Int.max / 2, 0), (Int.min / 2, 0), (0, Int.max), (0, Int.min)])
    func `drawing outside changes nothing inside`(x: Int, y: Int) {
        var buffer = buffer(9, 1, "untouched")
        buffer.write("x", x: x, y: y)
        buffer.fill(Rect(x: x, y: y, width: 1, height: 1), with: "y", style: Style(bold: true))
        buffer.restyle(Rect(x: x, y: y, width: 1, height: 1)) { $0.dim = true }
        #expect(buffer.textRows() == ["untouched"])
        #expect(buffer.styleRows() == [""])
        #expect(buffer[x, y] == .blank)
    }

    @Test func `the other half of a wide glyph becomes a blank`() {
        var left = buffer(4, 1, "東京")
        left.write("x", x: 0, y: 0)
        #expect(left.textRows() == ["x 京"])
        var right = buffer(4, 1, "東京")
        right.write("x", x: 1, y: 0)
        #expect(right.textRows() == [" x京"])
        var middle = buffer(4, 1, "東京")
        middle.write("都", x: 1, y: 0)
        #expect(middle.textRows() == [" 都"])
        #expect(middle[2, 0].isContinuation)
        #expect(middle[3, 0] == .blank)
    }

    @Test func `a newline never leaves the row`() {
        var buffer = buffer(10, 2)
        buffer.write("a\nb\r\nc", x: 0, y: 0)
        #expect(buffer.textRows() == ["a⏎b^M⏎c", ""])
    }

    @Test func `filling with a wide character leaves a blank where it does not fit`() {
        var buffer = buffer(6)
        buffer.fill(Rect(x: 1, y: 0, width: 5, height: 1), with: "東", style: .plain)
        #expect(buffer.textRows() == [" 東東"])
        buffer.fill(Rect(x: 0, y: 0, width: 6, height: 1), with: "─", style: .plain)
        #expect(buffer.textRows() == ["──────"])
    }

    @Test func `a wide glyph is restyled as one`() {
        var buffer = buffer(4, 1, "a東b")
        buffer.restyle(Rect(x: 0, y: 0, width: 2, height: 1)) { $0.reverse = true }
        #expect((0..<4).map { buffer[$0, 0].style.reverse } == [true, true, true, false])
        buffer.restyle(Rect(x: 2, y: 0, width: 1, height: 1)) { $0.bold = true }
        #expect(!buffer[1, 0].style.bold && !buffer[2, 0].style.bold)
    }

    @Test func `random text never leaves its columns`() {
        var random = SeededGenerator(seed: 42)
        for _ in 0..<1_000 {
            let text = randomText(using: &random)
            let x = Int.random(in: -3..<20, using: &random)
            let limit = Int.random(in: 0..<20, using: &random)
            var buffer = CellBuffer(size: Size(width: 20, height: 3))
            let full = Rect(buffer.size)
            buffer.fill(full, with: "#", style: .plain)
            let used = buffer.write(text, x: x, y: 1, limit: limit)
            #expect(used <= limit && used <= max(0, 20 - x))
            let touched = max(0, x)..<max(max(0, x), x + used)
            #expect(
                (0..<20).allSatisfy { touched.contains($0) || buffer[$0, 1].text == "#" }, "\(text.debugDescription)")
            #expect(buffer.textRows()[0] == buffer.textRows()[2])
            #expect(isWhole(buffer))
        }
    }
}

/// Every wide glyph has its continuation in the same style, and no continuation is alone.
func isWhole(_ buffer: CellBuffer) -> Bool {
    (0..<buffer.size.height).allSatisfy { y in
        (0..<buffer.size.width).allSatisfy { x in
            let cell = buffer[x, y]
            if cell.isContinuation {
                return x > 0 && buffer[x - 1, y].columns == 2 && buffer[x - 1, y].style == cell.style
            }
            return cell.columns == 1 || buffer[x + 1, y].isContinuation
        }
    }
}
