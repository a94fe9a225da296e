import AnalysisModel
import AppLogic
import Canvas

/// Who is being talked to, how that goes, and how many jobs are in which state.
struct HeaderLine {
    let state: AppState
    let theme: Theme

    func line(width: Int) -> Line {
        let service = serviceLine(isNarrow: width < 56)
        let right = state.service.trouble == nil ? counts(width: width - service.width) : troubleLine
        let gap = max(2, width - service.width - right.width - 1)
        var line = service.gap(gap)
        line.spans += right.spans
        return line
    }

    private func serviceLine(isNarrow: Bool) -> Line {
        let identity = state.service.identity
        let full = identity.isEmbedded ? "embedded engine" : "\(identity.profile) \(theme.glyphs.dot) \(identity.host)"
        let name = isNarrow ? identity.profile : full
        let line = Line().gap(1).adding("kajo", theme.heading).adding(" \(theme.glyphs.dot) \(name)")
        return state.isReadOnly ? line.adding(" \(theme.glyphs.dot) read-only", theme.doubtful) : line
    }

    private var troubleLine: Line {
        guard let trouble = state.service.trouble else { return Line() }
        let since = TimeText.moment(
            state.service.troubleSince ?? trouble.at, now: state.now, zone: state.timeZone)
        let next = trouble.nextTry.map { ", next try " + TimeText.until($0, now: state.now) } ?? ""
        let what = trouble.httpStatus.map { "error \($0)" } ?? "no answer"
        return Line().adding("\(theme.glyphs.failed) \(what) since \(since)\(next)", theme.bad)
    }

    private func counts(width: Int) -> Line {
        let jobs = state.jobList.jobs
        let running = jobs.count { !$0.isAtEnd }
        let done = jobs.count { $0.status == .finished }
        let failed = jobs.count { $0.hasFailed }
        let words = width >= 40 ? ("running", "done", "failed") : ("run", "ok", "err")
        return Line()
            .adding("\(running) \(words.0)", running > 0 ? theme.accent : theme.quiet).gap(2)
            .adding("\(done) \(words.1)", done > 0 ? theme.good : theme.quiet).gap(2)
            .adding("\(failed) \(words.2)", failed > 0 ? theme.bad : theme.quiet)
    }
}
