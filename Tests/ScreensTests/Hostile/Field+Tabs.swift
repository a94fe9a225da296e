import AnalysisModel
import AppLogic

extension Field {
    private static func on(_ tab: ResultTab, _ change: @Sendable (inout ResultSummary) -> Void) -> AppState {
        result(change).after(.result(.tabChosen(tab)))
    }

    static let tabFields = labelFields + faceFields + speechFields + otherFields

    private static let labelFields = [
        Field("label in the list") { text in on(.labels) { $0.labels[2].label = text } },
        Field("selected label") { text in on(.labels) { $0.labels[1].label = text } },
        Field("type of a label") { text in on(.labels) { $0.labels[2].type = text } },
        Field("type of the selected label") { text in on(.labels) { $0.labels[1].type = text } },
        Field("category of the selected label") { text in on(.labels) { $0.labels[1].categories = [text, "b"] } },
        Field("title above a list") { text in on(.labels) { $0.title = text } },
        Field("pasted filter") { text in
            on(.labels) { _ in }.after(.result(.filterRequested), .result(.filterEdited(.insert(text))))
        },
        Field("filter that finds nothing") { text in
            on(.labels) { $0.labels = [$0.labels[3]] }.after(
                .result(.filterEdited(.insert("qqq " + text))))
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
