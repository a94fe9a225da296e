import AnalysisModel
import AppLogic
import Canvas

/// What is in a video.
struct ResultPage {
    let state: AppState
    let theme: Theme

    func draw(into frame: inout CellBuffer, area: Rect) {
        let (title, below) = area.splitTop(1)
        let (body, footer) = below.splitBottom(1)
        if let view = ResultView(state, theme: theme) {
            draw(view, into: &frame, title: title, body: body)
        } else {
            drawText(into: &frame, title: title, body: body)
        }
        FooterLine(state: state, theme: theme).draw(into: &frame, area: footer)
    }

    private func draw(_ view: ResultView, into frame: inout CellBuffer, title: Rect, body: Rect) {
        let (tabs, page) = body.splitTop(1)
        TabBar(state: view.state, theme: theme).line(width: tabs.width)
            .draw(into: &frame, x: tabs.x, y: tabs.y, limit: tabs.width)
        let layout = ResultLayout(state.size)
        if let tab = view.tab, let list = view.state.list {
            drawTitle(view, into: &frame, area: title)
            ResultListPage(view: view, tab: tab, list: list, layout: layout).draw(into: &frame, area: page)
        } else if state.showsRaw {
            drawTitle(view, into: &frame, area: title)
            rawPage(view, layout).draw(into: &frame, area: page)
        } else {
            drawText(into: &frame, title: title, body: page)
        }
    }

    private func drawTitle(_ view: ResultView, into frame: inout CellBuffer, area: Rect) {
        let facts = ResultLines(view, width: area.width).shortFacts
        titleLine(Scrolling(top: 0, last: 0), facts: facts, width: area.width)
            .draw(into: &frame, x: area.x, y: area.y, limit: area.width)
    }

    /// What is read from top to bottom: the overview, or why there is no result.
    private func drawText(into frame: inout CellBuffer, title: Rect, body: Rect) {
        let text = body.insetBy(columns: 1)
        let lines = self.lines(width: text.width)
        let last = max(0, lines.count - text.height)
        let top = min(state.result?.top ?? 0, last)
        titleLine(Scrolling(top: top, last: last), width: title.width)
            .draw(into: &frame, x: title.x, y: title.y, limit: title.width)
        frame.draw(lines, in: text, top: top)
    }

    /// The furthest that the overview, or the reason why there is none, can be scrolled.
    var lastTop: Int {
        max(0, lines(width: max(0, state.size.columns - 2)).count - max(0, state.size.rows - (result == nil ? 2 : 3)))
    }

    /// The furthest that the pane below a list can be scrolled.
    var lastPaneTop: Int {
        guard let view = ResultView(state, theme: theme) else { return 0 }
        let (layout, width) = (ResultLayout(state.size), max(0, state.size.columns))
        if state.showsRaw { return rawPage(view, layout).lastTop(width: width) }
        guard let tab = view.tab, let list = view.state.list else { return 0 }
        return ResultListPage(view: view, tab: tab, list: list, layout: layout).lastTop(width: width)
    }

    private func rawPage(_ view: ResultView, _ layout: ResultLayout) -> RawPage {
        RawPage(
            raw: view.state.raw, paneTop: view.state.paneTop, isTyping: view.state.isTyping, theme: theme,
            layout: layout)
    }

    private var job: TrackedJob? {
        state.result.flatMap { state.jobList.job($0.job) }
    }

    private func titleLine(_ scrolling: Scrolling, facts: String = "", width: Int) -> Line {
        let name = PageName.of(job, in: result?.title)
        let position = facts.isEmpty ? scrolling.text(theme.glyphs) : facts
        let room = max(4, width - 3 - TextWidth.columns(of: position))
        return Line().gap(1).adding(name, theme.heading, width: room).gap(1).adding(position, theme.quiet)
    }

    private var result: ResultSummary? { state.result?.result }

    private func lines(width: Int) -> [Line] {
        switch state.result?.content {
        case .loaded: ResultView(state, theme: theme).map { ResultLines($0, width: width).all } ?? []
        case .waiting: waitingLines(width: width)
        case .fetching: [.blank] + fetchingLines(width: width)
        case .stopped: [.blank] + Line.wrapped("Not fetched: you stopped it. r goes on.", theme.quiet, width: width)
        case .failed(let facts): failedLines(facts, width: width)
        case nil: []
        }
    }

    private func waitingLines(width: Int) -> [Line] {
        let state = job?.status?.word ?? job?.submission.rawValue ?? ""
        let next = job?.nextPollAt.map { "kajo asks again \(TimeText.until($0, now: self.state.now))" }
        let head = "No result yet: the job is \(LongText.word(state).replacing("_", with: " "))."
        let rest = (next ?? "kajo keeps asking") + ", and fetches the result by itself when the job has finished."
        return [.blank] + Line.wrapped(head, theme.strong, width: width) + Line.wrapped(rest, theme.quiet, width: width)
    }

    private func fetchingLines(width: Int) -> [Line] {
        let fetch = state.result.map { FetchLines(state: state, theme: theme, file: ResultFile($0.job, .core)) }
        return [Line("Fetching the result", theme.quiet)] + (fetch?.lines(width: width) ?? [])
    }

    private func failedLines(_ facts: FailureFacts, width: Int) -> [Line] {
        let lines = FailureLines(state: state, theme: theme, width: width)
        return [.blank, Line("\(theme.glyphs.failed) The result could not be shown.", theme.bad), .blank]
            + Line.wrapped(FailureHead.of(facts), theme.strong, width: width)
            + lines.messageLines(facts) + lines.explanation(of: facts)
    }
}
