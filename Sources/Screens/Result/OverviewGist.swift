import AnalysisModel
import Canvas

/// What the video is about, who is in it, what is said, and what must be looked at, in a line or two each.
struct OverviewGist {
    let view: ResultView
    let width: Int

    var all: [Line] { flagged + topics + people + speech + names }

    private var result: ResultSummary { view.result }
    private static let most = 8

    private func named(_ name: String, _ parts: [String], _ style: Style = .plain, of total: Int) -> [Line] {
        guard !parts.isEmpty else { return [] }
        let rest = total > parts.count ? ["and \(total - parts.count) more"] : []
        let lines = Line.packed(parts + rest, style, gap: 3, width: max(1, width - Line.nameColumns))
        return Line.named(name, lines, view.theme)
    }

    private var flagged: [Line] {
        let flags = result.compliance.prefix(Self.most).map { flag in
            let first = flag.spans.first.map { " at \(view.times.of($0.start.seconds))" } ?? ""
            return "\(view.theme.glyphs.failed) \(LongText.word(flag.label))\(first)"
        }
        return named("Flagged", flags, view.theme.doubtful, of: result.compliance.count)
    }

    private var topics: [Line] {
        let topics = result.topics.prefix(Self.most).map { topic in
            let share = topic.confidence.map { " \(NumberText.share($0))" } ?? ""
            return TopicWords.path(topic, view.theme.glyphs) + share
        }
        return named("About", topics, of: result.topics.count)
    }

    private var people: [Line] {
        let known = result.faces.filter { $0.identity != nil }
        let shown = known.prefix(Self.most).map { face in
            "\(FaceWords.name(face)) \(view.times.length(face.screenTime.seconds))"
        }
        let unknown = result.faces.count - known.count
        let others = unknown > 0 ? [NumberText.count(unknown, "unknown face", "unknown faces")] : []
        let more = known.count - shown.count
        return named("People", shown + (more > 0 ? ["\(more) more with a name"] : []) + others, of: 0)
    }

    private var speech: [Line] {
        guard let first = result.speech.first else { return [] }
        let speakers = Set(result.speech.compactMap(\.speaker)).count
        let total = view.times.length(ScreenTime.total(of: result.speech.map(\.span)).seconds)
        let who = speakers > 0 ? " by \(NumberText.count(speakers, "speaker", "speakers"))" : ""
        let opening = "\u{201C}\(LongText.word(first.text))\u{201D}"
        let room = max(1, width - Line.nameColumns)
        return Line.named("Speech", [Line("\(total)\(who), beginning \(opening)").fitted(to: room)], view.theme)
    }

    private var names: [Line] {
        let words = result.keywords.prefix(Self.most).map { LongText.word($0.label) }
        return named("Keywords", Array(words), of: result.keywords.count)
    }
}

extension Line {
    /// Cut where the room ends.
    func fitted(to width: Int) -> Line {
        guard self.width > width, spans.count == 1, let span = spans.first else { return self }
        return Line().adding(span.text, span.style, width: width)
    }
}
