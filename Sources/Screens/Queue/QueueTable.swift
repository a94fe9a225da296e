import AnalysisModel
import AppLogic
import Canvas

/// The rows of the queue.
struct QueueTable {
    let state: AppState
    let theme: Theme

    func draw(into frame: inout CellBuffer, area: Rect) {
        let columns = Columns(width: area.width)
        let (titles, rows) = area.splitTop(1)
        line(
            [
                ("STATUS", theme.quiet), ("SENT", theme.quiet), ("SIZE", theme.quiet), ("RATE", theme.quiet),
                ("LEFT", theme.quiet), ("TITLE" + position(rows.height), theme.quiet),
            ],
            mark: " ", columns
        ).draw(into: &frame, x: titles.x, y: titles.y, limit: titles.width)
        for (row, job) in state.jobList.queued(from: state.queue.top, count: rows.height).enumerated() {
            line(for: job, columns).draw(into: &frame, x: rows.x, y: rows.y + row, limit: rows.width)
        }
    }

    private func position(_ rows: Int) -> String {
        let (top, count) = (state.queue.top, state.jobList.queue.count)
        return count > rows ? "  \(top + 1)-\(min(count, top + rows)) of \(count)" : ""
    }

    private func line(for job: TrackedJob, _ columns: Columns) -> Line {
        let isSelected = job.id == state.queue.selection
        let status = StatusText(job, theme: theme)
        let cells = [
            ("\(status.glyph) \(LongText.word(status.word))", status.style), sent(of: job),
            (job.fileSize.map(NumberText.bytes) ?? theme.glyphs.dash, theme.text), rate(of: job), left(of: job),
            (job.displayTitle, theme.text),
        ].map { text, style in (text, isSelected && style == .plain ? theme.strong : style) }
        return line(cells, mark: isSelected ? theme.glyphs.mark : " ", columns)
    }

    private func line(_ cells: [(String, Style)], mark: String, _ columns: Columns) -> Line {
        zip(cells, columns.all).filter { $1.width > 0 }
            .reduce(Line().adding(mark, theme.heading, width: 1)) { line, next in
                let ((text, style), column) = next
                return line.adding(text, style, width: column.width, align: column.alignment).gap(1)
            }
    }

    private func sent(of job: TrackedJob) -> (String, Style) {
        guard let size = job.fileSize else { return ("link", theme.quiet) }
        let fraction = UploadProgress(sent: state.jobList.bytesSent(of: job), total: size, elapsed: .zero).fraction
        guard fraction > 0 || job.submission != .intended else { return (theme.glyphs.dash, theme.quiet) }
        let bar = Bar.progress(fraction, width: 5, glyphs: theme.glyphs)
        return ("\(bar) \(NumberText.percent(fraction))", job.isPaused ? theme.quiet : theme.accent)
    }

    private func rate(of job: TrackedJob) -> (String, Style) {
        if state.jobList.retries[job.id] != nil { return ("again", theme.doubtful) }
        guard !job.isPaused, let rate = state.jobList.uploads[job.id]?.bytesPerSecond else {
            return (theme.glyphs.dash, theme.quiet)
        }
        return (NumberText.bytesPerSecond(rate), theme.text)
    }

    private func left(of job: TrackedJob) -> (String, Style) {
        if let retry = state.jobList.retries[job.id] {
            return (TimeText.until(retry.nextTry, now: state.now), theme.doubtful)
        }
        guard !job.isPaused, let left = state.jobList.uploads[job.id]?.timeLeft else {
            return (theme.glyphs.dash, theme.quiet)
        }
        return (TimeText.length(seconds: left.seconds), theme.text)
    }

    /// As many as the screen has room for; the title takes what is left.
    private struct Columns {
        let all: [(width: Int, alignment: Line.Alignment)]

        init(width: Int) {
            let size = width < 56 ? 0 : 9
            let pace = width < 76 ? (0, 0) : (11, 8)
            let taken = [12, 11, size, pace.0, pace.1].filter { $0 > 0 }.reduce(2) { $0 + $1 + 1 }
            all = [
                (12, .left), (11, .left), (size, .right), (pace.0, .right), (pace.1, .right),
                (max(4, width - taken), .left),
            ]
        }
    }
}
