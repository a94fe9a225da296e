import AnalysisModel
import Testing

@testable import AppLogic

/// The lists of a result: what they show, in which order, and where in the video that is.
struct ResultListTests {
    private static func span(_ start: Double, _ end: Double) -> TimeSpan {
        TimeSpan(start: .init(seconds: start), end: .init(seconds: end))
    }

    private static func label(
        _ name: String, _ spans: [TimeSpan], type: String = "visual.context", confidence: Double? = nil
    ) -> ResultSummary.OfLabel {
        .init(
            type: type, label: name, screenTime: ScreenTime.total(of: spans), detectionIDs: [], spans: spans,
            categories: name == "boat" ? ["transport"] : [], confidence: confidence)
    }

    private static let harbour: ResultSummary = {
        var technical = ResultSummary.Technical()
        technical.duration = .seconds(160)
        technical.framesPerSecond = 25
        var result = ResultSummary(
            title: "Harbour", technical: technical,
            shots: (0..<40).map { Shot(span: span(Double($0) * 4, Double($0) * 4 + 4), firstFrame: 0, lastFrame: 1) },
            labels: [
                label("101820", [span(0, 160)], type: "visual.color"),
                label("person", [span(20, 60), span(80, 120)], confidence: 0.5),
                label("Boat", [span(100, 130)], confidence: 0.9), label("boat", [span(10, 20)]),
                label("Ähtäri", [span(0, 5)], type: "audio.context", confidence: 0.7),
            ])
        result.speech = [
            SpeechSegment(span: span(30, 33), text: "Good morning."), SpeechSegment(span: span(50, 53), text: "Boats."),
            SpeechSegment(span: span(90, 93), text: "Good night."),
        ]
        result.keywords = [Keyword(type: "audio.keyword.novelty_word", label: "boats")]
        return result
    }()

    /// The page of labels, on a screen of 80×24.
    private func store(on tab: ResultTab = .labels) -> TestStore {
        var store = TestStore(.listing([.row("a", status: .finished)]))
        store.play(.resultRequested, .resultLoaded(.row("a"), Self.harbour), .result(.tabChosen(tab)))
        return store
    }

    private func rows(_ store: TestStore) -> [Int] { store.state.result?.list?.order ?? [] }

    @Test func `colours are no labels, and each page knows how much it has`() {
        let store = store()
        #expect(rows(store) == [1, 2, 3, 4])
        let counts = ResultTab.allCases.map { store.state.result?.count(of: $0) }
        #expect(counts == [nil, 4, 0, 3, 0, 0, 40, nil, nil])
    }

    static let filters: [(String, [Int])] = [
        ("", [1, 2, 3, 4]), ("BOAT", [2, 3]), ("ähtäri", [4]), ("ÄHT", [4]), ("transport", [3]), ("audio.", [4]),
        ("visual boat", [2, 3]), ("boat visual person", []), (" boat  ", [2, 3]),
    ]

    @Test(arguments: filters)
    func `a row stays if it has all the words, in whatever case, in its name or beside it`(
        filter: String, expected: [Int]
    ) {
        var store = store()
        store.play(.result(.filterRequested), .result(.filterEdited(.insert(filter))))
        #expect(rows(store) == expected)
        store.play(.result(.filterCleared))
        #expect(rows(store) == [1, 2, 3, 4])
        #expect(store.state.isTyping == false)
    }

    @Test func `the selection stays on its item when rows go and come`() {
        var store = store()
        store.play(.result(.rowMoved(by: 2)), .result(.filterRequested), .result(.filterEdited(.insert("boa"))))
        #expect(store.state.result?.list?.selection == 3 && store.state.result?.list?.selectedRow == 1)
        store.play(.result(.filterEdited(.insert("q"))))
        #expect(store.state.result?.list?.selection == nil)
        store.play(.result(.rowMoved(by: 1)), .result(.rowJumped(.last)), .result(.occurrenceSought(by: 1)))
        store.play(.result(.filterEdited(.deleteBackward)), .result(.filterClosed))
        #expect(store.state.result?.list?.selection == 2)
    }

    static let sorts: [(Int, ResultList.Sort, [Int])] = [
        (0, .screenTime, [1, 2, 3, 4]), (1, .name, [2, 3, 1, 4]), (2, .type, [4, 1, 2, 3]),
        (3, .confidence, [2, 4, 1, 3]), (4, .start, [4, 3, 1, 2]), (5, .screenTime, [1, 2, 3, 4]),
    ]

