import AnalysisModel
import Testing

@testable import Screens

struct OccurrenceStripTests {
    private func span(_ start: Double, _ end: Double) -> TimeSpan {
        TimeSpan(start: .init(seconds: start), end: .init(seconds: end))
    }

    @Test func `each cell is as high as its part is covered`() {
        let shares = OccurrenceStrip.shares(of: [span(0, 10), span(25, 30), span(37.5, 40)], duration: 40, width: 4)
        #expect(shares == [1, 0, 0.5, 0.25])
    }

    @Test(arguments: 1...30)
    func `it agrees with counting ticks, on spans of every kind`(seed: Int) {
        var state = UInt64(seed) &* 0x9E37_79B9_7F4A_7C15
        func random(_ limit: Int) -> Int {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Int(state >> 33) % limit
        }
        let (ticksPerCell, width) = (20, 1 + random(30))
        let ticks = ticksPerCell * width
        var covered = [Bool](repeating: false, count: ticks)
        for _ in 0..<random(12) {
            let start = random(ticks)
            for tick in start..<min(ticks, start + 1 + random(60)) { covered[tick] = true }
        }
        let spans = ScreenTime.union(of: (0..<ticks).filter { covered[$0] }.map { span(Double($0), Double($0 + 1)) })
        let shares = OccurrenceStrip.shares(of: spans, duration: Double(ticks), width: width)
        #expect(shares.count == width)
        for cell in 0..<width {
            let count = (cell * ticksPerCell..<(cell + 1) * ticksPerCell).count { covered[$0] }
            #expect(abs(shares[cell] - Double(count) / Double(ticksPerCell)) < 1e-9)
        }
    }

    @Test func `what lies outside of the video is left out`() {
        let shares = OccurrenceStrip.shares(of: [span(-5, 1), span(9, 90), span(200, 300)], duration: 10, width: 10)
        #expect(shares == [1, 0, 0, 0, 0, 0, 0, 0, 0, 1])
    }

    @Test(arguments: [0, -1, Double.nan, .infinity])
    func `a video without a length has no strip`(duration: Double) {
        #expect(OccurrenceStrip.shares(of: [span(0, 1)], duration: duration, width: 10).isEmpty)
        #expect(OccurrenceStrip.cuts([], duration: duration, width: 10, glyphs: .ascii).isEmpty)
    }

    @Test func `cuts are where shots begin, the first one excepted`() {
        let shots = [0, 5, 6, 10].map { Shot(span: span($0, $0 + 1), firstFrame: 0, lastFrame: 0) }
        #expect(OccurrenceStrip.cuts(shots, duration: 10, width: 5, glyphs: .ascii) == "..###")
        let late = [0, 9, 9, 50].map { Shot(span: span($0, $0 + 1), firstFrame: 0, lastFrame: 0) }
        #expect(OccurrenceStrip.cuts(late, duration: 10, width: 5, glyphs: .ascii) == "....#")
    }
}

struct ColorLinesTests {
    private func text(_ colors: [[String]], width: Int = 80) -> [String] {
        SummaryText.rows(of: ResultSummary(colorsBySecond: colors), width: width, labels: 0)
            .filter { $0.hasPrefix("■") }
    }

    @Test func `colours are told with their share, the commonest first`() {
        let rows = text([["000000"], ["FF0000"], ["FF0000"], ["FF0000", "000000"]])
        #expect(rows == ["■ #ff0000  75 %  ■ #000000  25 %"])
    }

    @Test func `seconds without a colour do not count`() {
        #expect(text([[], ["00ff00"], []]) == ["■ #00ff00 100 %"])
    }

    @Test(arguments: [[], [[]], [["red"]], [["+12345"]], [["12345"]], [["1234567"]], [[""]]] as [[[String]]])
    func `what is no colour is not told`(colors: [[String]]) {
        #expect(text(colors).isEmpty)
    }

    @Test func `as many are told as fit whole`() {
        let colors = ["000000", "ff0000", "00ff00", "0000ff", "ffff00", "00ffff", "ff00ff", "ffffff"].map { [$0] }
        #expect(text(colors, width: 200).first?.filter { $0 == "■" }.count == 6)
        #expect(text(colors, width: 38).first?.filter { $0 == "■" }.count == 2)
    }
}
