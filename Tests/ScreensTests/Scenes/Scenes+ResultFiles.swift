import AnalysisModel
import AppLogic

/// A job's results as files, and one of them.
extension Scene {
    static let resultFiles = [
        Scene("files", files, isAlsoPlain: true),
        Scene("files-none", page.after(.backRequested, .files(.listRequested), .files(.keptLoaded(.row("done"), [])))),
        Scene("files-fetching", files.after(.files(.rowMoved(by: 1)))),
        Scene("files-fetching-unknown-size", files.after(.files(.rowMoved(by: 4)))),
        Scene("files-refused", files.after(.files(.rowMoved(by: 2))), isAlsoPlain: true),
        Scene("files-failed", files.after(.files(.rowJumped(.last)))),
        Scene("document-tree", tree, isAlsoPlain: true),
        Scene("document-text", text(.init(lines: cues, isCut: false)), isAlsoPlain: true),
        Scene(
            "document-text-end",
            text(.init(lines: cues, isCut: true)).after(.files(.textScrolled(by: 900, lastTop: 118)))),
        Scene(
            "document-failed",
            opened(.speechSRT).after(
                .files(
                    .textFailed(
                        ResultFile(.row("done"), .speechSRT),
                        FailureFacts(kind: .storage, messages: ["The file could not be opened: no such file."]))))),
        Scene("pane-fetching", files.after(.backRequested)),
    ]

    private static let kept: [KeptResult] = [
        KeptResult(type: .core, size: 2_200_000, fetchedAt: at(-7200)),
        KeptResult(type: .speechSRT, size: 84_000, fetchedAt: at(-3 * 86_400)),
        KeptResult(type: .framesObjects, size: 312_400_000, fetchedAt: at(-60)),
    ]

    static func file(_ type: ResultType) -> ResultFile { ResultFile(.row("done"), type) }

    /// Some of everything.
    static let files = page.after(.backRequested).after(
        .files(.listRequested), .files(.keptLoaded(.row("done"), kept)),
        .fetchProgressed(
            file(.framesFaces), FetchProgress(received: 124_000_000, total: 310_000_000, bytesPerSecond: 4_100_000)),
        .fetchProgressed(file(.visualCaptions), FetchProgress(received: 12_400, bytesPerSecond: 31_000)),
        .files(
            .failed(
                file(.secondsObjects),
                FailureFacts(
                    kind: .resultTypeMissing, endpoint: "job_results", httpStatus: 400,
                    messages: ["Results of type seconds_objects are not included in this subscription."]))),
        .files(
            .failed(
                file(.speechAvid),
                FailureFacts(
                    kind: .noConnection, endpoint: "job_results",
                    messages: ["The connection was refused: nobody listens at that address."]))))

    private static func opened(_ type: ResultType) -> AppState {
        let place = FileListState.types.firstIndex(of: type) ?? 0
        return files.after(
            .files(.keptLoaded(.row("done"), [KeptResult(type: type, size: 84_000, fetchedAt: at(-60))]))
        )
        .after(.fetchProgressed(file(type), nil), .files(.rowMoved(by: place)), .files(.chosen))
    }

    private static let tree = tree([
        .init(key: "version_info", kind: .object, text: #"{"metadata_type":"frames_faces"}"#, count: 1),
        .init(
            key: "faces_by_frame", kind: .array, text: #"[[],[{"id":"3","x":0.31,"y":0.2"#, isCut: true, count: 18_000),
    ]).after(.result(.raw(.rowMoved(by: 1))))

    static func tree(_ children: [RawNode.Child]) -> AppState {
        opened(.framesFaces).after(
            .nodeLoaded(
                file(.framesFaces), .init(path: RawPath(), offset: 0),
                RawNode(kind: .object, count: children.count, children: children)))
    }

    private static let cues = (1...30).flatMap { place in
        [
            "\(place)", "00:00:\(place + 10),000 --> 00:00:\(place + 11),500",
            place == 2
                ? "A line of a subtitle that is longer than any narrow terminal, and goes on in the next row."
                : "Words.",
            "",
        ]
    }

    static func text(_ text: DocumentText) -> AppState {
        opened(.speechSRT).after(.files(.textLoaded(file(.speechSRT), text)))
    }
}
