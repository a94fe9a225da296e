import AnalysisModel
import Canvas

/// What is said, as running text.
struct SpeechTab: ResultTabView {
    let view: ResultView
    let isRunningText = true

    private var hasSpeakers: Bool { result.speech.first?.speaker != nil || result.speech.last?.speaker != nil }

    var columns: [ResultColumn] {
        let speaker =
            hasSpeakers ? [ResultColumn("SPEAKER", width: 8, need: 60)] : [ResultColumn("", width: 0, need: 9999)]
        return [ResultColumn("TIME", width: view.times.columns)] + speaker + [ResultColumn("WHAT IS SAID")]
    }

    func cells(of item: Int) -> [(String, Style)] {
        let segment = result.speech[item]
        let isGoingOn = item > 0 && result.speech[item - 1].speaker == segment.speaker
        return [
            (view.times.of(segment.span.start.seconds), theme.quiet),
            (isGoingOn ? "" : segment.speaker ?? theme.glyphs.dash, theme.accent), (segment.text, theme.text),
        ]
    }

    func name(of item: Int) -> String {
        result.speech[item].speaker.map { "Speaker \(LongText.word($0))" } ?? "Speech"
    }

    func details(of item: Int, width: Int) -> [Line] {
        let segment = result.speech[item]
        let valence = segment.valence.map { fact("Valence", NumberText.signed($0, theme.glyphs), width: width) } ?? []
        let words = result.keywords.filter { keyword in
            keyword.spans.contains { $0.start < segment.span.end && $0.end > segment.span.start }
        }
        return self.words("Keywords", words.map(\.label), width: width) + valence
    }

    var wouldBe: String { "what is said, as running text with times and speakers; v lists its keywords and names" }
    var whyNot: String {
        "Either nobody speaks, or the language is not the one that was given, "
            + "or the subscription of the key does not include speech to text."
    }
}

/// Names and notable words in what is said.
struct KeywordsTab: ResultTabView {
    let view: ResultView

    var columns: [ResultColumn] {
        [
            ResultColumn("KEYWORD OR NAME"), ResultColumn("TYPE", width: 28, atBest: result.widestType, need: 70),
            ResultColumn("SAID", width: 5, align: .right), ResultColumn("FIRST", width: view.times.columns, need: 48),
        ]
    }

    func cells(of item: Int) -> [(String, Style)] {
        let keyword = result.keywords[item]
        let first = keyword.spans.first.map { view.times.of($0.start.seconds) }
        return [
            (keyword.label, theme.text), (keyword.type, theme.quiet),
            (keyword.spans.isEmpty ? theme.glyphs.dash : "\(keyword.spans.count)", theme.text),
            (first ?? theme.glyphs.dash, theme.quiet),
        ]
    }

    func name(of item: Int) -> String { result.keywords[item].label }

    func details(of item: Int, width: Int) -> [Line] {
        let times = result.keywords[item].spans.map { view.times.of($0.start.seconds) }
        return fact("Type", LongText.word(result.keywords[item].type), width: width)
            + words("Said at", times, width: width)
    }

    var wouldBe: String { "names and notable words in what is said; v goes to the transcript" }
    var whyNot: String {
        "Either nothing notable is said, or the subscription of the key does not include speech keywords."
    }
}
