import AnalysisModel
import AppLogic
import Canvas

/// The rows of the page of errors.
struct FailureTable {
    let state: AppState
    let theme: Theme

    func draw(into frame: inout CellBuffer, area: Rect) {
        let (titles, rows) = area.splitTop(1)
        let columns = Columns(width: area.width)
        columns.line(" ", "WHEN", "JOB", "WHERE", "ERROR" + position(rows.height), theme.quiet, theme.quiet)
            .draw(into: &frame, x: titles.x, y: titles.y, limit: titles.width)
        let failures = state.failures.all.dropFirst(state.failures.top).prefix(rows.height)
        for (row, failure) in failures.enumerated() {
            line(for: failure, columns).draw(into: &frame, x: rows.x, y: rows.y + row, limit: rows.width)
        }
    }

    private func position(_ rows: Int) -> String {
        let (top, count) = (state.failures.top, state.failures.all.count)
        return count > rows ? "  \(top + 1)-\(min(count, top + rows)) of \(count)" : ""
    }

    private func line(for failure: JobFailure, _ columns: Columns) -> Line {
        let isSelected = failure.id == state.failures.selection
        let job = failure.job.map { state.jobList.job($0)?.displayTitle ?? $0.rawValue } ?? "the service"
        return columns.line(
            isSelected ? theme.glyphs.mark : " ", TimeText.ago(failure.at, now: state.now), job,
            FailureHead.of(failure.facts), failure.messages.joined(separator: " "),
            isSelected ? theme.strong : theme.text, theme.heading)
    }

    /// As wide as the screen allows; the error takes what is left.
    private struct Columns {
        let job: Int
        let place: Int
        let error: Int

        init(width: Int) {
            let free = max(0, width - 12)
            place = free < 44 ? 0 : min(30, free * 3 / 10)
            job = max(8, min(32, free * 3 / 10))
            error = max(4, free - job - place - (place > 0 ? 2 : 1))
        }

        func line(
            _ mark: String, _ when: String, _ job: String, _ place: String, _ error: String, _ style: Style,
            _ markStyle: Style
        ) -> Line {
            var line = Line().adding(mark, markStyle, width: 1).adding(when, style, width: 9, align: .right).gap(2)
                .adding(job, style, width: self.job).gap(1)
            if self.place > 0 { line = line.adding(place, style, width: self.place).gap(1) }
            return line.adding(error, style, width: self.error)
        }
    }
}
