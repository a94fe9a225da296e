import AnalysisModel
import Testing

@testable import AppLogic

/// Several sources in the place of one.
@Suite struct `Several sources` {
    private let texts = ["/v/a.mp4", "/v/none.mp4"]
    private let good = SourceBatch.Entry(name: "/v/a.mp4", verdict: .good(.file("/v/a.mp4"), size: 5))
    private let bad = SourceBatch.Entry(name: "/v/none.mp4", verdict: .bad(.file(.missing)))

    private func report(_ entries: [SourceBatch.Entry], isFinal: Bool = true) -> SourceReport {
        SourceReport(texts: texts, entries: entries, isFinal: isFinal)
    }

    /// A good one and a bad one, pasted below a title, and looked at.
    private func asked(_ state: AppState = .listing([.row("old")])) -> TestStore {
        var store = TestStore(state)
        store.play(
            .submitRequested, .fieldMoved(by: 1), .fieldEdited(.insert("Harbour")), .fieldMoved(by: -1),
            .fieldEdited(.insert("/v/a.mp4\r\n\n  /v/none.mp4 \n")),
            .sourcesChecked(report([good, bad])))
        return store
    }

    @Test func `pasted lines are looked at on a page of their own, and nothing is sent`() {
        var store = TestStore(.listing([]))
        store.play(.submitRequested)
        store.send(.fieldEdited(.insert("/v/a.mp4\r\n\n/v/none.mp4\n")), [.checkSources(texts)]) {
            $0.form.batch = SourceBatch(["/v/a.mp4", "/v/none.mp4"])
            $0.page = .batch
        }
        store.send(.batchConfirmed) { $0.notice = Notice(.refused, .stillLooking) }
        store.play(.sourcesChecked(report([good], isFinal: false)))
        #expect(store.state.form.batch?.isLooking == true)
        store.play(.sourcesChecked(report([good, bad])))
        #expect(store.state.form.batch?.isLooking == false)
        #expect(store.state.form.batch?.good.map(\.source) == [.file("/v/a.mp4")])
    }

    @Test(arguments: [
        (0..<1, ["bad", "b", "c"]), (1..<2, ["a", "bad", "c"]), (1..<3, ["a", "bad"]), (3..<3, ["a", "b", "c", "bad"]),
        // What no report may say.
        (2..<9, ["a", "b", "bad"]), (7..<9, ["a", "b", "c", "bad"]),
    ])
    func `a report on some of them leaves the others as they are`(range: Range<Int>, names: [String]) {
        var store = TestStore(.listing([]))
        store.play(.submitRequested, .fieldEdited(.insert("/v/a.mp4\n/v/none.mp4\n")))
        let entry = { (name: String) in SourceBatch.Entry(name: name, verdict: .good(.file("/" + name), size: 1)) }
        let bad = SourceBatch.Entry(name: "bad", verdict: .bad(.file(.empty)))
        store.play(
            .sourcesChecked(report(["a", "b", "c"].map(entry), isFinal: false)),
            .sourcesChecked(SourceReport(texts: texts, entries: [bad], range: range, looked: 2, isFinal: false)))
        #expect(store.state.form.batch?.entries.map(\.name) == names)
        #expect(store.state.form.batch?.bad == [bad])
        #expect(store.state.form.batch?.looked == 2)
    }

    @Test func `Enter sends the good ones, and the bad one stays in the form with its reason and what goes with it`() {
        var store = asked()
        let request = SubmissionRequest(source: .file("/v/a.mp4"), title: "Harbour")
        store.send(.batchConfirmed, [.submit([request])]) { $0.form.awaitsStore = true }
        store.send(.batchConfirmed)
        let row = TrackedJob.row("new", created: 9, submission: .intended, status: nil)
        store.play(.submissionsTaken(.init(written: [row])))
        let state = store.state
        #expect(state.page == .jobList)
        #expect(state.notice == Notice(.done, .submissionsWritten(1, goingOn: 0, left: 1)))
        #expect(state.form.batch == nil)
        #expect(state.form.source.text == "/v/none.mp4")
        #expect(state.form.problems == [.source: .file(.missing)])
        #expect(state.form.title.text == "Harbour")
    }

