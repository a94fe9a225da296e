import AnalysisModel
import AppLogic
import Canvas

/// A loaded result and how it is looked at: what every page of it needs.
struct ResultView {
    let state: ResultState
    let result: ResultSummary
    let theme: Theme
    let times: PositionText
    /// It comes from kajo's own engine, which recognises little.
    let isEmbedded: Bool
    /// How the result itself calls the video, where that is not how its job does.
    let otherTitle: String?
    /// Of the captions, while they are on their way.
    let captionFetch: FetchLines?

    /// `nil` while there is none.
    init?(_ state: AppState, theme: Theme) {
        guard let shown = state.result, let result = shown.result else { return nil }
        self.state = shown
        self.result = result
        self.theme = theme
        times = PositionText(format: state.timeFormat, framesPerSecond: result.technical.framesPerSecond)
        isEmbedded = state.service.identity.isEmbedded
        let given = state.jobList.job(shown.job)?.givenTitle
        otherTitle = given == nil || given == result.title ? nil : result.title
        captionFetch = FetchLines(state: state, theme: theme, file: ResultFile(shown.job, .visualCaptions))
    }

    /// A result by itself, for the command line.
    init(of result: ResultSummary, theme: Theme) {
        state = ResultState(showing: result)
        self.result = result
        self.theme = theme
        times = PositionText(format: .clock, framesPerSecond: result.technical.framesPerSecond)
        isEmbedded = false
        otherTitle = nil
        captionFetch = nil
    }

    var duration: Double { state.duration }

    /// Of the video's length.
    func share(_ seconds: Double) -> String {
        duration > 0 ? NumberText.share(seconds / duration) : theme.glyphs.dash
    }

    func strip(_ spans: [TimeSpan], width: Int) -> String {
        OccurrenceStrip.text(spans, duration: duration, width: width, glyphs: theme.glyphs)
    }

    /// The page that is shown, if it has a list.
    var tab: (any ResultTabView)? {
        switch state.kind {
        case nil: nil
        case .labels: LabelsTab(view: self)
        case .faces: FacesTab(view: self)
        case .speech: SpeechTab(view: self)
        case .keywords: KeywordsTab(view: self)
        case .topics: TopicsTab(view: self)
        case .compliance: ComplianceTab(view: self)
        case .shots: ShotsTab(view: self)
        case .captions: CaptionsTab(view: self)
        }
    }
}

/// One page of a result: a list, and what is to be said of the selected item.
protocol ResultTabView {
    var view: ResultView { get }
    var columns: [ResultColumn] { get }
    /// An item by its place in the result's own list: one cell for each column.
    func cells(of item: Int) -> [(String, Style)]
    /// What an item is called where there is one line for it.
    func name(of item: Int) -> String
    func details(of item: Int, width: Int) -> [Line]
    /// What the end of a row shows, where there is room for it.
    var stripTitle: String { get }
    func strip(of item: Int, in kind: ResultList.Kind, width: Int) -> String
    /// The one column without a width goes on below where it needs to.
    var isRunningText: Bool { get }
    /// What stands there when the list is empty.
    func linesWithoutRows(width: Int) -> [Line]
    /// What would be listed here, as the object of a sentence.
    var wouldBe: String { get }
    /// Why a result may lack it.
    var whyNot: String { get }
}

extension ResultTabView {
    var theme: Theme { view.theme }
    var result: ResultSummary { view.result }
    var isRunningText: Bool { false }
    var stripTitle: String { "WHERE IN THE VIDEO" }

    func strip(of item: Int, in kind: ResultList.Kind, width: Int) -> String {
        view.strip(result.spans(of: item, in: kind), width: width)
    }

    func linesWithoutRows(width: Int) -> [Line] { EmptyTabWords(tab: self).lines(width: width) }

    /// A fact with its name before it.
    func fact(_ name: String, _ text: String, width: Int, style: Style = .plain) -> [Line] {
        Line.named(name, Line.wrapped(text, style, width: max(1, width - Line.nameColumns)), theme)
    }

    /// Several words of others under one name; nothing where there are none.
    func words(_ name: String, _ texts: [String], width: Int, gap: Int = 2) -> [Line] {
        let shown = texts.prefix(Self.mostWords).map(LongText.word)
        let rest = texts.count > shown.count ? ["and \(texts.count - shown.count) more"] : []
        return Line.named(name, Line.packed(shown + rest, gap: gap, width: max(1, width - Line.nameColumns)), theme)
    }

    private static var mostWords: Int { 40 }
}

extension Line {
    /// Columns that the name of a fact takes.
    static let nameColumns = 11

    /// Lines with a name to the left of the first.
    static func named(_ name: String, _ lines: [Line], _ theme: Theme) -> [Line] {
        lines.enumerated().map { place, line in
            var whole = Line().adding(place == 0 ? name : "", theme.quiet, width: nameColumns - 1).gap(1)
            whole.spans += line.spans
            return whole
        }
    }
}
