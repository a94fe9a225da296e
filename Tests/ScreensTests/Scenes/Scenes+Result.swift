import AnalysisModel
import AppLogic
import Foundation

extension Scene {
    static let results =
        [
            Scene("result-overview", harbourPage, isAlsoPlain: true),
            Scene("result-overview-scrolled", harbourPage.after(.result(.overviewScrolled(by: 12, lastTop: 40)))),
            Scene("result-overview-little", untitled.after(.resultLoaded(.row("done"), little))),
            Scene("result-overview-named", page.after(.resultLoaded(.row("done"), harbour))),
            Scene("result-nothing", page.after(.resultLoaded(.row("done"), nothing))),
            Scene(
                "result-fetching",
                page.after(.fetchProgressed(ResultFile(.row("done"), .core), FetchProgress(received: 12_400_000)))),
            Scene(
                "result-stopped",
                page.after(
                    .fetchProgressed(ResultFile(.row("done"), .core), FetchProgress(received: 12_400_000)),
                    .files(.stopped(ResultFile(.row("done"), .core))))),
            Scene("result-failed", page.after(.resultFailed(.row("done"), failure))),
        ] + tabs + emptyTabs + captionTabs + rawTabs

    /// Each page with something selected that has something to tell.
    private static let tabs = [
        Scene("result-labels", on(.labels).after(.result(.rowMoved(by: 1))), isAlsoPlain: true),
        Scene(
            "result-labels-filtered",
            on(.labels).after(
                .result(.filterRequested), .result(.filterEdited(.insert("b"))), .result(.filterClosed),
                .result(.sortCycled), .result(.timeFormatCycled))),
        Scene(
            "result-labels-typing",
            on(.labels).after(.result(.filterRequested), .result(.filterEdited(.insert("visual boa"))))),
        Scene(
            "result-labels-unfound",
            on(.labels).after(
                .result(.filterRequested), .result(.filterEdited(.insert("giraffe"))), .result(.filterClosed))),
        Scene("result-faces", on(.faces), isAlsoPlain: true),
        Scene("result-faces-unknown", on(.faces).after(.result(.rowMoved(by: 2)))),
        Scene("result-speech", on(.speech).after(.result(.rowMoved(by: 4))), isAlsoPlain: true),
        Scene(
            "result-speech-timecode",
            on(.speech).after(
                .result(.timeFormatCycled), .result(.timeFormatCycled), .result(.positionMoved(by: 20)))),
        Scene("result-keywords", on(.speech).after(.result(.keywordsToggled))),
        Scene("result-topics", on(.topics).after(.result(.rowMoved(by: 2))), isAlsoPlain: true),
        Scene("result-compliance", on(.compliance), isAlsoPlain: true),
        Scene("result-shots", on(.shots).after(.result(.rowMoved(by: 60))), isAlsoPlain: true),
    ]

    private static let emptyTabs =
        ResultTab.allCases.dropFirst().prefix(6).map { tab in
            Scene(
                "result-no-\(tab)", page.after(.resultLoaded(.row("done"), nothing), .result(.tabChosen(tab))))
        } + [
            Scene(
                "result-no-faces-embedded",
                AppState.listing(Array(running.dropFirst())).after(
                    .resultRequested, .resultLoaded(.row("done"), nothing), .result(.tabChosen(.faces))))
        ]

    static let page = AppState.listing(Array(running.dropFirst()), of: .remote).after(.resultRequested)

    /// Of a job that nobody has given a title.
    static let untitled = AppState.listing(
        [.row("done", age: 8040, status: .finished, transfer: .finished)], of: .remote
    ).after(.resultRequested)

    static let harbourPage = untitled.after(.resultLoaded(.row("done"), harbour))

    static func on(_ tab: ResultTab) -> AppState { harbourPage.after(.result(.tabChosen(tab))) }

    private static let failure = FailureFacts(
        kind: .jobNotFound, endpoint: "job_results", httpStatus: 404,
        messages: [
            "There are no results for job 167d6a67-fb99-438c-a44c-c22c98229b93: they may have been deleted in the portal."
        ])

    private static let nothing = ResultSummary(metadataFormat: "1.8.1")

    /// What the embedded engine finds in a short video.
    private static let little: ResultSummary = {
        var technical = ResultSummary.Technical()
        technical.duration = .seconds(20)
        technical.framesPerSecond = 25
        (technical.width, technical.height, technical.videoCodec) = (320, 180, "h264")
        return ResultSummary(
            metadataFormat: "1.8.1", title: "sample", technical: technical,
            shots: [Shot(span: .of(0, 20), firstFrame: 0, lastFrame: 499)], detections: 1, occurrences: 1,
            byType: [.init(type: "audio.context", detections: 1, occurrences: 1, screenTime: .seconds(20))],
            labels: [.made("silence", [.of(0, 20)], type: "audio.context")])
    }()
}
