import AnalysisModel
import AppLogic

extension Scene {
    static let batches = [
        Scene("batch-looking", asked),
        Scene("batch-looking-inside", asked.after(.sourcesChecked(report(looked: 3, isFinal: false)))),
        Scene("batch-comparing", asked.after(.sourcesChecked(report(looked: 7, isFinal: false)))),
        Scene("batch-mixed", batch, isAlsoPlain: true),
        Scene("batch-good", batch.after(.badSourcesLeftOut)),
        Scene("batch-many", many),
        Scene("batch-many-scrolled", many.after(.batchScrolled(by: 1000, lastTop: 280))),
        Scene("batch-in-form", batch.after(.backRequested)),
        Scene("batch-in-form-title", batch.after(.backRequested, .fieldMoved(by: 1))),
        Scene("batch-left-over", batch.after(.batchConfirmed, .submissionsTaken(.init(written: saved)))),
        Scene("batch-checking", batch.after(.batchConfirmed)),
        Scene("batch-list", list, isAlsoPlain: true),
        Scene(
            "batch-list-left-over",
            list.after(.batchConfirmed, .submissionsTaken(.init(written: saved)), .submitRequested)),
        Scene("batch-refused", batch.after(.batchConfirmed, .submissionRefused(["The disk is full."]))),
    ]

    /// Of each kind one or more, with a title and a language for all.
    static let batch = asked.after(.sourcesChecked(report(isFinal: true)))

    private static let texts = ["/v/reels", "https://media.example/a.mp4?token=s3cret", "ftp://media.example/b.mp4"]

    private static let asked = AppState.listing(running, of: .remote).after(
        .submitRequested, .fieldMoved(by: 2), .fieldEdited(.insert("fi-FI")), .fieldMoved(by: -2),
        .fieldEdited(.insert(texts.joined(separator: "\n"))))

    private static func report(looked: Int = 7, isFinal: Bool) -> SourceReport {
        SourceReport(texts: texts, entries: entries(isFinal: isFinal), leftOut: 3, looked: looked, isFinal: isFinal)
    }

    private static func entries(isFinal: Bool) -> [SourceBatch.Entry] {
        let unfit = FileProblem.unfit("The video is 6 h 02 min long; the limit is 5 h.")
        let twin = SourceBatch.Entry.Verdict.good(.file("/v/reels/4.mp4"), size: 88_000_000)
        return [
            .init(name: "/v/reels/1.mp4", verdict: .good(.file("/v/reels/1.mp4"), size: 2_140_000_000)),
            .init(name: "/v/reels/2.mp4", verdict: .bad(.file(.empty))),
            .init(
                name: "/v/reels/3.mp4", verdict: .good(.file("/v/reels/3.mp4"), size: 12_800_000),
                earlier: isFinal ? .row("tape", age: 90_000, title: "Old tape", status: .finished) : nil),
            .init(name: "/v/reels/4.mp4", verdict: isFinal ? .same(as: "/v/reels/1.mp4") : twin),
            .init(
                name: "/v/reels/a name that is longer than most of them are.mp4",
                verdict: isFinal ? .bad(.file(unfit)) : .good(.file("/v/reels/5.mp4"), size: 6_900_000_000)),
            .init(name: texts[1], verdict: .good(.url(texts[1]), size: nil)),
            .init(name: texts[2], verdict: .bad(.source(.unsupportedScheme("ftp")))),
        ]
    }

    /// A list with what can be wrong in one, and a language for all.
    private static let list: AppState = {
        let list = "/home/ann/archive/spring reels.csv"
        let place = { (line: Int) in ListPlace(list: list, line: line) }
        let unfit = { (reason: String) in SourceBatch.Entry.Verdict.bad(.file(.unfit(reason))) }
        let link = "https://media.example/a.mp4?token=s3cret"
        let entries: [SourceBatch.Entry] = [
            .init(name: link, verdict: .good(.url(link), size: nil), place: place(2)),
            .init(name: "reels/1.mp4", verdict: .good(.file("/v/reels/1.mp4"), size: 2_140_000_000), place: place(3)),
            .init(name: "reels/none.mp4", verdict: .bad(.file(.missing)), place: place(4)),
            .init(
                name: "", verdict: unfit("face_min_height: A face's height is a number from 0 to 1, such as 0.15."),
                place: place(5)),
            .init(name: "", verdict: unfit("The row has 4 cells, the header 3."), place: place(6)),
            .init(
                name: "https://media.example/b.mp4?token=s3cret x", verdict: .bad(.source(.space)), place: place(117)),
            .init(name: "reels/1.mp4", verdict: .same(as: "reels/1.mp4"), place: place(118)),
        ]
        return AppState.listing(running, of: .remote).after(
            .submitRequested, .fieldMoved(by: 2), .fieldEdited(.insert("fi-FI")), .fieldMoved(by: -2),
            .fieldEdited(.insert(list)), .formConfirmed,
            .sourceChecked(SourceVerdict(text: list, finding: .file(.file(list), size: 900))),
            .sourcesChecked(SourceReport(texts: [list], entries: entries, isFinal: true)))
    }()

    private static let many: AppState = {
        let entries = (1...400).map { number in
            let path = "/v/reels/\(number).mp4"
            return SourceBatch.Entry(name: path, verdict: .good(.file(path), size: 1_000_000_000))
        }
        return asked.after(.sourcesChecked(SourceReport(texts: texts, entries: entries, isFinal: true)))
    }()

    private static let saved = [1, 3].map { number in
        TrackedJob.row("new\(number)", age: 0, title: "\(number).mp4", submission: .intended)
    }
}
