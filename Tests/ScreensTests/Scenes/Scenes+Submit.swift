import AnalysisModel
import AppLogic

extension Scene {
    static let forms = [
        Scene("form-empty", open),
        Scene("form-problem", problem, isAlsoPlain: true),
        Scene("form-candidates", candidates),
        Scene("form-good-file", goodFile),
        Scene("form-list", open.after(.fieldEdited(.insert(list.text)), .sourceChecked(list))),
        Scene("form-refused", goodFile.after(.formConfirmed, .sourceChecked(good), .submissionRefused(refusal))),
        Scene("form-checking", goodFile.after(.formConfirmed)),
        Scene("form-long-path", open.after(.fieldEdited(.insert(longPath)))),
        Scene("form-long-path-middle", open.after(.fieldEdited(.insert(longPath)), .fieldEdited(.move(-90)))),
        Scene("form-full", full, isAlsoPlain: true),
        Scene("form-scrolled", full.after(.fieldMoved(by: 8))),
        Scene("form-last-field", full.after(.fieldMoved(by: 9))),
        Scene("form-defaults", defaults, isAlsoPlain: true),
        Scene("form-default-left-out", defaults.after(.fieldEdited(.deleteToStart))),
        Scene("form-languages", open.after(.fieldMoved(by: 2), .completionRequested)),
        Scene("form-wrong-values", wrong),
        Scene("form-preview", goodFile.after(.previewMade(json))),
        Scene("form-wide", open.after(.fieldEdited(.insert("/v/日本の朝/👩‍👩‍👧‍👦 e\u{301}\u{1B}[31m.mp4")))),
    ]

    private static let open = AppState.listing(running, of: .remote).after(.submitRequested)

    private static let problem = open.after(
        .fieldMoved(by: 2), .fieldEdited(.insert("klingon please")), .fieldMoved(by: 1),
        .fieldEdited(.insert("ftp://media.example/a.mp4")), .formConfirmed,
        .sourceChecked(
            SourceVerdict(text: "ftp://media.example/a.mp4", finding: .noSource(.unsupportedScheme("ftp")))))

    private static let names = (1...60).map { "reel-\($0).mp4" } + ["old reels/"]

    private static let candidates = open.after(
        .fieldEdited(.insert("/v/re")),
        .pathCompleted(PathCompletion(text: "/v/re", completed: "/v/reel-", candidates: names)))

    private static let good = SourceVerdict(
        text: "/v/harbour.mp4", finding: .file(.file("/v/harbour.mp4"), size: 2_140_000_000))

    private static let list = SourceVerdict(
        text: "/v/spring reels.csv", finding: .file(.file("/v/spring reels.csv"), size: 900))

    private static let goodFile = open.after(
        .fieldEdited(.insert("/v/harbour.mp4")), .sourceChecked(good), .fieldMoved(by: 1),
        .fieldEdited(.insert("Harbour at dawn")))

    /// Every field filled in, with the first one focused.
    private static let full: AppState = {
        let texts: [(SubmitForm.Field, String)] = [
            (.title, "Harbour at dawn"), (.language, "fi-FI"), (.description, "Boats leave the harbour of Oulu."),
            (.transcript, "https://media.example/harbour.srt"), (.mediaID, "reel 7"), (.faceHeight, "0.15"),
            (.faceGallery, "3f2c9a10-7d1e-4c55-9a3b-2f6f0c1d8e47"), (.callback, "https://me.example/done?id=7"),
            (.email, "users_with_access_to_api_key_results"),
        ]
        var state = open.after(.fieldEdited(.insert("/v/harbour.mp4")), .sourceChecked(good))
        for (field, text) in texts { state.form[field] = TextField(text) }
        return state
    }()

    /// A short one, one that is typed over, and long ones; the gallery is focused.
    private static let defaults: AppState = {
        var state = open
        state.form = SubmitForm(defaults: [
            .language: "fi-FI", .faceHeight: "0.15", .faceGallery: "3f2c9a10-7d1e-4c55-9a3b-2f6f0c1d8e47",
            .callback: "https://me.example/done?of=archive&at=the-end-of-the-very-long-day",
            .email: "users_with_access_to_api_key_results",
        ])
        return state.after(
            .fieldMoved(by: 6), .fieldEdited(.deleteToStart), .fieldEdited(.insert("0.2")), .fieldMoved(by: 1))
    }()

    private static let wrong: AppState = {
        var state = full
        state.form[.transcript] = TextField("/v/harbour.srt")
        state.form[.faceHeight] = TextField("15 %")
        state.form[.callback] = TextField("me.example/done")
        return state.after(.formConfirmed, .sourceChecked(good))
    }()

    private static let json = """
        {
          "analysis_parameters" : {
            "face_min_relative_height" : 0.15
          },
          "api_key" : "<key>",
          "callback" : {
            "url" : "https://me.example/done?id=7"
          },
          "media" : {
            "customer_media_info" : {
              "id" : "kajo-…"
            },
            "language" : "fi-FI",
            "title" : "Harbour at dawn",
            "video" : {
              "url" : "valossaupload://…"
            }
          }
        }
        """

    private static let refusal = [
        "The store under /home/ann/.local/state/kajo could not be written: the disk is full.",
        "Free some room and try again.",
    ]

    private static let longPath = "/v/" + (1...30).map { "folder\($0)/" }.joined() + "film.mp4"
}
