import AppLogic
import Canvas
import Foundation

/// What stands in the list's place while there is no row: three looks that cannot be taken for one another.
struct JobListPlaceholder {
    let state: AppState
    let theme: Theme
    let phase: JobListState.Phase

    func draw(into frame: inout CellBuffer, area: Rect) {
        let indent = min(6, area.width / 10)
        let lines = self.lines(width: area.width - 2 * indent)
        let top = max(1, (area.height - lines.count) / 3)
        let place = Rect(
            x: area.x + indent, y: area.y + top, width: area.width - 2 * indent, height: area.height - top)
        frame.draw(lines, in: place)
    }

    private func lines(width: Int) -> [Line] {
        switch phase {
        case .rows, .notFound: []
        case .loading(let since):
            Line.wrapped("Asking \(name) for its jobs \(waited(since))", theme.quiet, width: width)
        case .empty: emptyLines(width: width)
        case .noProblems: noProblemLines(width: width)
        case .failed(let trouble): failedLines(trouble, width: width)
        }
    }

    private var name: String {
        state.service.identity.isEmbedded ? "the embedded engine" : LongText.word(state.service.identity.host)
    }

    private func waited(_ since: Date) -> String {
        "(" + TimeText.age(Age(seconds: state.now.timeIntervalSince(since), isLive: false)) + ")"
    }

    private func emptyLines(width: Int) -> [Line] {
        var lines = [Line("No jobs yet.", theme.strong), .blank]
        guard !state.isReadOnly else { return lines }
        lines += key("n", "submit a video: a link, or a file on this machine", width: width)
        if state.samplePath != nil {
            lines += key("s", "submit the sample video that comes with kajo", width: width)
        }
        return lines + key("?", "all keys", width: width)
    }

    private func noProblemLines(width: Int) -> [Line] {
        [Line("No job has a problem.", theme.strong), .blank] + key("!", "show all jobs again", width: width)
            + key("E", "all errors that there were", width: width)
    }

    private func key(_ key: String, _ words: String, width: Int) -> [Line] {
        let column = 3
        return TextWrap.lines(words, width: max(1, width - column)).enumerated().map { place, text in
            Line().adding(place == 0 ? key : "", theme.heading, width: column).adding(text)
        }
    }

    private func failedLines(_ trouble: ServiceTrouble, width: Int) -> [Line] {
        let title = Line.wrapped("\(theme.glyphs.failed) The jobs could not be loaded.", theme.bad, width: width)
        return title + [.blank] + TroubleLines.of(trouble, state: state, theme: theme, width: width)
    }
}
