import AnalysisModel
import AppLogic
import Canvas

/// How a fetch gets on: a bar where the service tells the size, bytes, rate, what is left, and a try that failed.
struct FetchLines {
    let state: AppState
    let theme: Theme
    let file: ResultFile
    /// Nothing else on the screen does.
    var tellsRetries = true

    func lines(width: Int) -> [Line] {
        let retry = (tellsRetries ? state.jobList.retries[file.job] : nil).map { RetryWords.of($0, now: state.now) }
        return (state.files.fetches[file].map { lines(of: $0, width: width) } ?? [])
            + (retry.map { Line.wrapped($0, theme.doubtful, width: width) } ?? [])
    }

    private func lines(of progress: FetchProgress, width: Int) -> [Line] {
        let words = Self.words(of: progress)
        let bar = progress.fraction.map { Line(Bar.progress($0, width: 20, glyphs: theme.glyphs), theme.accent) }
        let whole = (bar?.gap(2) ?? Line()).adding(words.joined(separator: "  "))
        return whole.width <= width ? [whole] : (bar.map { [$0] } ?? []) + Line.packed(words, gap: 2, width: width)
    }

    static func words(of progress: FetchProgress) -> [String] {
        let received = NumberText.bytes(progress.received)
        let rate = progress.bytesPerSecond.map(NumberText.bytesPerSecond)
        guard let total = progress.total else {
            let amount = progress.received > 0 ? "\(received) so far" : "the service is asked"
            return [amount, rate].compactMap(\.self)
        }
        let left = progress.timeLeft.map { "\(TimeText.length(seconds: $0.seconds)) left" }
        let share = progress.fraction.map(NumberText.percent)
        return [share, "\(received) of \(NumberText.bytes(total))", rate, left].compactMap(\.self)
    }

    /// The same where there is one cell for it.
    static func cell(_ progress: FetchProgress, width: Int, glyphs: Glyphs) -> String {
        var words = words(of: progress)
        if let fraction = progress.fraction {
            words[0] = "\(Bar.progress(fraction, width: 5, glyphs: glyphs)) \(words[0])"
            // The rate says more than the amount.
            if words.count > 2 { words.swapAt(1, 2) }
        }
        let fitting = (1...words.count).map { words.prefix($0).joined(separator: "  ") }
            .last { TextWidth.columns(of: $0) <= width }
        return fitting ?? words[0]
    }
}