    @Test func `several bad ones stay several, and are looked at again as they were named`() {
        var store = asked()
        let odd = SourceBatch.Entry(name: "/v/it\\s.mp4", verdict: .bad(.file(.empty)))
        store.play(.batchCheckRequested, .sourcesChecked(report([good, bad, odd])), .batchConfirmed)
        store.play(.submissionsTaken(.init(written: [.row("new", created: 9)])), .submitRequested)
        #expect(store.state.page == .submit)
        #expect(store.state.form.batch?.entries == [bad, odd])
        store.play(.formConfirmed)
        #expect(store.state.form.batch?.texts == ["/v/none.mp4", "'/v/it\\s.mp4'"])
        #expect(store.state.page == .batch)
    }

    @Test func `a store that refuses them loses none`() {
        var store = asked()
        store.play(.batchConfirmed, .submissionRefused(["The disk is full."]))
        #expect(store.state.page == .submit)
        #expect(store.state.form.refusal == ["The disk is full."])
        #expect(store.state.form.batch?.entries == [good, bad])
    }

    @Test func `of what was submitted before it is asked, and a yes takes it out of the form`() {
        var store = asked()
        let old = TrackedJob.row("old")
        let request = SubmissionRequest(source: .file("/v/a.mp4"), title: "Harbour")
        let receipt = SubmissionReceipt(repetitions: [.init(request: request, earlier: old)])
        store.play(.batchConfirmed, .submissionsTaken(receipt))
        #expect(store.state.page == .jobList)
        #expect(store.state.repetition?.repetitions == receipt.repetitions)
        #expect(store.state.form.batch?.entries == [good, bad])
        store.play(.answerMoved(by: 1))
        store.send(.answerConfirmed, [.submit([request], again: true)]) {
            $0.repetition = nil
            $0.form.awaitsStore = true
        }
        store.play(.submissionsTaken(.init(written: [.row("new", created: 9)])))
        #expect(store.state.form.source.text == "/v/none.mp4")
    }

    @Test func `a value that cannot be right is told before they are sent`() {
        var store = asked()
        store.play(.backRequested, .fieldMoved(by: 2), .fieldEdited(.insert("finnish please")))
        store.send(.formConfirmed) { $0.form.problems[.language] = .language }
        store.play(.fieldEdited(.deleteToStart), .formConfirmed)
        #expect(store.state.page == .batch)
    }

    @Test func `none of them is sent if none can be, or the service is not ready`() {
        var none = asked()
        none.play(.batchCheckRequested, .sourcesChecked(report([bad, bad])))
        none.send(.batchConfirmed) { $0.notice = Notice(.refused, .nothingGood) }
        var early = asked(.started())
        early.send(.batchConfirmed) { $0.notice = Notice(.refused, .stillStarting) }
    }

    @Test func `what is pasted is added, and Ctrl-U takes all away`() {
        var store = asked()
        store.play(.fieldEdited(.insert("/v/c.mp4")))
        #expect(store.state.form.batch?.texts == texts + ["/v/c.mp4"])
        store.play(.backRequested)
        store.send(.fieldEdited(.insert("x")))
        store.send(.fieldEdited(.deleteBackward))
        store.send(.fieldEdited(.deleteToStart)) { $0.form.batch = nil }
    }

    @Test func `the bad ones can be left out`() {
        var store = asked()
        store.play(.badSourcesLeftOut)
        #expect(store.state.form.batch?.entries == [good])
        store.play(.batchConfirmed, .submissionsTaken(.init(written: [.row("new", created: 9)])))
        #expect(store.state.form == SubmitForm())
    }

    struct Row: Sendable, CustomTestStringConvertible {
        let text: String
        let finding: SourceVerdict.Finding
        /// What is looked at in its place; `nil` if it stays one.
        let several: [String]?

