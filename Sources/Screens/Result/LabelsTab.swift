import AnalysisModel
import Canvas

/// What is seen and heard: contexts, objects, sounds.
struct LabelsTab: ResultTabView {
    let view: ResultView

    var columns: [ResultColumn] {
        [
            ResultColumn("LABEL"), ResultColumn("TYPE", width: 24, atBest: result.widestType, need: 74),
            ResultColumn("CATEGORIES", width: 24, need: 130), ResultColumn("CONF.", width: 5, align: .right, need: 50),
            ResultColumn("ON SCREEN", width: 9, align: .right),
            ResultColumn("SHARE", width: 5, align: .right, need: 48),
        ]
    }

    func cells(of item: Int) -> [(String, Style)] {
        let label = result.labels[item]
        return [
            (label.label, theme.text), (label.type, theme.quiet),
            (LongText.row(label.categories), theme.quiet),
            (label.confidence.map(NumberText.share) ?? theme.glyphs.dash, theme.text),
            (view.times.length(label.screenTime.seconds), theme.text),
            (view.share(label.screenTime.seconds), theme.quiet),
        ]
    }

    func name(of item: Int) -> String { result.labels[item].label }

    func details(of item: Int, width: Int) -> [Line] {
        let label = result.labels[item]
        let confidence = label.confidence.map { ", \(NumberText.share($0)) sure at best" } ?? ""
        let times = NumberText.count(label.spans.count, "time", "times")
        let seen =
            label.spans.isEmpty
            ? "in the video as a whole"
            : "\(times), \(view.times.length(label.screenTime.seconds)) together (\(view.share(label.screenTime.seconds)))"
        return fact("Type", LongText.word(label.type) + confidence, width: width)
            + words("Categories", label.categories, width: width) + fact("In all", seen, width: width)
    }

    var wouldBe: String { "what is seen and heard in the video, with how long, where, and how sure the service is" }
    var whyNot: String {
        "Either nothing was recognised, or the subscription of the key does not include visual and audio context."
    }
}
