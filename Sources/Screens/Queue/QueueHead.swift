import AnalysisModel
import AppLogic
import Canvas

/// What the queue comes to, as far as the screen has room for it.
struct QueueHead {
    let tally: QueueTally
    let theme: Theme

    func line(width: Int) -> Line {
        let start = Line().gap(1).adding("kajo", theme.heading).adding(" \(theme.glyphs.dot) queue")
        let lines = (0...parts.count).reversed().map { count in
            parts.prefix(count).reduce(start) { $0.adding(" \(theme.glyphs.dot) ").adding($1.0, $1.1) }
        }
        return lines.first { $0.width < width } ?? start
    }

    /// The weightiest first.
    private var parts: [(String, Style)] {
        guard tally.count > 0 else { return [] }
        let bytes = "\(NumberText.bytes(tally.sent)) of \(NumberText.bytes(tally.total))"
        let left = tally.timeLeft.map { "\(TimeText.length(seconds: $0.seconds)) left" }
        let parts: [(String?, Style)] = [
            ("\(tally.count) to submit", theme.text),
            (tally.total > 0 ? bytes : nil, theme.text),
            (left, theme.text),
            (tally.paused > 0 ? "\(tally.paused) paused" : nil, theme.doubtful),
            (tally.rate.map(NumberText.bytesPerSecond), theme.text),
        ]
        return parts.compactMap { words, style in words.map { ($0, style) } }
    }
}
