import AnalysisModel
import Testing

@testable import AppLogic

/// What was submitted before costs nothing again without a yes.
@Suite struct `What was submitted before` {
    private let request = SubmissionRequest(source: .file("/v/old.mp4"))
    private let old = TrackedJob.row("old", status: .finished)

    /// Asked about one video, with the form as it was sent.
    private func asked() -> TestStore {
        var store = TestStore(.listing([.row("newer", created: 5), old]))
        store.play(
            .submitRequested, .fieldEdited(.insert("/v/old.mp4")), .formConfirmed,
            .sourceChecked(.init(text: "/v/old.mp4", finding: .file(.file("/v/old.mp4"), size: 5))),
            .submissionsTaken(.init(repetitions: [.init(request: request, earlier: old)])))
        return store
    }

    @Test func `is asked about, with its row selected and the form kept`() {
        let state = asked().state
        #expect(state.page == .jobList)
        #expect(state.repetition?.repetitions.map(\.request) == [request])
        #expect(state.repetition?.chosen == .no)
        #expect(state.jobList.selection == .row("old"))
        #expect(state.form.source.text == "/v/old.mp4")
        #expect(!state.form.awaitsStore)
    }

    @Test func `a quick second Enter sends nothing`() {
        var store = asked()
        store.send(.answerConfirmed) {
            $0.repetition = nil
            $0.notice = Notice(.done, .nothingRepeated)
        }
        #expect(store.state.form.source.text == "/v/old.mp4")
    }

    @Test func `leaving the question sends nothing`() {
        var store = asked()
        store.send(.backRequested) { $0.repetition = nil }
    }

    @Test func `a yes sends just that, and then the form is empty`() {
        var store = asked()
        store.play(.answerMoved(by: 1))
        store.send(.answerConfirmed, [.submit([request], again: true)]) {
            $0.repetition = nil
            $0.form.awaitsStore = true
        }
        let row = TrackedJob.row("again", created: 9, submission: .intended, status: nil)
        store.send(.submissionsTaken(.init(written: [row])), [.loadDetail(.row("again"))]) {
            $0.form = SubmitForm()
            $0.notice = Notice(.done, .submissionWritten(title: "again.mp4"))
            $0.jobList.merge([row])
            $0.jobList.selection = .row("again")
        }
    }

    @Test func `answers go round`() {
        var store = asked()
        store.play(.answerMoved(by: 1), .answerMoved(by: 1))
        #expect(store.state.repetition?.chosen == .no)
        store.play(.answerMoved(by: -1))
        #expect(store.state.repetition?.chosen == .again)
    }

    @Test func `what is on its way already goes on, without a question`() {
        var store = TestStore(.listing([.row("old", submission: .uploading, status: nil)]))
        store.play(.submitRequested)
        let row = TrackedJob.row("old", submission: .uploading, status: nil)
        store.send(.submissionsTaken(.init(goingOn: [row])), [.loadDetail(.row("old"))]) {
            $0.page = .jobList
            $0.notice = Notice(.done, .submissionGoesOn(title: "old.mp4"))
        }
    }

    @Test func `of several, the new ones are saved and the others asked about`() {
        var store = TestStore(.listing([old]))
        store.play(.submitRequested, .fieldEdited(.insert("x")))
        let rows = ["b", "c"].map { TrackedJob.row($0, created: 9, submission: .intended, status: nil) }
        store.play(
            .submissionsTaken(.init(written: rows, repetitions: [.init(request: request, earlier: old)])))
        #expect(store.state.notice == Notice(.done, .submissionsWritten(2, goingOn: 0, left: 0)))
        #expect(store.state.repetition?.repetitions.map(\.earlier.id) == [.row("old")])
        #expect(store.state.form == SubmitForm())
        #expect(store.state.jobList.selection == .row("b"))
    }

    @Test func `a question that is open already is answered first`() {
        var store = TestStore(.listing([.row("a", status: .queued), old]))
        store.play(
            .endingRequested(.cancel),
            .submissionsTaken(.init(repetitions: [.init(request: request, earlier: old)])), .answerConfirmed)
        #expect(store.state.confirmation == nil)
        #expect(store.state.repetition != nil)
    }
}
