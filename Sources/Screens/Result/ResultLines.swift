import AnalysisModel
import AppLogic
import Canvas

/// A result as lines: facts, what is seen longest and where, colours, cuts, and counts by type.
struct ResultLines {
    private let view: ResultView
    private let width: Int
    /// The most labels that are listed.
    private let shownLabels: Int

    init(_ view: ResultView, width: Int, shownLabels: Int = 50) {
        self.view = view
        self.width = width
        self.shownLabels = shownLabels
    }

    var all: [Line] {
        let blocks = [
            facts, OverviewGist(view: view, width: width).all, labels, feelings,
            ColorLines(result: result, theme: theme, width: width).all, shots, types,
        ]
        return Array(blocks.filter { !$0.isEmpty }.joined(separator: [.blank]))
    }

    /// The video's length and picture in a few words.
    var shortFacts: String {
        let technical = result.technical
        let size = technical.width.flatMap { wide in technical.height.map { "\(wide)\(theme.glyphs.times)\($0)" } }
        let rate = technical.framesPerSecond.map { "\(NumberText.rate($0)) fps" }
        let length = duration > 0 ? view.times.length(duration) : nil
        return (width < 60 ? [length] : [length, size, rate]).compactMap(\.self).joined(separator: "  ")
    }

    private var result: ResultSummary { view.result }
    private var theme: Theme { view.theme }
    private var duration: Double { view.duration }

    private var feelings: [Line] {
        let height = width >= 120 ? 4 : 2
        let faces = ValenceLines(view: view, name: "Faces", samples: result.faceValence, width: width, height: height)
        let speech = ValenceLines(
            view: view, name: "Speech", samples: result.speechValence, width: width, height: height)
        let lines = faces.all + speech.all
        return lines.isEmpty ? [] : [Line("SENTIMENT", theme.quiet).adding("  from -1, bad, to +1, good")] + lines
    }

    private var facts: [Line] {
        let technical = result.technical
        let size = technical.width.flatMap { wide in technical.height.map { "\(wide)\(theme.glyphs.times)\($0)" } }
        let sound = technical.audioCodec.map { codec in
            codec + (technical.audioChannels.map { " (\(NumberText.count($0, "channel", "channels")))" } ?? "")
        }
        let video: [String?] = [
            duration > 0 ? TimeText.length(seconds: duration) : nil, size,
            technical.framesPerSecond.map { "\(NumberText.rate($0)) fps" },
            technical.videoCodec, sound ?? (technical.videoCodec == nil ? nil : "no sound"),
        ]
        let counts: [String?] = [
            NumberText.count(result.shots.count, "shot", "shots"),
            NumberText.count(result.detections, "detection", "detections"),
            NumberText.count(result.occurrences, "occurrence", "occurrences"),
            result.metadataFormat.map { "format \(LongText.word($0))" },
        ]
        let other = view.otherTitle.map { Line.named("File says", [Line(LongText.word($0))], theme) } ?? []
        return other
            + [video, counts].flatMap { Line.packed($0.compactMap { $0.map(LongText.word) }, gap: 3, width: width) }
    }

    private var labels: [Line] {
        let shown = view.state.ownLabels.prefix(shownLabels).map { result.labels[$0] }
        guard shownLabels > 0 else { return [] }
        guard !shown.isEmpty else {
            return Line.wrapped("Nothing that has a label was found in it.", theme.quiet, width: width)
        }
        let columns = LabelColumns(width: width)
        let title = columns.line(
            label: "LABEL", bar: "", time: "ON SCREEN", share: "",
            strip: columns.strip < 18 ? "WHERE" : "WHERE IN THE VIDEO", style: theme.quiet)
        return [title] + shown.map { line(for: $0, columns) }
    }

    private func line(for label: ResultSummary.OfLabel, _ columns: LabelColumns) -> Line {
        let seconds = label.screenTime.seconds
        let share = duration > 0 ? seconds / duration : 0
        return columns.line(
            label: label.label, bar: Bar.length(share, width: columns.bar, glyphs: theme.glyphs),
            time: TimeText.length(seconds: seconds), share: NumberText.share(share),
            strip: OccurrenceStrip.text(label.spans, duration: duration, width: columns.strip, glyphs: theme.glyphs),
            style: theme.text, stripStyle: theme.accent)
    }

    private var shots: [Line] {
        guard !result.shots.isEmpty, duration > 0 else { return [] }
        let mean = NumberText.oneDecimal(min(1e6, duration / Double(result.shots.count)))
        let cuts = OccurrenceStrip.cuts(result.shots, duration: duration, width: width, glyphs: theme.glyphs)
        let title = Line("SHOTS", theme.quiet).adding("  \(result.shots.count), \(mean) s each on average")
        let strip = title.adding("; where the cuts are:")
        return [strip.width <= width ? strip : title, Line(cuts, theme.accent)]
    }

    private var types: [Line] {
        guard !result.byType.isEmpty else { return [] }
        let hasOccurrences = width >= 56
        let name = max(12, min(max(36, result.widestType), width - (hasOccurrences ? 35 : 22)))
        let row = { (type: String, detections: String, occurrences: String, time: String, style: Style) in
            let line = Line().adding(type, style, width: name).gap(1)
                .adding(detections, style, width: 10, align: .right).gap(1)
            return (hasOccurrences ? line.adding(occurrences, style, width: 12, align: .right).gap(1) : line)
                .adding(time, style, width: 10, align: .right)
        }
        return [row("TYPE", "DETECTIONS", "OCCURRENCES", "ON SCREEN", theme.quiet)]
            + result.byType.map { type in
                let time =
                    type.screenTime > .zero ? TimeText.length(seconds: type.screenTime.seconds) : theme.glyphs.dash
                return row(type.type, "\(type.detections)", "\(type.occurrences)", time, theme.text)
            }
            + unlisted
    }

    private var unlisted: [Line] {
        let rest = result.unlisted
        guard rest.detections > 0 else { return [] }
        let words =
            "Only the first \(result.byType.count) types of the file are listed. Not listed: "
            + NumberText.count(rest.detections, "detection", "detections") + " of further types with "
            + NumberText.count(rest.occurrences, "occurrence", "occurrences") + "."
        return Line.wrapped(words, theme.text, width: width)
    }
}

extension ResultSummary {
    /// In columns of the screen.
    var widestType: Int { WidestType.of(byType.lazy.map(\.type)) }
}

/// The room that types want. It is asked for at each frame, so no file can make that dear.
enum WidestType {
    static func of(_ types: some Sequence<String>) -> Int {
        types.prefix(200).reduce(0) { max($0, TextWidth.columns(of: $1, atMost: 200)) }
    }
}

/// The columns of the list of labels, as wide as the screen allows.
struct LabelColumns {
    let label: Int
    let bar: Int
    let strip: Int

    private static let time = 9
    private static let share = 5

    init(width: Int) {
        label = max(10, min(32, width * 28 / 100))
        bar = width >= 72 ? 10 : 0
        strip = max(4, width - label - bar - (bar > 0 ? 1 : 0) - Self.time - Self.share - 4)
    }

    func line(
        label text: String, bar bars: String, time: String, share: String, strip where: String, style: Style,
        stripStyle: Style? = nil
    ) -> Line {
        var line = Line().adding(text, style, width: label).gap(1)
        if bar > 0 { line = line.adding(bars, stripStyle ?? style, width: bar).gap(1) }
        return line.adding(time, style, width: Self.time, align: .right).gap(1)
            .adding(share, style, width: Self.share, align: .right).gap(2)
            .adding(`where`, stripStyle ?? style, width: strip)
    }
}
