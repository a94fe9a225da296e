public import AnalysisModel
import Canvas

/// A result as plain rows of text, for the command line: the same as on screen, without colour.
public enum SummaryText {
    /// - Parameters:
    ///   - width: in columns.
    ///   - labels: how many are listed.
    public static func rows(of result: ResultSummary, width: Int, labels: Int) -> [String] {
        let theme = Theme(glyphSet: .unicode, hasColor: false)
        let title = result.title.map { [Line($0), .blank] } ?? []
        let view = ResultView(of: result, theme: theme)
        let lines = title + ResultLines(view, width: width, shownLabels: labels).all
        var frame = CellBuffer(size: Size(width: width, height: lines.count))
        frame.draw(lines, in: Rect(x: 0, y: 0, width: width, height: lines.count))
        return frame.textRows()
    }
}
