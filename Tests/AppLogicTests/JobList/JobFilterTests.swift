import AnalysisModel
import Testing

@testable import AppLogic

/// Rows that have some words.
struct JobFilterTests {
    private static func row(
        _ name: String, _ created: Double, title: String, source: String = "/v/x.mp4", status: JobStatus = .processing,
        mediaID: String? = nil, language: String? = nil
    ) -> TrackedJob {
        var job = TrackedJob.row(name, created: created, status: status)
        (job.title, job.source, job.mediaID, job.language) = (title, source, mediaID, language)
        return job
    }

    private let harbours = AppState.listing([
        row("d", 4, title: "Harbour at dawn", status: .error),
        row("c", 3, title: "HARBOUR at night", mediaID: "reel 7"),
        row("b", 2, title: "Häfen", source: "https://media.example/harbour.mp4?sign=secret", language: "de-DE"),
        row("a", 1, title: "News", status: .onHold),
    ])

    private func typing(_ text: String, in state: AppState) -> TestStore {
        var store = TestStore(state)
        store.play(.jobFilter(.requested), .jobFilter(.edited(.insert(text))))
        return store
    }

    private func rows(_ state: AppState) -> [String] { state.jobList.shownJobs.map(\.id.rawValue) }

    @Test(arguments: [
        ("harbour", ["d", "c", "b"]), ("HARBOUR dawn", ["d"]), ("hÄf", ["b"]), ("reel", ["c"]), ("on hold", ["a"]),
        ("error harbour", ["d"]), ("job-c", ["c"]), ("de-de", ["b"]), ("secret", []), ("  ", ["d", "c", "b", "a"]),
    ])
    func `rows have all the words, in title, source, state, id or language, in whatever case`(
        text: String, left: [String]
    ) {
        #expect(rows(typing(text, in: harbours).state) == left)
    }

    @Test func `the selection stays on its job while that has a row, and else goes to the first`() {
        var store = TestStore(harbours)
        store.play(.selectionMoved(by: 1))
        store = typing("har", in: store.state)
        #expect(store.state.jobList.selection == .row("c"))
        store.send(.jobFilter(.edited(.insert("bour at dawn"))), [.loadDetail(.row("d"))]) {
            $0.jobList.editFilter(.insert("bour at dawn"))
            $0.jobList.selection = .row("d")
        }
        store.play(.jobFilter(.cleared))
        #expect(rows(store.state) == ["d", "c", "b", "a"])
        #expect(store.state.jobList.selection == .row("d"))
        #expect(!store.state.jobList.isFiltering)
    }

    @Test func `where no job has the words, no key is about a job`() {
        var store = typing("nowhere", in: harbours)
        #expect(store.state.jobList.phase(of: store.state.service) == .notFound)
        #expect(store.state.jobList.selectedJob == nil)
        store.play(.jobFilter(.kept), .endingRequested(.cancel))
        #expect(store.state.confirmation == nil)
        store.play(.jobFilter(.cleared))
        #expect(store.state.jobList.selectedJob?.id == .row("d"))
    }

    @Test func `rows come and go with their words`() {
        var store = typing("harbour", in: harbours)
        store.play(
            .jobsChanged([
                Self.row("e", 5, title: "harbour, again"), Self.row("d", 4, title: "Something else"),
                Self.row("f", 6, title: "Something else"),
            ]))
        #expect(rows(store.state) == ["e", "c", "b"])
        store.play(.jobsRemoved([.row("c")]))
        #expect(rows(store.state) == ["e", "b"])
        store.play(.jobFilter(.edited(.deleteToStart)))
        #expect(rows(store.state) == ["f", "e", "d", "b", "a"])
    }

    @Test func `words and problems add up`() {
        var store = typing("harbour", in: harbours)
        store.play(.jobFilter(.kept), .problemFilterToggled)
        #expect(rows(store.state) == ["d"])
        store.play(.jobFilter(.cleared))
        #expect(rows(store.state) == ["d"])
        store.play(.problemFilterToggled)
        #expect(store.state.jobList.count == 4)
    }

    @Test func `all rows are marked at once, and no others`() {
        var store = typing("harbour", in: harbours)
        store.play(.jobFilter(.kept), .marksToggled)
        #expect(store.state.jobList.marks == [.row("d"), .row("c"), .row("b")])
        store.play(.jobFilter(.cleared), .marksToggled)
        #expect(store.state.jobList.marks.count == 4)
        store.play(.marksToggled)
        #expect(store.state.jobList.marks.isEmpty)
    }

    @Test func `when the last job goes while letters are typed, they are keys again`() {
        var store = typing("har", in: harbours)
        store.play(.jobsRemoved(["a", "b", "c", "d"].map(TrackedJob.ID.row)))
        #expect(!store.state.jobList.isFiltering)
        store.play(.jobsChanged([Self.row("e", 5, title: "Something else")]))
        #expect(rows(store.state) == ["e"])
    }

    @Test func `without a job there is nothing to filter`() {
        var store = TestStore(.listing([]))
        store.play(.jobFilter(.requested))
        #expect(!store.state.jobList.isFiltering)
    }

    @Test func `going to the job of an error shows it, whatever was filtered`() {
        var store = typing("nowhere", in: harbours)
        let failure = JobFailure(
            id: 1, job: .row("a"), at: at(1), facts: FailureFacts(kind: .jobFailed, messages: ["x"]))
        store.play(
            .jobFilter(.kept), .failuresRequested, .failuresLoaded([failure]), .failureJobRequested)
        #expect(store.state.jobList.selectedJob?.id == .row("a"))
    }
}
