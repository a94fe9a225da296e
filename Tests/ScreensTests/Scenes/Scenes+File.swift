import AnalysisModel
import AppLogic

/// Captions, and the file itself.
extension Scene {
    static let captionTabs = [
        Scene("result-captions", captions.after(.result(.rowMoved(by: 1))), isAlsoPlain: true),
        Scene("result-captions-fetching", on(.captions)),
        Scene(
            "result-captions-refused",
            on(.captions).after(
                .captionsFailed(
                    .row("done"),
                    FailureFacts(kind: .refused, messages: ["Results of type visual_captions are not included."])))),
        Scene(
            "result-captions-failed",
            on(.captions).after(
                .captionsFailed(
                    .row("done"), FailureFacts(kind: .noConnection, messages: ["Connection refused."])))),
    ]

    static let captions = on(.captions).after(
        .captionsLoaded(
            .row("done"),
            [
                Caption(
                    span: .of(0, 12), text: "The sun rises over a harbour with two boats at the quay.", shotIndex: 0),
                Caption(
                    span: .of(14, 31),
                    text: "A man in a yellow coat walks along the quay and looks at the sky, while a seagull waits.",
                    shotIndex: 3),
                Caption(span: .of(40, 44), text: "Close view of a rope."),
            ]))

    static let rawTabs = [
        Scene("result-raw", raw.after(.result(.raw(.rowMoved(by: 1)))), isAlsoPlain: true),
        Scene("result-raw-reading", on(.raw)),
        Scene("result-raw-detections", detections.after(.result(.raw(.rowMoved(by: 203))))),
        Scene("result-raw-text", text("A long text, as it stands in the file. ")),
        Scene(
            "result-raw-nothing",
            at("nowhere.at.all", node: nil)),
        Scene(
            "result-raw-mistyped",
            raw.after(
                .result(.filterRequested), .result(.raw(.pathEdited(.insert("detections[")))),
                .result(.raw(.pathConfirmed)))),
        Scene("result-raw-typing", raw.after(.result(.filterRequested))),
        Scene(
            "result-raw-failed",
            on(.raw).after(
                .nodeFailed(
                    ResultFile(.row("done"), .core), .init(path: RawPath(), offset: 0),
                    FailureFacts(kind: .unreadableResult, messages: ["The file ends in the middle: it is not whole."])))
        ),
    ]

    static let raw = on(.raw).after(
        .nodeLoaded(
            ResultFile(.row("done"), .core), .init(path: RawPath(), offset: 0),
            RawNode(
                kind: .object, count: 7,
                children: [
                    .init(
                        key: "version_info", kind: .object,
                        text: #"{"metadata_type":"core","metadata_format":"1.8.1","backend":"3.0"}"#, count: 3),
                    .init(key: "detections", kind: .object, count: 412),
                    .init(key: "a name\u{1B}[31m with spaces", kind: .text, text: "evil\u{202E} text", isCut: true),
                    .init(key: "segmentations", kind: .array, count: 1),
                    .init(key: "fps", kind: .number, text: "29.97"),
                    .init(key: "whole", kind: .bool, text: "true"), .init(key: "nothing", kind: .null, text: "null"),
                ])))

    /// A page of the detections is there; the one behind is on its way.
    private static let detections = raw.after(
        .result(.raw(.rowMoved(by: 1))), .result(.raw(.entered)),
        .nodeLoaded(
            ResultFile(.row("done"), .core), .init(path: RawPath([.init("detections")]), offset: 0),
            RawNode(
                kind: .object, count: 412,
                children: (1...200).map {
                    .init(
                        key: "\($0)", kind: .object,
                        text: #"{"t":"visual.context","label":"boat \#($0)","occs":[{"ss":"#,
                        isCut: true, count: 4)
                })))

    static func text(_ text: String) -> AppState {
        at("a.long", node: RawNode(kind: .text, text: String(repeating: text, count: 40)))
    }

    private static func at(_ path: String, node: RawNode?) -> AppState {
        guard let way = RawPath(typed: path) else { return raw }
        return raw.after(
            .result(.filterRequested), .result(.raw(.pathEdited(.insert(path)))), .result(.raw(.pathConfirmed)),
            .nodeLoaded(ResultFile(.row("done"), .core), .init(path: way, offset: 0), node))
    }
}
