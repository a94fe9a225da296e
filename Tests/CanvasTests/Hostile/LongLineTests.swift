import TestSupport
import Testing

@testable import Canvas

/// A line of a megabyte costs no more than what is seen of it. Work is counted, not time.
struct LongLineTests {
    struct Piece: Sendable, CustomTestStringConvertible {
        let name: String
        let text: String

        init(_ name: String, _ text: String) {
            self.name = name
            self.text = text
        }

        var testDescription: String { name }

        /// At least a million bytes of it, on one line.
        var megabyte: String { String(repeating: text, count: 1_000_000 / text.utf8.count + 1) }
    }

    static let pieces = [
        Piece("letters", "x"), Piece("wide letters", "東"), Piece("spaces", " "), Piece("marks", "\u{301}"),
        Piece("a letter and marks", "e\u{301}\u{302}\u{303}\u{304}\u{305}\u{306}\u{307}\u{308}\u{30A}"),
        Piece("zero-width spaces", "\u{200B}"), Piece("joiners", "\u{200D}"), Piece("variation selectors", "\u{FE0F}"),
        Piece("tags", "\u{E0062}"), Piece("escapes", "\u{1B}[2J"), Piece("direction marks", "\u{202E}"),
        Piece("joined emoji", "\u{1F469}\u{200D}"), Piece("skin tones", "\u{1F3FD}"), Piece("newlines", "\n"),
        Piece("tabs", "\t"), Piece("finals of Hangul", "\u{11AB}"), Piece("unassigned characters", "\u{378}"),
    ]

    @Test(arguments: pieces, [0, 1, 11, 80, 200])
    func `little of it is read to fill its columns`(piece: Piece, limit: Int) {
        let text = piece.megabyte
        for hasEllipsis in [true, false] {
            let fit = TextFit(text, limit: limit, ellipsis: hasEllipsis)
            #expect(fit.isCut)
            #expect(fit.columns <= limit)
            #expect(fit.scalarsRead <= 256 + 64 * limit)
        }
        #expect(TextWidth.columns(of: text, atMost: limit) == limit)
    }

    /// What is left out past the bound is out of sight in any case.
    @Test(arguments: pieces)
    func `it looks as its beginning does`(piece: Piece) {
        let size = Size(width: 80, height: 3)
        var (whole, beginning) = (CellBuffer(size: size), CellBuffer(size: size))
        whole.write(piece.megabyte, x: 3, y: 1, limit: 40)
        beginning.write(String(piece.megabyte.unicodeScalars.prefix(20_000)), x: 3, y: 1, limit: 40)
        #expect(whole == beginning)
        #expect(whole.textRows()[0].isEmpty && whole.textRows()[2].isEmpty)
        #expect((0..<80).allSatisfy { (3..<43).contains($0) || whole[$0, 1] == .blank })
    }

    @Test func `a limit beyond all screens is no trap`() {
        for limit in [Int.max, 1 << 41, Int.min, -1] {
            let fit = TextFit("x\u{301}", limit: limit, ellipsis: true)
            #expect(fit.columns == (limit > 0 ? 1 : 0))
        }
    }
}
