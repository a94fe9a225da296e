import AnalysisModel
import Canvas

/// What must be looked at before the video is shown.
struct ComplianceTab: ResultTabView {
    let view: ResultView

    var columns: [ResultColumn] {
        [
            ResultColumn("FLAGGED"), ResultColumn("TYPE", width: 24, atBest: result.widestType, need: 74),
            ResultColumn("CATEGORIES", width: 24, need: 130), ResultColumn("CONF.", width: 5, align: .right, need: 50),
            ResultColumn("TIMES", width: 5, align: .right, need: 60),
            ResultColumn("FIRST", width: view.times.columns),
        ]
    }

    func cells(of item: Int) -> [(String, Style)] {
        let flag = result.compliance[item]
        let first = flag.spans.first.map { view.times.of($0.start.seconds) }
        return [
            (flag.label, theme.text), (flag.type, theme.quiet), (LongText.row(flag.categories), theme.quiet),
            (flag.confidence.map(NumberText.share) ?? theme.glyphs.dash, theme.text),
            (flag.spans.isEmpty ? theme.glyphs.dash : "\(flag.spans.count)", theme.text),
            (first ?? theme.glyphs.dash, theme.text),
        ]
    }

    func name(of item: Int) -> String { result.compliance[item].label }

    func details(of item: Int, width: Int) -> [Line] {
        let flag = result.compliance[item]
        let confidence = flag.confidence.map { ", \(NumberText.share($0)) sure at best" } ?? ""
        let shots = flag.wholeShots
        let total = view.times.length(ScreenTime.total(of: shots).seconds)
        let strip = Line(view.strip(shots, width: width), theme.doubtful)
        let whole =
            shots.isEmpty
            ? []
            : fact("Shots", "\(shots.count) as a whole, \(total) together", width: width) + [strip]
                + words("", shots.map { view.times.of($0) }, width: width, gap: 3)
        return fact("Type", LongText.word(flag.type) + confidence, width: width)
            + words("Categories", flag.categories, width: width) + whole
    }

    var wouldBe: String { "what must be looked at before the video is shown, such as weapons or bad language" }
    var whyNot: String {
        "Either nothing is tagged for compliance, or the subscription of the key does not include it."
    }
}