    @Test(arguments: sorts)
    func `the order goes round`(steps: Int, sort: ResultList.Sort, expected: [Int]) {
        var store = store()
        for _ in 0..<steps { store.play(.result(.sortCycled)) }
        #expect(store.state.result?.list?.sort == sort)
        #expect(rows(store) == expected)
    }

    @Test func `the position goes to what is selected, unless that is there already`() {
        var store = store()
        #expect(store.state.result?.position == 20)
        store.play(.result(.positionMoved(by: 40)))
        #expect(store.state.result?.position == 100)
        store.send(.result(.rowMoved(by: 1))) { state in
            state.result?.changeList { list, _ in list.select(row: 1, rows: 11) }
        }
        store.play(.result(.rowMoved(by: 1)))
        #expect(store.state.result?.position == 10)
    }

    @Test func `along the strip a cell is a cell, and never less than a second`() {
        var store = store()
        store.play(.result(.positionMoved(by: 1)))
        #expect(store.state.result?.position == 22)
        store.play(.result(.positionShifted(seconds: -3)), .result(.positionMoved(by: -1000)))
        #expect(store.state.result?.position == 0)
        store.play(.result(.positionMoved(by: 1000)))
        #expect(store.state.result?.position == 159)
        store.play(.resized(ScreenSize(columns: 1000, rows: 24)), .result(.positionMoved(by: -1)))
        #expect(store.state.result?.position == 158)
    }

    @Test func `from one place of the selected item to the next and back`() {
        var store = store()
        let places = [1, 1, -1, -1].map { step in
            store.play(.result(.occurrenceSought(by: step)))
            return store.state.result?.position
        }
        #expect(places == [80, 80, 20, 20])
    }

    @Test func `what is listed as it comes in the video goes along with the position`() {
        var store = store()
        store.play(.result(.positionShifted(seconds: 40)), .result(.tabChosen(.shots)))
        #expect(store.state.result?.position == 60)
        #expect(store.state.result?.list?.selectedRow == 15)
        store.play(.result(.positionMoved(by: 2)))
        #expect(store.state.result?.list?.selectedRow == 16)
        store.play(.result(.tabChosen(.speech)))
        #expect(store.state.result?.list?.selectedRow == 1)
        store.play(.result(.rowMoved(by: 1)))
        #expect(store.state.result?.position == 90)
        store.play(.result(.tabChosen(.shots)), .result(.sortCycled), .result(.positionMoved(by: 10)))
        #expect(store.state.result?.list?.selectedRow == 22)
    }

    @Test func `pages go round, and the transcript has its keywords behind it`() {
        var store = store(on: .overview)
        store.play(.result(.tabMoved(by: -1)))
        #expect(store.state.result?.tab == ResultTab.allCases.last)
        store.play(.result(.tabMoved(by: 1)), .result(.filterRequested))
        #expect(store.state.result?.tab == .overview && store.state.isTyping == false)
        store.play(.result(.tabChosen(.speech)))
        #expect(store.state.result?.kind == .speech)
        store.play(.result(.keywordsToggled))
        #expect(store.state.result?.kind == .keywords && store.state.result?.list?.total == 1)
    }

    @Test func `a smaller screen keeps the selected row in sight`() throws {
        var store = store(on: .shots)
        store.play(.result(.rowMoved(by: 10)), .resized(ScreenSize(columns: 40, rows: 12)))
        let list = try #require(store.state.result?.list)
        #expect((list.top..<list.top + ResultLayout(store.state.size).listRows).contains(list.selectedRow))
    }

    @Test func `times are written in another way, as timecode only where there is a frame rate`() {
        var store = store()
        let formats = (0..<3).map { _ in
            store.play(.result(.timeFormatCycled))
            return store.state.timeFormat
        }
        #expect(formats == [.seconds, .frames, .clock])
        store.play(.resultLoaded(.row("a"), ResultSummary()), .result(.timeFormatCycled), .result(.timeFormatCycled))
        #expect(store.state.timeFormat == .clock)
    }

    @Test func `one second tells what is in it, what is rarest first`() {
        let moment = ResultMoment(Self.harbour, labels: [1, 2, 3, 4], at: 100)
        #expect(moment.labels == [2, 1] && moment.shot == 25 && moment.speech == [])
        // An end does not belong to a span, a beginning does; what is shorter than a second is found.
        #expect(ResultMoment(Self.harbour, labels: [3], at: 20).labels == [])
        #expect(ResultMoment(Self.harbour, labels: [3], at: 9.5).labels == [3])
        #expect(ResultMoment(Self.harbour, labels: [], at: 92.9).speech == [2])
        #expect(ResultMoment(ResultSummary(), labels: [], at: 3).shot == nil)
    }
}
