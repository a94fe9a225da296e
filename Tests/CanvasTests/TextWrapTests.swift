import Canvas
import Testing

@Suite struct TextWrapTests {
    @Test(arguments: [
        ("", 10, [""]), ("one two three", 20, ["one two three"]), ("one two three", 7, ["one two", "three"]),
        ("one two three", 5, ["one", "two", "three"]), ("one\n\ntwo", 10, ["one", "", "two"]),
        ("one\r\ntwo\n", 10, ["one", "two", ""]), ("abcdefgh", 3, ["abc", "def", "gh"]),
        ("ab cdefgh", 3, ["ab", "cde", "fgh"]),
        ("  indented text", 10, ["  indented", "text"]), ("a\tb", 10, ["a   b"]), ("東京都港区", 5, ["東京", "都港", "区"]),
        ("ab 東京", 5, ["ab 東", "京"]), ("東京", 1, ["東", "京"]), ("abc", 0, ["a", "b", "c"]), ("a     b", 3, ["a", "b"]),
        ("x \u{1B}[2J y", 6, ["x", "^[[2J", "y"]), ("a\u{2028}b", 9, ["a", "b"]),
        ("lone\rreturn", 20, ["lone^Mreturn"]),
    ])
    func `text is broken where it reads best`(text: String, width: Int, lines: [String]) {
        #expect(TextWrap.lines(text, width: width) == lines)
    }

    @Test func `no line is too long and nothing but space is lost`() {
        var random = SeededGenerator(seed: 11)
        for _ in 0..<1_000 {
            let text = randomText(using: &random)
            let width = Int.random(in: 2...30, using: &random)
            let lines = TextWrap.lines(text, width: width)
            #expect(lines.allSatisfy { TextWidth.columns(of: $0) <= width })
            #expect(essence(lines.joined()) == essence(of: text), "\(text.debugDescription) at \(width)")
        }
    }

    private func essence(_ visible: String) -> [Unicode.Scalar] {
        visible.unicodeScalars.filter { $0 != " " }
    }

    /// Tabs and newlines are space here, all else is as it would be shown, piece by piece as the wrapper sees it.
    private func essence(of text: String) -> [Unicode.Scalar] {
        let scalars = Array(text.unicodeScalars)
        var kept = String.UnicodeScalarView()
        var result: [Unicode.Scalar] = []
        for (index, scalar) in scalars.enumerated() {
            let beforeNewline = index + 1 < scalars.count && scalars[index + 1] == "\n"
            if scalar == "\n" || scalar == "\t" || (scalar == "\r" && beforeNewline) {
                result += essence(VisibleText.of(String(kept)))
                kept = String.UnicodeScalarView()
            } else {
                kept.append(scalar)
            }
        }
        return result + essence(VisibleText.of(String(kept)))
    }

    @Test(arguments: ["a", "a ", "東", "\u{301}", "\t", "\n", " "])
    func `a megabyte is wrapped in one pass`(piece: String) {
        let text = String(repeating: piece, count: 1_000_000 / piece.utf8.count)
        let clock = ContinuousClock()
        let time = clock.measure { _ = TextWrap.lines(text, width: 80) }
        #expect(time < .seconds(10))
    }
}
