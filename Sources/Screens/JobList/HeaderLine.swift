import AnalysisModel
import AppLogic
import Canvas
import Foundation

/// Who is being talked to, how that goes, and how many jobs are in which state.
struct HeaderLine {
    let state: AppState
    let theme: Theme

    func line(width: Int) -> Line {
        let rights = state.service.trouble.map(troubleLines) ?? silenceLines ?? countLines
        let pairs = serviceLines.flatMap { service in rights.map { (service, $0) } }
        let fitting = pairs.first { $0.width + 2 + $1.width < width }
        guard let (service, right) = fitting ?? pairs.last else { return Line() }
        var line = service.gap(max(2, width - service.width - right.width - 1))
        line.spans += right.spans
        return line
    }

    /// From the whole name to none: the state of things on the right comes first.
    private var serviceLines: [Line] {
        let identity = state.service.identity
        let (profile, host) = (LongText.word(identity.profile), LongText.word(identity.host))
        let full = identity.isEmbedded ? "embedded engine" : "\(profile) \(theme.glyphs.dot) \(host)"
        return [full, profile, ""].map { name in
            let line = Line().gap(1).adding("kajo", theme.heading)
                .adding(name.isEmpty ? "" : " \(theme.glyphs.dot) \(name)")
            return state.isReadOnly ? line.adding(" \(theme.glyphs.dot) read-only", theme.doubtful) : line
        }
    }

    private func troubleLines(_ trouble: ServiceTrouble) -> [Line] {
        let since = TimeText.moment(
            state.service.troubleSince ?? trouble.at, now: state.now, zone: state.timeZone)
        let next =
            trouble.nextTry.map { next in
                next <= state.now ? ", asking again" : ", next try " + TimeText.until(next, now: state.now)
            } ?? ""
        let what = Self.words(for: trouble.facts)
        return ["\(what) since \(since)\(next)", "\(what) since \(since)", what].map {
            marks.adding("\(theme.glyphs.failed) \($0)", theme.bad)
        }
    }

    /// Nothing has failed yet, so the counts stay where there is room.
    private var silenceLines: [Line]? {
        guard let since = state.service.silentSince(now: state.now) else { return nil }
        let age = TimeText.age(Age(seconds: state.now.timeIntervalSince(since), isLive: false))
        let words = Line().adding("no answer for \(age)", theme.doubtful)
        return countLines.map { counts in
            var line = words.gap(2)
            line.spans += counts.spans
            return line
        } + [words]
    }

    private var countLines: [Line] { [counts(isLong: true), counts(isLong: false)] }

    /// What the state of the line is: whether anybody is there, and whether kajo may speak to them.
    private static func words(for facts: FailureFacts) -> String {
        if facts.kind.place == .key { return "key refused" }
        if let status = facts.httpStatus { return status == 200 ? "bad answers" : "error \(status)" }
        return facts.endpoint == nil ? "not started" : "offline"
    }

    private var marks: Line {
        let count = state.jobList.marks.count
        return count > 0 ? Line().adding("\(count) marked", theme.heading).gap(2) : Line()
    }

    private func counts(isLong: Bool) -> Line {
        let (running, done) = (state.jobList.tally.running, state.jobList.tally.finished)
        let failed = state.jobList.tally.failed
        let unclear = state.jobList.tally.unclear
        let words = isLong ? ("running", "done", "failed") : ("run", "ok", "err")
        return
            marks
            .adding("\(running) \(words.0)", running > 0 ? theme.accent : theme.quiet).gap(2)
            .adding("\(done) \(words.1)", done > 0 ? theme.good : theme.quiet).gap(2)
            .adding("\(failed) \(words.2)", failed > 0 ? theme.bad : theme.quiet)
            .adding(unclear > 0 ? "  \(unclear) \(isLong ? "unclear" : "?")" : "", theme.doubtful)
    }
}
