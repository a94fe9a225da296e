import AnalysisModel
import AppLogic

extension Scene {
    static let forms = [
        Scene("form-empty", open),
        Scene("form-problem", problem, isAlsoPlain: true),
        Scene("form-candidates", candidates),
        Scene("form-good-file", goodFile),
        Scene("form-refused", goodFile.after(.formConfirmed, .sourceChecked(good), .submissionRefused(refusal))),
        Scene("form-checking", goodFile.after(.formConfirmed)),
        Scene("form-long-path", open.after(.fieldEdited(.insert(longPath)))),
        Scene("form-long-path-middle", open.after(.fieldEdited(.insert(longPath)), .fieldEdited(.move(-90)))),
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

    private static let goodFile = open.after(
        .fieldEdited(.insert("/v/harbour.mp4")), .sourceChecked(good), .fieldMoved(by: 1),
        .fieldEdited(.insert("Harbour at dawn")))

    private static let refusal = [
        "The store under /home/ann/.local/state/kajo could not be written: the disk is full.",
        "Free some room and try again.",
    ]

    private static let longPath = "/v/" + (1...30).map { "folder\($0)/" }.joined() + "film.mp4"
}
