import AnalysisModel
import Canvas

/// What the video is about.
struct TopicsTab: ResultTabView {
    let view: ResultView

    var columns: [ResultColumn] {
        [
            ResultColumn("TOPIC"),
            ResultColumn("TYPE", width: 16, atBest: WidestType.of(result.topics.lazy.map(\.type)), need: 90),
            ResultColumn("IAB", width: 9, need: 64),
            ResultColumn("CONF.", width: 5, align: .right), ResultColumn("ADS", width: 9, align: .right),
        ]
    }

    func cells(of item: Int) -> [(String, Style)] {
        let topic = result.topics[item]
        return [
            (TopicWords.path(topic, theme.glyphs), theme.text), (topic.type, theme.quiet),
            (topic.iabID ?? theme.glyphs.dash, theme.quiet),
            (topic.confidence.map(NumberText.share) ?? theme.glyphs.dash, theme.text), suitability(of: topic),
        ]
    }

    private func suitability(of topic: Topic) -> (String, Style) {
        if topic.isSensitive { return ("sensitive", theme.doubtful) }
        return (topic.adScore.map(NumberText.share) ?? theme.glyphs.dash, theme.text)
    }

    func name(of item: Int) -> String { result.topics[item].label }

    func details(of item: Int, width: Int) -> [Line] {
        let topic = result.topics[item]
        let tree = topic.hierarchy.prefix(12).enumerated().map { level, name in
            Line().gap(2 * level).adding(level > 0 ? "\(theme.glyphs.within) " : "").adding(LongText.word(name))
        }
        let score = topic.adScore.map { score in
            let bar = Bar.length(score, width: 20, glyphs: theme.glyphs)
            return Line.named(
                "Ad score", [Line(bar, theme.accent).gap(1).adding(NumberText.share(score))], theme)
        }
        let sensitive =
            topic.isSensitive
            ? fact(
                "Ads", "one of IAB's sensitive categories, unfit for advertising", width: width, style: theme.doubtful)
            : []
        return Line.named("Hierarchy", tree, theme) + sensitive + (score ?? [])
    }

    var wouldBe: String { "what the video is about: IAB categories with their hierarchy, and how fit for advertising" }
    var whyNot: String {
        "Either no topic stood out, or the subscription of the key does not include IAB categories."
    }
}

/// What topics are called.
enum TopicWords {
    /// From the widest category to the narrowest.
    static func path(_ topic: Topic, _ glyphs: Glyphs) -> String {
        let names = topic.hierarchy.isEmpty ? [topic.label] : topic.hierarchy
        return names.prefix(12).map(LongText.word).joined(separator: " \(glyphs.within) ")
    }
}
