import Canvas
import Testing

@testable import Screens

struct NumberTextTests {
    static let bytes: [(Int64, String)] = [
        (0, "0 B"), (999, "999 B"), (1000, "1.0 kB"), (1049, "1.0 kB"), (1050, "1.1 kB"), (999_949, "999.9 kB"),
        (999_950, "1.0 MB"), (2_140_000_000, "2.1 GB"), (7_000_000_000, "7.0 GB"), (1_500_000_000_000, "1.5 TB"),
        (.max, "9223372.0 TB"), (-5, "-5 B"),
    ]

    @Test(arguments: bytes)
    func `bytes have a decimal unit and one digit`(count: Int64, text: String) {
        #expect(NumberText.bytes(count) == text)
    }

    static let shares: [(fraction: Double, percent: String, share: String)] = [
        (0, "0 %", "0 %"), (0.001, "0 %", "<1 %"), (0.01, "1 %", "1 %"), (0.829, "82 %", "83 %"),
        (0.9999, "99 %", "99 %"), (1, "100 %", "100 %"), (7, "100 %", "100 %"), (-1, "0 %", "0 %"),
        (.nan, "0 %", "0 %"),
    ]

    @Test(arguments: shares)
    func `a percentage is not done before it is done`(row: (fraction: Double, percent: String, share: String)) {
        #expect(NumberText.percent(row.fraction) == row.percent)
        #expect(NumberText.share(row.fraction) == row.share)
    }

    static let rates: [(Double, String)] = [
        (25, "25"), (23.976, "23.98"), (29.97, "29.97"), (12.5, "12.5"), (12.05, "12.05"), (0, "0"), (.nan, "?"),
        (1e300, "?"),
    ]

    @Test(arguments: rates)
    func `a rate is as short as it is exact to two digits`(value: Double, text: String) {
        #expect(NumberText.rate(value) == text)
    }

    @Test func `one is singular`() {
        #expect(NumberText.count(1, "shot", "shots") == "1 shot")
        #expect(NumberText.count(0, "shot", "shots") == "0 shots")
    }
}

struct BarTests {
    static let progress: [(Double, String)] = [
        (0, "....."), (0.19, "....."), (0.2, "#...."), (0.82, "####."), (0.99, "####."), (1, "#####"),
        (9, "#####"), (-1, "....."), (.nan, "....."),
    ]

    @Test(arguments: progress)
    func `progress fills a cell only when it is done`(fraction: Double, bar: String) {
        #expect(Bar.progress(fraction, width: 5, glyphs: .ascii) == bar)
    }

    static let lengths: [(Double, String)] = [
        (0, ""), (0.0001, "▏"), (0.25, "█"), (0.3125, "█▎"), (0.5, "██"), (1, "████"), (2, "████"), (.nan, ""),
        (-1, ""),
    ]

    @Test(arguments: lengths)
    func `a length shows eighths, and something of anything`(fraction: Double, bar: String) {
        #expect(Bar.length(fraction, width: 4, glyphs: .unicode) == bar)
        #expect(TextWidth.columns(of: Bar.length(fraction, width: 4, glyphs: .ascii)) <= 4)
    }

    static let heights: [(Double, String)] = [
        (0, "▁"), (-1, "▁"), (.nan, "▁"), (1e-9, "▂"), (1.0 / 7, "▂"), (0.5, "▅"), (0.99, "█"), (1, "█"), (5, "█"),
    ]

    @Test(arguments: heights)
    func `a height grows with the share, and something is more than nothing`(fraction: Double, glyph: String) {
        #expect(Bar.height(fraction, glyphs: .unicode) == glyph)
    }

    @Test(arguments: [Glyphs.unicode, .ascii])
    func `every sign takes one column, so that columns line up`(glyphs: Glyphs) {
        let signs = [
            glyphs.mark, glyphs.pending, glyphs.uploading, glyphs.queued, glyphs.onHold, glyphs.preparing,
            glyphs.processing, glyphs.finished, glyphs.failed, glyphs.unknown, glyphs.barFull, glyphs.barEmpty,
            glyphs.rule, glyphs.dot, glyphs.dash, glyphs.times, glyphs.nothing, glyphs.swatch,
        ]
        for sign in signs + glyphs.widths + glyphs.heights { #expect(TextWidth.columns(of: sign) == 1, "\(sign)") }
    }
}
