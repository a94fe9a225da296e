import AnalysisModel
import AppLogic
import Canvas

/// The labels and people of two results, with their times on screen and the difference.
struct ComparisonRows {
    let shown: ComparisonState
    let comparison: ResultComparison
    let theme: Theme

    /// The longest bar is that of the greatest difference.
    private var greatest: Double { comparison.items.first.map { abs($0.difference) } ?? 0 }

    private var columns: [ResultColumn] {
        [
            ResultColumn("LABEL"), ResultColumn("TYPE", width: 24, atBest: comparison.widestType, need: 74),
            ResultColumn("A", width: 8, align: .right), ResultColumn("B", width: 8, align: .right),
            ResultColumn("B - A", width: 9, align: .right, need: 48), ResultColumn("", width: 24, need: 110),
        ]
    }

    func draw(into frame: inout CellBuffer, head: Rect, rows: Rect) {
        let columns = ResultColumns(columns, width: head.width, hasStrip: false)
        columns.titles("LABEL" + place, strip: "", theme).draw(into: &frame, x: head.x, y: head.y, limit: head.width)
        guard !shown.order.isEmpty else {
            let words =
                shown.extent == .all ? "Neither has a label." : "There is none \(ComparisonWords.extent(shown.extent))."
            frame.draw([Line(words, theme.quiet)], in: rows.insetBy(columns: 1))
            return
        }
        for (row, item) in shown.order.dropFirst(shown.top).prefix(rows.height).enumerated() {
            columns.row(
                cells(of: comparison.items[item]), strip: "", isSelected: shown.top + row == shown.selectedRow, theme
            )
            .draw(into: &frame, x: rows.x, y: rows.y + row, limit: rows.width)
        }
    }

    private var place: String {
        shown.order.isEmpty ? "  none" : "  \(shown.selectedRow + 1) of \(shown.order.count)"
    }

    private func cells(of item: ResultComparison.Item) -> [(String, Style)] {
        let times = item.screenTimes.map { $0.map { TimeText.length(seconds: $0.seconds) } ?? theme.glyphs.dash }
        let bar = greatest > 0 ? Bar.length(abs(item.difference) / greatest, width: 24, glyphs: theme.glyphs) : ""
        return [
            (item.label, theme.text), (item.type, theme.quiet), (times[0], theme.text), (times[1], theme.text),
            (Self.signed(item.difference, theme.glyphs), theme.text),
            (bar, item.difference < 0 ? theme.doubtful : theme.accent),
        ]
    }

    /// Less than half a second is no difference.
    private static func signed(_ seconds: Double, _ glyphs: Glyphs) -> String {
        guard abs(seconds) >= 0.5 else { return "0" }
        return (seconds > 0 ? "+" : glyphs.minus) + TimeText.length(seconds: abs(seconds))
    }
}

/// How many detections of each type both have, and how long they are there.
struct ComparisonCounts {
    let comparison: ResultComparison
    let theme: Theme
    let width: Int

    var lines: [Line] {
        let widest = max(36, comparison.widestType)
        let title = row("TYPE", widest, ["A", "B"], ["A ON SCREEN", "B ON SCREEN"], theme.quiet)
        return [title]
            + comparison.types.map { type in
                let times = type.screenTime.map { time in
                    time > .zero ? TimeText.length(seconds: time.seconds) : theme.glyphs.dash
                }
                return row(type.type, widest, type.detections.map { "\($0)" }, times, theme.text)
            }
    }

    private func row(_ type: String, _ widest: Int, _ counts: [String], _ times: [String], _ style: Style) -> Line {
        let hasTimes = width >= 66
        let name = max(10, min(widest, width - (hasTimes ? 42 : 16)))
        let line = counts.reduce(Line().adding(type, style, width: name)) {
            $0.gap(1).adding($1, style, width: 7, align: .right)
        }
        return hasTimes ? times.reduce(line) { $0.gap(1).adding($1, style, width: 12, align: .right) } : line
    }
}

extension ResultComparison {
    /// In columns of the screen.
    fileprivate var widestType: Int { WidestType.of(types.lazy.map(\.type)) }
}
