import AnalysisModel
import Testing

@testable import AppLogic

/// The fields of the form beside the source, and what is said of them.
struct FieldTests {
    private let good = SourceVerdict(text: "/v/new.mp4", finding: .file(.file("/v/new.mp4"), size: 5))

    private func filled(defaults: [SubmitForm.Field: String] = [:]) -> TestStore {
        var state = AppState.listing([])
        state.defaults = defaults
        state.form = SubmitForm(defaults: defaults)
        var store = TestStore(state)
        store.play(.submitRequested, .fieldEdited(.insert("/v/new.mp4")), .sourceChecked(good))
        return store
    }

    /// Moves to a field and types there.
    private func type(_ text: String, in field: SubmitForm.Field, _ store: inout TestStore) {
        store.play(.fieldMoved(by: field.rawValue - store.state.form.focus.rawValue), .fieldEdited(.insert(text)))
    }

    struct Row: Sendable, CustomTestStringConvertible {
        let field: SubmitForm.Field
        let text: String
        let problem: SubmitForm.Problem?

        init(_ field: SubmitForm.Field, _ text: String, _ problem: SubmitForm.Problem? = nil) {
            (self.field, self.text, self.problem) = (field, text, problem)
        }

        var testDescription: String { "\(field): \(text)" }
    }

    static let values = [
        Row(.transcript, ""), Row(.transcript, " https://media.example/a.srt "),
        Row(.transcript, "valossaupload://a-1"), Row(.transcript, "/v/a.srt", .transcript),
        Row(.transcript, "ftp://media.example/a.srt", .transcript), Row(.transcript, "valossaupload://", .transcript),
        Row(.callback, "HTTP://me.example:8080/done?id=1"), Row(.callback, "valossaupload://a-1", .callback),
        Row(.callback, "me.example/done", .callback), Row(.callback, "https://", .callback),
        Row(.callback, "https://me.example/a b", .callback), Row(.callback, "\"https://me.example/\"", .callback),
        Row(.faceHeight, "0"), Row(.faceHeight, "1"), Row(.faceHeight, "1.0"), Row(.faceHeight, " 0.15 "),
        Row(.faceHeight, ".5"), Row(.faceHeight, "1.01", .faceHeight), Row(.faceHeight, "-0.1", .faceHeight),
        Row(.faceHeight, "nan", .faceHeight), Row(.faceHeight, "0x1p-1", .faceHeight),
        Row(.faceHeight, "0,5", .faceHeight),
        Row(.faceHeight, "15 %", .faceHeight), Row(.faceGallery, "3f2c-7"), Row(.faceGallery, "my gallery", .space),
        Row(.email, "users_with_access_to_api_key_results"), Row(.email, "all of them", .space),
        Row(.mediaID, "reel 7"), Row(.description, "Boats, at dawn."), Row(.title, "x"),
    ]

    @Test(arguments: values)
    func `a value that cannot be right is told when its field is left, and keeps the form`(row: Row) {
        var store = filled()
        type(row.text, in: row.field, &store)
        store.play(.fieldMoved(by: -row.field.rawValue))
        #expect(store.state.form.problems[row.field] == row.problem)
        store.play(.formConfirmed, .sourceChecked(good))
        #expect(store.state.form.awaitsStore == (row.problem == nil))
        #expect(store.state.form.focus == (row.problem == nil ? .source : row.field))
    }

    @Test func `every field goes into the request, without white space at its ends`() {
        var store = filled()
        let texts: [(SubmitForm.Field, String)] = [
            (.title, "Harbour"), (.language, "fi-FI"), (.description, " Boats "),
            (.transcript, "https://media.example/a.srt"), (.mediaID, "reel 7"), (.faceHeight, "0.15"),
            (.faceGallery, "g-1"), (.callback, "https://me.example/done"), (.email, "all"),
        ]
        for (field, text) in texts { type(text, in: field, &store) }
        store.play(.formConfirmed)
        let options = JobOptions(
            description: "Boats", transcriptURL: "https://media.example/a.srt", customerMediaID: "reel 7",
            faceMinRelativeHeight: 0.15, faceGalleryID: "g-1", callbackURL: "https://me.example/done", emailGroup: "all"
        )
        let request = SubmissionRequest(
            source: .file("/v/new.mp4"), title: "Harbour", language: "fi-FI", options: options)
        store.send(.sourceChecked(good), [.submit([request])]) {
            $0.form.awaitsCheck = false
            $0.form.awaitsStore = true
        }
    }

    @Test func `fields of white space alone are not sent`() {
        var store = filled()
        for field in SubmitForm.Field.allCases.dropFirst() { type("  ", in: field, &store) }
        #expect(store.state.form.request(for: .file("/v")) == SubmissionRequest(source: .file("/v")))
    }

    static let paths: [(path: String, field: SubmitForm.Field)] = [
        ("media.video.url", .source), ("media.title", .title), ("media.language", .language),
        ("media.description", .description), ("media.transcript.url", .transcript),
        ("media.customer_media_info.id", .mediaID), ("analysis_parameters.face_min_relative_height", .faceHeight),
        ("analysis_parameters.face_galleries.custom_gallery.id", .faceGallery), ("callback.url", .callback),
        ("email_notification.to_group", .email),
    ]

