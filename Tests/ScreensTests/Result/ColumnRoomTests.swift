import Canvas
import Testing

@testable import Screens

/// The room of a list's columns.
struct ColumnRoomTests {
    private static let type = "visual.text_region.full_frame_analysis"

    private func row(width: Int, atBest: Int, strip: Bool = false) -> String {
        let columns = ResultColumns(
            [
                ResultColumn("LABEL"), ResultColumn("TYPE", width: 24, atBest: atBest),
                ResultColumn("A", width: 8, align: .right),
            ], width: width, hasStrip: strip)
        let line = columns.row(
            [("boat", .plain), (Self.type, .plain), ("00:00:01", .plain)], strip: "", isSelected: false,
            Theme.colored)
        var frame = CellBuffer(size: Size(width: width, height: 1))
        line.draw(into: &frame, x: 0, y: 0, limit: width)
        return frame.textRows()[0]
    }

    @Test(arguments: [(80, false), (120, false), (200, false), (200, true)])
    func `a long type is whole where the label has enough without that room`(width: Int, strip: Bool) {
        #expect(row(width: width, atBest: Self.type.count, strip: strip).contains(Self.type) == (width > 80))
    }

    @Test func `the label keeps enough, and no column is wider than it has to be`() {
        let narrow = row(width: 80, atBest: Self.type.count)
        #expect(narrow.hasPrefix(" boat" + String(repeating: " ", count: 30) + Self.type.prefix(33) + "\u{2026}  00"))
        #expect(row(width: 200, atBest: 0).contains("visual.text_region.full…  00:00:01"))
    }

    struct Row: Sendable, CustomTestStringConvertible {
        var width: Int
        var atBest = 24
        var atMost: Int?
        var strip: Int

        var testDescription: String { "\(width) columns, \(atBest), \(atMost ?? 0)" }
    }

    @Test(arguments: [
        Row(width: 109, strip: 0), Row(width: 110, strip: 38), Row(width: 120, strip: 48),
        Row(width: 120, atBest: 40, strip: 32), Row(width: 120, atBest: 60, strip: 24), Row(width: 200, strip: 97),
        Row(width: 200, atBest: 60, strip: 92), Row(width: 200, atMost: 20, strip: 140),
    ])
    func `the strip at the end gets what the texts leave, and something in any case`(row: Row) {
        let columns = ResultColumns(
            [
                ResultColumn("LABEL", atMost: row.atMost), ResultColumn("TYPE", width: 24, atBest: row.atBest),
                ResultColumn("A", width: 8, align: .right),
            ], width: row.width, hasStrip: true)
        #expect(columns.strip == row.strip)
    }
}
