import AnalysisModel
import AppLogic
import Canvas

/// Several sources before they are sent: how many, how large, and what speaks against each.
struct BatchPage {
    let state: AppState
    let theme: Theme

    var page: ScrolledPage {
        ScrolledPage(
            title: Line().gap(1).adding("New submissions", theme.heading).adding("  not sent", theme.quiet),
            lines: lines, top: state.form.batch?.top ?? 0, state: state, theme: theme)
    }

    private var lines: [Line] {
        guard let batch = state.form.batch else { return [] }
        let width = max(1, state.size.columns - 2)
        let words = BatchWords(batch: batch, theme: theme)
        let sorted =
            batch.entries.filter(\.isBad) + batch.entries.filter { !$0.isBad && $0.earlier != nil }
            + batch.entries.filter { !$0.isBad && $0.earlier == nil }
        let rest = sorted.count - Self.most
        let checking = state.form.awaitsStore ? [Line("Checking\u{2026}", theme.quiet)] : []
        return words.amounts(width: width) + note(width: width) + checking + [.blank]
            + sorted.prefix(Self.most).flatMap { lines(for: $0, width: width) }
            + (rest > 0 ? [Line("\u{2026} and \(rest) more", theme.quiet)] : [])
    }

    /// Nobody reads on, and each frame has its price; what needs a look comes first.
    private static let most = 300

    /// Columns of a name; on a wide terminal its amount stands near it.
    private static let widest = 90

    private func note(width: Int) -> [Line] {
        let others = SubmitForm.Field.allCases.filter { $0 != .source && !state.form[$0].text.isEmpty }
        let names = others.map(\.name).joined(separator: ", ")
        let rows = state.form.batch?.entries.contains { $0.place != nil } == true
        let rule = rows ? " What the list says of one goes before it." : ""
        return others.isEmpty
            ? [] : Line.wrapped("From the form, for each: \(names).\(rule)", theme.quiet, width: width)
    }

    private func lines(for entry: SourceBatch.Entry, width: Int) -> [Line] {
        let name = Self.name(of: entry)
        switch entry.verdict {
        case .bad(let problem):
            return named(theme.glyphs.failed, name, "", theme.bad, width)
                + Line.wrapped(ProblemWords.of(problem), theme.bad, width: width, indent: 2)
        case .same(let first):
            let words = "The same video as \(LongText.word(MediaSource.shown(first))); it counts once."
            return named(theme.glyphs.dash, name, "", theme.quiet, width)
                + Line.wrapped(words, theme.quiet, width: width, indent: 2)
        case .good(_, let size):
            let amount = size.map(NumberText.bytes) ?? "link"
            guard let job = entry.earlier else {
                return named(theme.glyphs.finished, name, amount, theme.good, width)
            }
            return named(theme.glyphs.unknown, name, amount, theme.doubtful, width)
                + Line.wrapped(earlier(job), theme.doubtful, width: width, indent: 2)
        }
    }

    /// What is wrong in a list is looked for there.
    private static func name(of entry: SourceBatch.Entry) -> String {
        let name = LongText.word(MediaSource.shown(entry.name))
        guard let place = entry.place, entry.isBad else { return name }
        // Without the quotes that it was given in.
        let path = (try? MediaSource(typed: place.list, in: "/", home: "/"))?.text ?? place.list
        let list = LongText.word(path.split(separator: "/").last.map(String.init) ?? path)
        return name.isEmpty ? "\(list):\(place.line)" : "\(list):\(place.line): \(name)"
    }

    private func named(_ glyph: String, _ name: String, _ amount: String, _ style: Style, _ width: Int) -> [Line] {
        let room = min(Self.widest, width - 2 - (amount.isEmpty ? 0 : amount.count + 2))
        let parts = TextWrap.lines(name, width: max(1, room))
        return parts.enumerated().map { place, part in
            let line = Line(place == 0 ? glyph : "", style).adding("", width: place == 0 ? 1 : 2)
            return place > 0
                ? line.adding(part) : line.adding(part, width: max(1, room)).gap(2).adding(amount, theme.quiet)
        }
    }

    private func earlier(_ job: TrackedJob) -> String {
        let since = TimeText.moment(job.createdAt, now: state.now, zone: state.timeZone)
        let end = job.submission.isUnderWay ? "it goes on." : "you are asked first."
        return "Submitted \(since) as \(LongText.word(job.displayTitle)), \(RepetitionPane.state(of: job)); \(end)"
    }
}

/// How many sources there are and how large, for the page and for the form.
struct BatchWords {
    let batch: SourceBatch
    let theme: Theme

    func amounts(width: Int, isBrief: Bool = false) -> [Line] {
        texts(isBrief: isBrief).flatMap { Line.wrapped($0.0, $0.1, width: width) }
    }

    private func texts(isBrief: Bool) -> [(String, Style)] {
        let (good, bad) = (batch.good, batch.bad.count)
        let known = batch.earlierCount
        let lines: [(String, Style)?] = [
            good.isEmpty ? nil : ("\(theme.glyphs.finished) \(amount(of: good))", theme.good),
            known == 0 ? nil : ("\(theme.glyphs.unknown) \(known) of them submitted before", theme.doubtful),
            bad == 0 ? nil : ("\(theme.glyphs.failed) \(bad) cannot be submitted", theme.bad),
            batch.leftOut == 0 || isBrief ? nil : (leftOut, theme.quiet),
        ]
        return lines.compactMap(\.self) + (batch.isLooking ? [(looking, theme.quiet)] : [])
    }

    private var looking: String {
        let (looked, count) = (batch.looked, batch.entries.count)
        if count == 0 { return "Looking at them\u{2026}" }
        if looked >= count { return "Comparing them with earlier submissions\u{2026}" }
        return looked == 0 ? "Looking into them\u{2026}" : "Looking into them: \(looked) of \(count)\u{2026}"
    }

    private func amount(of good: [(source: MediaSource, size: Int64?)]) -> String {
        let sizes = good.compactMap(\.size)
        let links = good.count - sizes.count
        let parts = [
            sizes.isEmpty ? nil : AmountWords.files(sizes.count, bytes: sizes.reduce(0, +)),
            links == 0 ? nil : NumberText.count(links, "link", "links"),
        ]
        return parts.compactMap(\.self).joined(separator: ", and ")
    }

    private var leftOut: String {
        let files = NumberText.count(batch.leftOut, "other file", "other files")
        return "\(theme.glyphs.dash) \(files) left out, not named as a video"
    }
}

extension SourceBatch {
    fileprivate var earlierCount: Int { entries.count { !$0.isBad && $0.earlier != nil } }
}
