import AnalysisModel
import AppLogic
import Canvas

/// What is known of the selected job: its failures first, then its facts and its history. Nothing is cut.
struct DetailPane {
    let state: AppState
    let theme: Theme

    func draw(into frame: inout CellBuffer, area: Rect) {
        let (title, body) = area.splitTop(1)
        let text = Rect(x: body.x + 1, y: body.y, width: body.width - 2, height: body.height)
        let lines = self.lines(width: text.width)
        let last = max(0, lines.count - text.height)
        let top = min(state.jobList.paneTop, last)
        titleLine(width: title.width, more: Scrolling(top: top, last: last))
            .draw(into: &frame, x: title.x, y: title.y, limit: title.width)
        frame.draw(lines, in: text, top: top)
    }

    /// The furthest that it can be scrolled.
    var lastTop: Int {
        max(0, lines(width: state.size.columns - 2).count - JobListLayout(state.size).paneTextRows)
    }

    private func titleLine(width: Int, more: Scrolling) -> Line {
        guard let job = state.jobList.selectedJob else { return Line() }
        let style = state.jobList.focus == .pane ? theme.heading : theme.quiet
        let room = PaneTitle.room(width: width, more: more, glyphs: theme.glyphs)
        return PaneTitle(name: name(of: job, room: room), style: style, theme: theme).line(width: width, more: more)
    }

    /// The title gives way to the headline, as long as something of it is left.
    private func name(of job: TrackedJob, room: Int) -> Line {
        let words = " \(theme.glyphs.dot) \(headline(of: job))"
        let wordsWidth = TextWidth.columns(of: words, atMost: room)
        let title = TextWidth.columns(of: job.displayTitle, atMost: room)
        let titleWidth = min(title, max(min(8, room), room - wordsWidth))
        return Line().adding(job.displayTitle, theme.strong, width: titleWidth)
            .adding(words, theme.strong, width: min(wordsWidth, max(0, room - titleWidth)))
    }

    private func headline(of job: TrackedJob) -> String {
        if job.isGone { return "the service does not know it any more" }
        return switch (job.status, job.submission) {
        case (.error, _): "the job failed"
        case (.finished, _): "finished"
        case (let status?, _): LongText.word(status.word).replacing("_", with: " ")
        case (nil, .failed): "not submitted"
        case (nil, .unknown): "nobody knows whether it was submitted"
        case (nil, .intended): "waits to be sent"
        case (nil, let submission): submission.rawValue
        }
    }

    private func lines(width: Int) -> [Line] {
        guard let job = state.jobList.selectedJob else { return [] }
        let trouble = state.service.trouble.map { TroubleLines.of($0, state: state, theme: theme, width: width) } ?? []
        let own = [unclearLines(job, width: width), failureLines(job, width: width)]
        let now = [
            staleLines(job, width: width), uploadLines(job, width: width), fetchLines(job, width: width),
            retryLines(job, width: width),
        ]
        // A job that has ended is not what the service's trouble is about.
        let failures = job.isAtEnd ? own + [trouble] : [trouble] + own
        let facts = [JobFacts(state: state, theme: theme).lines(of: job, width: width)]
        let blocks = now + failures + facts + [overcomeLines(job, width: width)]
        return Array(blocks.filter { !$0.isEmpty }.joined(separator: [.blank]))
    }

    /// Each kind is explained once, where it stands first.
    private func failureLines(_ job: TrackedJob, width: Int) -> [Line] {
        var explained: Set<FailureKind> = []
        let lines = FailureLines(state: state, theme: theme, width: width)
        let failures = failures(of: job).filter { !job.hasOvercome($0) }.flatMap { failure in
            lines.of(failure, isExplained: explained.insert(failure.facts.kind).inserted)
        }
        let again =
            job.hasFailed && job.submission != .unknown && !job.source.isEmpty && !state.isReadOnly
            ? Line.wrapped("R submits it again, with the form filled in.", theme.quiet, width: width, indent: 2) : []
        return failures.isEmpty ? [] : failures + again
    }

    /// What failed once and went well since needs no way out any more.
    private func overcomeLines(_ job: TrackedJob, width: Int) -> [Line] {
        let past = failures(of: job).filter(job.hasOvercome)
        let lines = FailureLines(state: state, theme: theme, width: width)
        return past.isEmpty
            ? []
            : Line.wrapped("Overcome since:", theme.quiet, width: width)
                + past.flatMap { lines.of($0, isExplained: false) }
    }

    private func failures(of job: TrackedJob) -> [JobFailure] { state.jobList.details[job.id]?.failures ?? [] }

    /// How old what is shown is, and why nobody knows better.
    private func staleLines(_ job: TrackedJob, width: Int) -> [Line] {
        guard let staleness = state.staleness(of: job) else { return [] }
        let age = TimeText.ago(staleness.updatedAt, now: state.now)
        let reason =
            switch staleness.reason {
            case .trouble(let trouble): FailureHead.of(trouble.facts)
            case .notAskedYet: "the service has not answered yet"
            case .overdue: "an answer is overdue"
            }
        return Line.wrapped("Updated \(age) \(theme.glyphs.dash) \(reason)", theme.doubtful, width: width)
    }

    private func retryLines(_ job: TrackedJob, width: Int) -> [Line] {
        guard let retry = state.jobList.retries[job.id] else { return [] }
        return Line.wrapped(RetryWords.of(retry, now: state.now), theme.doubtful, width: width)
    }

    private func uploadLines(_ job: TrackedJob, width: Int) -> [Line] {
        guard job.submission == .uploading, let upload = state.jobList.uploads[job.id] else { return [] }
        let bytes = "\(NumberText.bytes(upload.sent)) of \(NumberText.bytes(upload.total))"
        let rate = upload.bytesPerSecond.map(NumberText.bytesPerSecond)
        let left = upload.timeLeft.map { "\(TimeText.length(seconds: $0.seconds)) left" }
        let words = [NumberText.percent(upload.fraction), bytes, rate, left].compactMap { $0 }
        let bar = Line(Bar.progress(upload.fraction, width: 20, glyphs: theme.glyphs), theme.accent)
        let whole = bar.gap(2).adding(words.joined(separator: "  "))
        return whole.width <= width ? [whole] : [bar] + Line.packed(words, gap: 2, width: width)
    }

    private func fetchLines(_ job: TrackedJob, width: Int) -> [Line] {
        FileListState.types.map { ResultFile(job.id, $0) }.filter { state.files.fetches[$0] != nil }.flatMap { file in
            [Line("Fetching \(file.type.rawValue)", theme.quiet)]
                + FetchLines(state: state, theme: theme, file: file, tellsRetries: false).lines(width: width)
        }
    }

    private func unclearLines(_ job: TrackedJob, width: Int) -> [Line] {
        guard job.jobID == nil, job.submission == .unknown else { return [] }
        let words =
            "The request left, and no clear answer came back: the service may or may not have made a job. kajo looks "
            + "for it in the service's list, for some minutes and when you press r, and does not send it again by itself, "
            + "so that nothing is paid twice. R submits it again."
        return Line.wrapped(words, theme.doubtful, width: width)
    }
}

/// Where one is in a text that is longer than its room.
struct Scrolling {
    let top: Int
    let last: Int

    /// Arrows for what lies above and below; empty when all is shown.
    func text(_ glyphs: Glyphs) -> String {
        [top > 0 ? glyphs.up : "", top < last ? "\(glyphs.down) \(last - top) more" : ""]
            .filter { !$0.isEmpty }.joined(separator: " ")
    }
}
