import AnalysisModel
import AppLogic

extension Field {
    private static func on(_ tab: ResultTab, _ change: @Sendable (inout ResultSummary) -> Void) -> AppState {
        result(change).after(.result(.tabChosen(tab)))
    }

    static let tabFields =
        labelFields + faceFields + speechFields + otherFields + fileFields
        + comparisonFields + resultFileFields

    private static func compared(_ change: (inout ResultSummary) -> Void) -> AppState {
        var result = Scene.harbour
        change(&result)
        return Scene.comparing(Scene.harbour, result)
    }

    private static let comparisonFields = [
        Field("title of a compared result") { text in
            compared { $0.title = text }.after(
                .jobsChanged([
                    .row("newer", age: 60, status: .finished, transfer: .finished),
                    .row("older", age: 7200, status: .finished, transfer: .finished),
                ]))
        },
        Field("label of a compared result") { text in
            compared { result in
                result.labels[2].label = text
                result.labels[2].screenTime = .seconds(300)
            }
        },
        Field("type of a compared label") { text in
            compared { result in
                result.labels[2].type = text
                result.labels[2].screenTime = .seconds(300)
            }
        },
        // Types are sorted, so there is but one.
        Field("type that is counted on both sides") { text in
            var result = Scene.harbour
            result.byType = [.init(type: text, detections: 1, occurrences: 1, screenTime: .seconds(1))]
            return Scene.comparing(result, result)
        },
    ]

    private static let fileFields = [
        Field("caption") { text in
            Scene.on(.captions).after(
                .captionsLoaded(
                    .row("done"),
                    [Caption(span: .of(0, 1), text: "A boat"), Caption(span: .of(20, 21), text: text)]))
        },
        Field("words of the service about captions") { text in
            Scene.on(.captions).after(
                .captionsFailed(.row("done"), FailureFacts(kind: .refused, messages: [text])))
        },
        Field("member of the file") { text in file(.init(key: text, kind: .number, text: "1")) },
        Field("text of the file") { text in file(.init(key: "label", kind: .text, text: text)) },
        Field("whole text of the file") { text in
            Scene.raw.after(
                .result(.raw(.rowMoved(by: 2))), .result(.raw(.entered)),
                .nodeLoaded(
                    ResultFile(.row("done"), .core),
                    .init(path: RawPath([.init("a name\u{1B}[31m with spaces")]), offset: 0),
                    RawNode(kind: .text, text: text)))
        },
        Field("pasted path") { text in
            Scene.raw.after(.result(.filterRequested), .result(.raw(.pathEdited(.insert(text)))))
        },
    ]

    private static func file(_ child: RawNode.Child) -> AppState {
        let first = RawNode.Child(key: "first", kind: .bool, text: "true")
        return Scene.on(.raw).after(
            .nodeLoaded(
                ResultFile(.row("done"), .core), .init(path: RawPath(), offset: 0),
                RawNode(kind: .object, count: 2, children: [first, child])))
    }

    private static let labelFields = [
        Field("label in the list") { text in on(.labels) { $0.labels[2].label = text } },
        Field("selected label") { text in on(.labels) { $0.labels[1].label = text } },
        Field("type of a label") { text in on(.labels) { $0.labels[2].type = text } },
        Field("type of the selected label") { text in on(.labels) { $0.labels[1].type = text } },
        Field("category of the selected label") { text in on(.labels) { $0.labels[1].categories = [text, "b"] } },
        Field("title of a result above a list") { text in
            var result = Scene.harbour
            result.title = text
            return Scene.untitled.after(.resultLoaded(.row("done"), result), .result(.tabChosen(.labels)))
        },
        Field("title of a job above a list") { text in
            on(.labels) { _ in }.after(
                .jobsChanged([.row("done", age: 8040, title: text, status: .finished, transfer: .finished)]))
        },
        Field("pasted filter") { text in
            // Nothing has it, whatever the text, for what is found is rightly shown.
            on(.labels) { _ in }.after(.result(.filterRequested), .result(.filterEdited(.insert(text + "qqq"))))
        },
        Field("filter that finds nothing") { text in
            on(.labels) { $0.labels = [$0.labels[3]] }.after(
                .result(.filterEdited(.insert(text + "qqq"))))
        },
    ]

    private static let faceFields = [
        Field("name of a face") { text in on(.faces) { $0.faces[1].identity?.name = text } },
        Field("name of the selected face") { text in on(.faces) { $0.faces[0].identity?.name = text } },
        Field("gender of a face") { text in on(.faces) { $0.faces[1].gender = text } },
        Field("gender of the selected face") { text in on(.faces) { $0.faces[0].gender = text } },
        Field("gallery of the selected face") { text in on(.faces) { $0.faces[0].identity?.galleryID = text } },
        Field("expression of the selected face") { text in on(.faces) { $0.faces[0].expressions[0].name = text } },
        Field("number of an unknown face") { text in
            on(.faces) { $0.faces[2].detectionIDs = [.init(rawValue: text)] }
        },
    ]

    private static let speechFields = [
        Field("what is said") { text in on(.speech) { $0.speech[2].text = text } },
        Field("what is said at the position") { text in on(.speech) { $0.speech[0].text = text } },
        Field("speaker") { text in on(.speech) { $0.speech[2].speaker = text } },
        Field("speaker of the selected words") { text in on(.speech) { $0.speech[0].speaker = text } },
        Field("keyword of the selected words") { text in on(.speech) { $0.keywords[0].label = text } },
        Field("keyword") { text in
            on(.speech) { $0.keywords[1].label = text }.after(.result(.keywordsToggled))
        },
        Field("type of a keyword") { text in
            on(.speech) { $0.keywords[1].type = text }.after(.result(.keywordsToggled))
        },
    ]

    private static let otherFields = [
        Field("topic") { text in on(.topics) { $0.topics[3].label = text } },
        Field("selected topic") { text in on(.topics) { $0.topics[0].label = text } },
        Field("hierarchy of a topic") { text in on(.topics) { $0.topics[1].hierarchy[0] = text } },
        Field("hierarchy of the selected topic") { text in on(.topics) { $0.topics[0].hierarchy[1] = text } },
        Field("id of a topic") { text in on(.topics) { $0.topics[1].iabID = text } },
        Field("flag") { text in on(.compliance) { $0.compliance[1].label = text } },
        Field("selected flag") { text in on(.compliance) { $0.compliance[0].label = text } },
        Field("type of a flag") { text in on(.compliance) { $0.compliance[1].type = text } },
        Field("category of the selected flag") { text in on(.compliance) { $0.compliance[0].categories = [text] } },
    ]
}
