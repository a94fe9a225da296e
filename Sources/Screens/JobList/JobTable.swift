import AnalysisModel
import AppLogic
import Canvas
import Foundation

/// The rows of the job list.
struct JobTable {
    let state: AppState
    let theme: Theme

    func draw(into frame: inout CellBuffer, area: Rect) {
        let columns = JobColumn.fitting(area.width)
        let (titles, rows) = area.splitTop(1)
        drawTitles(columns, rows: rows.height, into: &frame, area: titles)
        guard state.jobList.count > 0 else { return drawNothing(into: &frame, area: rows) }
        let jobs = state.jobList.rows(from: state.jobList.top, count: rows.height)
        for (row, job) in jobs.enumerated() {
            let isSelected = job.id == state.jobList.selection
            line(for: job, columns, isSelected: isSelected)
                .draw(into: &frame, x: rows.x, y: rows.y + row, limit: rows.width)
        }
    }

    private func drawTitles(_ columns: [JobColumn], rows: Int, into frame: inout CellBuffer, area: Rect) {
        guard state.jobList.isFiltering else {
            return titleLine(columns, rows: rows).draw(into: &frame, x: area.x, y: area.y, limit: area.width)
        }
        FilterLine(
            filter: state.jobList.filter, shown: state.jobList.count, total: state.jobList.jobs.count, theme: theme
        ).draw(into: &frame, area: area)
    }

    private func drawNothing(into frame: inout CellBuffer, area: Rect) {
        let what = state.jobList.showsProblemsOnly ? "No job with a problem" : "No job"
        let words =
            "\(what) has \u{201C}\(LongText.word(state.jobList.filter.text))\u{201D} in it; Esc ends the filter."
        frame.draw(Line.wrapped(words, theme.quiet, width: area.width - 1, indent: 1), in: area)
    }

    private func titleLine(_ columns: [JobColumn], rows: Int) -> Line {
        columns.reduce(Line().gap(1)) { line, column in
            let title = column.kind == .title ? titleHead(rows) : column.title
            return line.adding(title, theme.quiet, width: column.width, align: column.alignment).gap(column.gap)
        }
    }

    private func titleHead(_ rows: Int) -> String {
        let filter = state.jobList.filter.text
        return (state.jobList.showsProblemsOnly ? "PROBLEMS" : "TITLE") + position(rows)
            + (filter.isEmpty ? "" : "  /\(LongText.word(filter))")
    }

    /// Which of the rows are seen, where not all are.
    private func position(_ rows: Int) -> String {
        let (top, count) = (state.jobList.top, state.jobList.count)
        if count > rows { return "  \(top + 1)-\(min(count, top + rows)) of \(count)" }
        return state.jobList.filter.text.isEmpty ? "" : "  \(count) of \(state.jobList.jobs.count)"
    }

    private func line(for job: TrackedJob, _ columns: [JobColumn], isSelected: Bool) -> Line {
        let mark = Line().adding(isSelected ? theme.glyphs.mark : " ", theme.heading, width: 1)
        let isOld = state.staleness(of: job) != nil
        return columns.reduce(mark) { line, column in
            let (text, fresh) = content(of: column.kind, job)
            // What may not be so any more looks it, whatever it says.
            let style = isOld ? theme.quiet : fresh
            let shown = isSelected && style == .plain ? theme.strong : style
            return line.adding(text, shown, width: column.width, align: column.alignment).gap(column.gap)
        }
    }

    private func content(of kind: JobColumn.Kind, _ job: TrackedJob) -> (String, Style) {
        switch kind {
        case .status:
            let status = StatusText(job, theme: theme)
            return ("\(status.glyph) \(LongText.word(status.word))", status.style)
        case .title: return title(of: job)
        case .transfer: return transfer(of: job)
        case .age:
            let age = Age(seconds: state.now.timeIntervalSince(job.stateSince), isLive: !job.isAtEnd)
            return (TimeText.age(age), theme.text)
        case .answered:
            guard !job.isAtEnd, let answered = job.answeredAt else { return (theme.glyphs.dash, theme.quiet) }
            return (TimeText.ago(answered, now: state.now), theme.quiet)
        case .next:
            if let retry = state.jobList.retries[job.id] {
                return (TimeText.until(retry.nextTry, now: state.now), theme.doubtful)
            }
            guard !job.isAtEnd, let due = job.nextPollAt, let next = state.service.nextQuestion(due: due) else {
                return (theme.glyphs.dash, theme.quiet)
            }
            return (TimeText.until(next, now: state.now), theme.quiet)
        case .created where job.submission == .listed: return (theme.glyphs.dash, theme.quiet)
        case .created:
            return (TimeText.moment(job.createdAt, now: state.now, zone: state.timeZone), theme.quiet)
        }
    }

    /// A column for the marks is there as long as there are marks.
    private func title(of job: TrackedJob) -> (String, Style) {
        guard !state.jobList.marks.isEmpty else { return (job.displayTitle, theme.text) }
        let isMarked = state.jobList.marks.contains(job.id)
        // In its visible form: a mark at its beginning stays its own.
        let title = LongText.word(job.displayTitle)
        return isMarked ? ("\(theme.glyphs.marked) \(title)", theme.heading) : ("  \(title)", theme.text)
    }

    private func transfer(of job: TrackedJob) -> (String, Style) {
        if job.submission == .uploading, let upload = state.jobList.uploads[job.id] {
            let bar = Bar.progress(upload.fraction, width: 5, glyphs: theme.glyphs)
            return ("\(bar) \(NumberText.percent(upload.fraction))", theme.accent)
        }
        guard let transfer = job.transfer else { return (theme.glyphs.dash, theme.quiet) }
        return (transfer.word, transfer == .error ? theme.bad : theme.text)
    }
}