    @Test(arguments: paths)
    func `a refusal that names a field marks it when the form is filled in again`(
        row: (path: String, field: SubmitForm.Field)
    ) {
        let message = "Invalid value for field \(row.path): no"
        var store = TestStore(.listing([.row("a", submission: .failed, status: nil)]))
        store.play(.detailLoaded(.of("a", failures: [message])), .submitAgainRequested)
        #expect(store.state.form.problems == [row.field: .service(message)])
        #expect(store.state.form.focus == row.field)
    }

    @Test func `languages are offered by code and by name, and Tab takes what is certain`() {
        var store = filled()
        store.play(.fieldMoved(by: 2))
        store.send(.completionRequested) { $0.form.candidates = FieldChoices.languages.map(\.code) }
        store.send(.fieldEdited(.insert("f"))) {
            $0.form.language = TextField("f")
            $0.form.candidates = ["fi-FI", "fr-CA", "fr-FR"]
        }
        store.send(.completionRequested)
        store.send(.fieldEdited(.insert("inn"))) {
            $0.form.language = TextField("finn")
            $0.form.candidates = ["fi-FI"]
        }
        store.send(.completionRequested) {
            $0.form.language = TextField("fi-FI")
            $0.form.candidates = []
        }
        store.send(.completionRequested) { $0.form.focus = .description }
    }

    @Test func `a language that is not offered is taken as it is typed, and an empty field is left by a second Tab`() {
        var store = filled()
        type("tlh", in: .language, &store)
        #expect(store.state.form.candidates == [])
        store.play(.completionRequested)
        #expect(store.state.form.focus == .description)
        #expect(store.state.form.language.text == "tlh" && store.state.form.problems.isEmpty)
        store.play(.fieldMoved(by: 6), .completionRequested)
        #expect(store.state.form.candidates == [JobOptions.documentedEmailGroup])
        store.play(.completionRequested)
        #expect(store.state.form.focus == .source && store.state.form[.email].text.isEmpty)
    }

    @Test func `a new form begins with the defaults, also after a submission`() {
        let defaults: [SubmitForm.Field: String] = [.language: "fi-FI", .faceHeight: "0.15"]
        var store = filled(defaults: defaults)
        let request = store.state.form.request(for: .file("/v"))
        #expect(request.language == "fi-FI" && request.options.faceMinRelativeHeight == 0.15)
        type("-x", in: .language, &store)
        store.play(
            .formConfirmed, .sourceChecked(good),
            .submissionsTaken(.init(written: [.row("new", submission: .intended, status: nil)])))
        #expect(store.state.form == SubmitForm(defaults: defaults))
        let again = TrackedJob.row("old", status: .error)
        store.play(.jobsChanged([again]), .selectionJumped(.last), .submitAgainRequested)
        #expect(store.state.form.language.text.isEmpty, "what had none is submitted again without one")
        #expect(store.state.form.lacksDefault(in: .language))
    }

    @Test func `a default is left out of one submission when it is emptied, and comes back on request`() {
        var store = filled(defaults: [.callback: "https://me.example/done"])
        store.play(.fieldMoved(by: SubmitForm.Field.callback.rawValue))
        #expect(store.state.form.holdsDefault(in: .callback) && !store.state.form.holdsDefault(in: .source))
        store.play(.fieldEdited(.deleteToStart))
        #expect(store.state.form.lacksDefault(in: .callback))
        #expect(store.state.form.request(for: .file("/v")).options.callbackURL == nil)
        store.play(.entryRecalled(by: 1))
        #expect(store.state.form.holdsDefault(in: .callback))
        store.play(.fieldEdited(.insert("2")))
        #expect(!store.state.form.holdsDefault(in: .callback) && !store.state.form.lacksDefault(in: .callback))
    }

    @Test func `the sample is offered with the defaults`() {
        var state = AppState.started(samplePath: "/assets/sample.mp4")
        state.defaults = [.language: "fi-FI"]
        var store = TestStore(state)
        store.play(.sampleRequested)
        #expect(store.state.form.request(for: .file("/v")).language == "fi-FI")
    }

    @Test func `the preview is made of what would be sent, shown over the form, and sends nothing`() {
        var store = filled()
        type("0.5", in: .faceHeight, &store)
        store.send(.previewRequested, [.checkSource("/v/new.mp4")]) {
            $0.form.awaitsCheck = true
            $0.form.isForPreview = true
        }
        let request = SubmissionRequest(
            source: .file("/v/new.mp4"), options: JobOptions(faceMinRelativeHeight: 0.5))
        store.send(.sourceChecked(good), [.preview(request)]) {
            $0.form.awaitsCheck = false
            $0.form.isForPreview = false
        }
        store.send(.previewMade("{}")) {
            $0.preview = Preview(text: "{}")
            $0.page = .preview
        }
        store.send(.backRequested) { $0.page = .submit }
    }

    @Test func `there is no preview of what would not be sent, nor for who has gone elsewhere`() {
        var store = filled()
        type("2", in: .faceHeight, &store)
        store.play(.previewRequested, .sourceChecked(good))
        #expect(store.state.page == .submit && store.state.form.problems == [.faceHeight: .faceHeight])
        var gone = filled()
        gone.play(.previewRequested, .sourceChecked(good), .backRequested)
        gone.send(.previewMade("{}"))
    }
}