        var testDescription: String { text }
    }

    static let severals = [
        Row(text: "reels/", finding: .badFile(.isDirectory), several: ["reels/"]),
        Row(text: "reels/*.mp4", finding: .badFile(.missing), several: ["reels/*.mp4"]),
        Row(text: "/v/reels.csv", finding: .file(.file("/v/reels.csv"), size: 5), several: ["/v/reels.csv"]),
        Row(
            text: "'/v/my reels.txt'", finding: .file(.file("/v/my reels.txt"), size: 5), several: ["'/v/my reels.txt'"]
        ),
        Row(text: "/v/none.csv", finding: .badFile(.missing), several: nil),
        Row(text: "film [1].mp4", finding: .file(.file("/v/film [1].mp4"), size: 5), several: nil),
        Row(text: "/v/none.mp4", finding: .badFile(.missing), several: nil),
        Row(text: "my film.mp4", finding: .badFile(.missing), several: nil),
        Row(text: "/v/my film.mp4", finding: .badFile(.missing), several: nil),
        Row(text: "'/v/a b.mp4' '/v/c.mp4' ", finding: .badFile(.missing), several: ["'/v/a b.mp4'", "'/v/c.mp4'"]),
        Row(text: #"/v/a\ b.mp4 /v/c.mp4"#, finding: .badFile(.missing), several: [#"/v/a\ b.mp4"#, "/v/c.mp4"]),
        Row(text: "file:///v/a file:///v/b", finding: .badFile(.missing), several: ["file:///v/a", "file:///v/b"]),
        Row(text: "https://a/b https://c/d", finding: .noSource(.space), several: ["https://a/b", "https://c/d"]),
        Row(text: "https://a/b?*", finding: .badFile(.missing), several: nil),
        Row(text: "/v/secret*", finding: .badFile(.unreadable), several: nil),
    ]

    /// A list of two good rows and a bad one, looked at below a title and a language for all.
    private func listed() -> TestStore {
        let list = "/v/reels.csv"
        let said = [
            SubmissionRequest(source: .url("http://a.example/1"), title: "One"),
            SubmissionRequest(
                source: .url("http://a.example/2"), language: "sv-SE", options: JobOptions(faceMinRelativeHeight: 0.5)),
        ]
        let entries = said.enumerated().map { line, request in
            SourceBatch.Entry(
                name: request.source.text, verdict: .good(request.source, size: nil),
                place: ListPlace(list: list, line: line + 2), said: request)
        }
        let bad = SourceBatch.Entry(
            name: "", verdict: .bad(.file(.unfit("The row names no source."))), place: ListPlace(list: list, line: 4))
        var store = TestStore(.listing([]))
        store.play(
            .submitRequested, .fieldMoved(by: 1), .fieldEdited(.insert("Reel")), .fieldMoved(by: 1),
            .fieldEdited(.insert("fi-FI")), .fieldMoved(by: -2), .fieldEdited(.insert(list)), .formConfirmed,
            .sourceChecked(SourceVerdict(text: list, finding: .file(.file(list), size: 90))),
            .sourcesChecked(SourceReport(texts: [list], entries: entries + [bad], isFinal: true)))
        return store
    }

    @Test func `what a list says of a row goes before what the form says for all`() {
        var store = listed()
        let first = SubmissionRequest(source: .url("http://a.example/1"), title: "One", language: "fi-FI")
        let second = SubmissionRequest(
            source: .url("http://a.example/2"), title: "Reel", language: "sv-SE",
            options: JobOptions(faceMinRelativeHeight: 0.5))
        store.send(.batchConfirmed, [.submit([first, second])]) { $0.form.awaitsStore = true }
        var looking = listed()
        looking.play(.backRequested)
        looking.send(.previewRequested, [.preview(first)])
    }

    @Test func `bad rows stay in the form as their list, which is looked at again as a whole`() {
        var store = listed()
        store.play(
            .batchConfirmed, .submissionsTaken(.init(written: [.row("a", created: 9), .row("b", created: 8)])),
            .submitRequested)
        #expect(store.state.form.batch?.entries.map(\.place?.line) == [4])
        #expect(store.state.form.source.text.isEmpty && store.state.form.problems.isEmpty)
        store.send(.formConfirmed, [.checkSources(["/v/reels.csv"])]) {
            $0.form.batch?.lookAgain()
            $0.page = .batch
        }
    }

    @Test func `a list is told as one while its name is typed, and looked into when it is confirmed`() {
        var store = TestStore(.listing([]))
        let verdict = SourceVerdict(text: "/v/a.csv", finding: .file(.file("/v/a.csv"), size: 90))
        store.play(.submitRequested, .fieldEdited(.insert("/v/a.csv")), .sourceChecked(verdict))
        #expect(store.state.form.namesList && store.state.page == .submit)
        store.play(.formConfirmed)
        store.send(.sourceChecked(verdict), [.checkSources(["/v/a.csv"])]) {
            $0.form.batch = SourceBatch(["/v/a.csv"])
            $0.form.source = TextField()
            $0.form.fileSize = nil
            $0.form.awaitsCheck = false
            $0.page = .batch
        }
        let unreadable = SourceBatch.Entry(name: "/v/a.csv", verdict: .bad(.file(.unfit("The list names no source."))))
        store.play(.sourcesChecked(SourceReport(texts: ["/v/a.csv"], entries: [unreadable], isFinal: true)))
        #expect(store.state.page == .submit && store.state.form.source.text == "/v/a.csv")
    }

    @Test(arguments: severals)
    func `a directory, a pattern and files dropped side by side are several, once they are confirmed`(row: Row) {
        var store = TestStore(.listing([]))
        let verdict = SourceVerdict(text: row.text, finding: row.finding)
        store.play(.submitRequested, .fieldEdited(.insert(row.text)), .sourceChecked(verdict))
        #expect(store.state.page == .submit)
        store.play(.formConfirmed, .sourceChecked(verdict))
        #expect(store.state.form.batch?.texts == row.several)
        #expect((store.state.page == .batch) == (row.several != nil))
    }

    @Test func `a directory without a video is told in the form, and can be typed on`() {
        var store = TestStore(.listing([]))
        let verdict = SourceVerdict(text: "/v", finding: .badFile(.isDirectory))
        store.play(.submitRequested, .fieldEdited(.insert("/v")), .formConfirmed, .sourceChecked(verdict))
        let none = SourceBatch.Entry(name: "/v", verdict: .bad(.file(.noVideoInside)))
        store.send(.sourcesChecked(SourceReport(texts: ["/v"], entries: [none], isFinal: true))) {
            $0.form.batch = nil
            $0.form.source = TextField("/v")
            $0.form.problems[.source] = .file(.noVideoInside)
            $0.page = .submit
        }
    }

    @Test func `a directory's name can be typed on after a look into it`() {
        var store = TestStore(.listing([]))
        let verdict = SourceVerdict(text: "/v", finding: .badFile(.isDirectory))
        store.play(
            .submitRequested, .fieldEdited(.insert("/v")), .formConfirmed, .sourceChecked(verdict),
            .sourcesChecked(SourceReport(texts: ["/v"], entries: [good, good], isFinal: true)), .backRequested)
        store.send(.fieldEdited(.insert("/")), [.checkSource("/v/")]) {
            $0.form.batch = nil
            $0.form.source = TextField("/v/")
        }
    }

    @Test func `a report about other sources is of no use`() {
        var store = asked()
        store.play(.fieldEdited(.insert("/v/c.mp4")))
        store.send(.sourcesChecked(report([good, bad])))
    }

    @Test func `what will be sent is shown for the first of them`() {
        var store = asked()
        store.play(.backRequested)
        let request = SubmissionRequest(source: .file("/v/a.mp4"), title: "Harbour")
        store.send(.previewRequested, [.preview(request)])
    }
}
