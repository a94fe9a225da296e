import AnalysisModel
import Testing

@testable import AppLogic

/// From the confirmed form to the row in the list.
struct SubmissionTests {
    private let good = SourceVerdict(text: "/v/new.mp4", finding: .file(.file("/v/new.mp4"), size: 5))

    /// The form with a good file in it.
    private func filled(_ state: AppState = .listing([.row("old")])) -> TestStore {
        var store = TestStore(state)
        store.play(.submitRequested, .fieldEdited(.insert("/v/new.mp4")), .sourceChecked(good))
        return store
    }

    @Test func `a confirmed form is checked, written down, emptied, and its row selected`() {
        var store = filled()
        store.play(.fieldMoved(by: 1), .fieldEdited(.insert(" Harbour ")))
        store.send(.formConfirmed, [.checkSource("/v/new.mp4")]) { $0.form.awaitsCheck = true }
        let request = SubmissionRequest(source: .file("/v/new.mp4"), title: "Harbour", language: nil)
        store.send(.sourceChecked(good), [.submit([request])]) {
            $0.form.awaitsCheck = false
            $0.form.awaitsStore = true
        }
        store.send(.formConfirmed)
        let row = TrackedJob.row("new", created: 9, submission: .intended, status: nil)
        store.send(.submissionsTaken(.init(written: [row])), [.loadDetail(.row("new"))]) {
            $0.form = SubmitForm()
            $0.page = .jobList
            $0.notice = Notice(.done, .submissionWritten(title: "new.mp4"))
            $0.jobList.merge([row])
            $0.jobList.selection = .row("new")
        }
        #expect(store.state.order == ["new", "old"])
    }

    @Test func `the first submission of all is selected as well`() {
        var store = filled(.listing([]))
        store.play(.formConfirmed, .sourceChecked(good))
        let row = TrackedJob.row("new", submission: .intended, status: nil)
        store.send(.submissionsTaken(.init(written: [row])), [.loadDetail(.row("new"))]) {
            $0.form = SubmitForm()
            $0.page = .jobList
            $0.notice = Notice(.done, .submissionWritten(title: "new.mp4"))
            $0.jobList.merge([row])
            $0.jobList.selection = .row("new")
        }
    }

    @Test func `a file told to be missing stays told when an older look at it comes late`() {
        var store = TestStore(.listing([]))
        store.play(.submitRequested, .fieldEdited(.insert("/v/none")), .formConfirmed)
        let missing = SourceVerdict(text: "/v/none", finding: .badFile(.missing))
        store.send(.sourceChecked(missing)) {
            $0.form.awaitsCheck = false
            $0.form.problems[.source] = .file(.missing)
        }
        store.send(.sourceChecked(missing))
    }

    @Test func `going back while the source is looked at takes the wish back`() {
        var store = filled()
        store.play(.formConfirmed)
        store.send(.backRequested) {
            $0.form.awaitsCheck = false
            $0.page = .jobList
        }
        store.send(.sourceChecked(good))
    }

    @Test func `what is typed while the store writes does not get lost with the form`() {
        var store = filled()
        store.play(.formConfirmed, .sourceChecked(good))
        store.send(.fieldEdited(.insert("x")))
    }

    @Test func `a link is submitted as a link`() {
        var store = TestStore(.listing([]))
        let link = "https://media.example/a.mp4"
        store.play(.submitRequested, .fieldEdited(.insert(link)), .formConfirmed)
        store.send(
            .sourceChecked(.init(text: link, finding: .link(.url(link)))),
            [.submit([SubmissionRequest(source: .url(link))])]
        ) {
            $0.form.awaitsCheck = false
            $0.form.awaitsStore = true
        }
    }

    @Test func `a submission that the store refuses keeps the form and says why until something is typed`() {
        var store = filled()
        store.play(.formConfirmed, .sourceChecked(good))
        store.send(.submissionRefused(["The disk is full.", "Nothing was written."])) {
            $0.form.awaitsStore = false
            $0.form.refusal = ["The disk is full.", "Nothing was written."]
        }
        #expect(store.state.form.source.text == "/v/new.mp4")
        store.send(.fieldEdited(.insert("x")), [.checkSource("/v/new.mp4x")]) {
            $0.form.source = TextField("/v/new.mp4x")
            $0.form.fileSize = nil
            $0.form.refusal = []
        }
    }

    @Test func `a language that is none keeps the form, with the cursor in it`() {
        var store = filled()
        store.play(.fieldMoved(by: 2), .fieldEdited(.insert("finnish please")))
        store.send(.fieldMoved(by: -2)) {
            $0.form.focus = .source
            $0.form.problems[.language] = .language
        }
        store.send(.formConfirmed, [.checkSource("/v/new.mp4")]) { $0.form.awaitsCheck = true }
        store.send(.sourceChecked(good)) {
            $0.form.awaitsCheck = false
            $0.form.focus = .language
        }
        store.send(.fieldEdited(.deleteToStart)) {
            $0.form.language = TextField()
            $0.form.problems = [:]
        }
    }

    @Test func `typing after the confirmation takes it back`() {
        var store = filled()
        store.play(.formConfirmed)
        store.send(.fieldEdited(.insert("x")), [.checkSource("/v/new.mp4x")]) {
            $0.form.source = TextField("/v/new.mp4x")
            $0.form.fileSize = nil
            $0.form.awaitsCheck = false
        }
        store.send(.sourceChecked(good))
    }

    @Test func `nothing is submitted before the service is ready, and nothing is lost`() {
        var store = filled(.started())
        store.play(.formConfirmed)
        store.send(.sourceChecked(good)) {
            $0.form.awaitsCheck = false
            $0.notice = Notice(.refused, .stillStarting)
        }
        #expect(store.state.form.source.text == "/v/new.mp4")
    }

    @Test func `read-only opens no form, from whatever key`() {
        var store = TestStore(.listing([.row("a", status: .error)], isReadOnly: true))
        for action in [Action.submitRequested, .submitAgainRequested] {
            store.send(action) { $0.notice = Notice(.refused, .readOnly) }
        }
    }

    @Test func `again opens the form as the failed job was filled in`() {
        var failed = TrackedJob.row("a", status: .error)
        failed.title = "Harbour"
        failed.language = "fi-FI"
        failed.options = JobOptions(
            description: "Boats", transcriptURL: "https://media.example/a.srt", customerMediaID: "reel 7",
            faceMinRelativeHeight: 0.15, faceGalleryID: "g-1", callbackURL: "https://me.example/", emailGroup: "all")
        var store = TestStore(.listing([failed]))
        store.send(.submitAgainRequested, [.checkSource("/v/a.mp4")]) {
            $0.page = .submit
            $0.form.source = TextField("/v/a.mp4")
            $0.form.title = TextField("Harbour")
            $0.form.language = TextField("fi-FI")
            let others: [SubmitForm.Field: String] = [
                .description: "Boats", .transcript: "https://media.example/a.srt", .mediaID: "reel 7",
                .faceHeight: "0.15", .faceGallery: "g-1", .callback: "https://me.example/", .email: "all",
            ]
            for (field, text) in others { $0.form[field] = TextField(text) }
        }
        #expect(store.state.form.request(for: .file("/v/a.mp4")).options == failed.options)
    }

    @Test func `the sample fills the form, where there is one`() {
        var without = TestStore(.started())
        without.send(.sampleRequested)
        var store = TestStore(.started(samplePath: "/share/sample.mp4"))
        store.send(.sampleRequested, [.checkSource("/share/sample.mp4")]) {
            $0.page = .submit
            $0.form.source = TextField("/share/sample.mp4")
        }
    }
}
