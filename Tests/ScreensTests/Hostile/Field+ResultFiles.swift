import AnalysisModel
import AppLogic

extension Field {
    /// On the list of a job's results, and in one of them.
    static let resultFileFields = [
        Field("title above the result files") { text in
            listing { ($0.title, $0.status) = (text, .finished) }.after(.files(.listRequested))
        },
        Field("words of the service about a type") { refused([$0], rowsDown: 2) },
        Field("words between others about a type") { refused(["first", $0, "last"], rowsDown: 2) },
        Field("words about a type that is not selected") { refused([$0], rowsDown: 0) },
        Field("line of a text") { text in
            Scene.text(.init(lines: ["first", text, "last"], isCut: false))
        },
        Field("reason for no text") { text in
            Scene.text(.init(lines: [], isCut: false)).after(
                .files(
                    .textFailed(
                        Scene.file(.speechSRT), FailureFacts(kind: .storage, messages: [text]))))
        },
        Field("member of a result file") { text in tree(.init(key: text, kind: .number, text: "1")) },
        Field("text of a result file") { text in tree(.init(key: "label", kind: .text, text: text)) },
    ]

    private static func refused(_ messages: [String], rowsDown rows: Int) -> AppState {
        let facts = FailureFacts(
            kind: .resultTypeMissing, endpoint: "job_results", httpStatus: 400, messages: messages)
        return Scene.files.after(.files(.failed(Scene.file(.secondsObjects), facts)), .files(.rowMoved(by: rows)))
    }

    private static func tree(_ child: RawNode.Child) -> AppState {
        Scene.tree([.init(key: "first", kind: .bool, text: "true"), child])
    }
}
