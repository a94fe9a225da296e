import AnalysisModel
import AppLogic
import Canvas

/// What is to be seen, in sentences.
struct CaptionsTab: ResultTabView {
    let view: ResultView
    let isRunningText = true

    var columns: [ResultColumn] {
        [
            ResultColumn("TIME", width: view.times.columns), ResultColumn("SHOT", width: 5, align: .right, need: 60),
            ResultColumn("SCENE"),
        ]
    }

    func cells(of item: Int) -> [(String, Style)] {
        let caption = result.captions[item]
        return [
            (view.times.of(caption.span.start.seconds), theme.quiet),
            (caption.shotIndex.map { "\($0 + 1)" } ?? theme.glyphs.dash, theme.quiet), (caption.text, theme.text),
        ]
    }

    func name(of item: Int) -> String { "Scene \(item + 1)" }

    func details(of item: Int, width: Int) -> [Line] {
        fact("Seen", view.times.of(result.captions[item].span), width: width)
    }

    func linesWithoutRows(width: Int) -> [Line] {
        switch view.state.captions {
        case .notAsked: [.blank] + Line.wrapped("The captions are not fetched; r fetches them.", width: width)
        case .fetching:
            [.blank, Line("Fetching the captions", theme.quiet)] + (view.captionFetch?.lines(width: width) ?? [])
        case .loaded: EmptyTabWords(tab: self).lines(width: width)
        case .failed(let facts): failed(facts, width: width)
        }
    }

    /// A no of the service says that there are none; after anything else it is worth another try.
    private func failed(_ facts: FailureFacts, width: Int) -> [Line] {
        let words = LongText.lines(facts.messages, width: max(1, width - 2)).map { Line().gap(2).adding($0) }
        guard !view.state.captions.areRefused else {
            return EmptyTabWords(tab: self).lines(width: width) + [.blank, Line("The service says:", theme.quiet)]
                + words
        }
        return [.blank, Line("\(theme.glyphs.failed) The captions could not be fetched.", theme.bad)] + words
            + Line.wrapped("r tries again.", theme.quiet, width: width)
    }

    var wouldBe: String { "what is to be seen, scene by scene, in sentences" }
    var whyNot: String {
        "Captions are a result of their own, which not every subscription includes."
    }
}
