import AnalysisModel
import AppLogic
import Foundation

extension Scene {
    static let results = [
        Scene("result-full", page.after(.resultLoaded(.row("done"), harbour)), isAlsoPlain: true),
        Scene(
            "result-scrolled", page.after(.resultLoaded(.row("done"), harbour), .resultScrolled(by: 6, lastTop: 9))),
        Scene("result-nothing", page.after(.resultLoaded(.row("done"), nothing))),
        Scene("result-fetching", page.after(.fetchProgressed(.row("done"), bytes: 12_400_000))),
        Scene("result-failed", page.after(.resultFailed(.row("done"), failure))),
    ]

    static let page = AppState.listing(Array(running.dropFirst()), of: .remote).after(.resultRequested)

    private static let failure = FailureFacts(
        kind: .jobNotFound, endpoint: "job_results", httpStatus: 404,
        messages: [
            "There are no results for job 167d6a67-fb99-438c-a44c-c22c98229b93: they may have been deleted in the portal."
        ])

    static let harbour: ResultSummary = {
        var technical = ResultSummary.Technical()
        technical.duration = .seconds(751)
        technical.framesPerSecond = 23.976
        (technical.width, technical.height) = (1280, 720)
        (technical.videoCodec, technical.audioCodec, technical.audioChannels) = ("h264", "aac", 2)
        return ResultSummary(
            jobID: .init("167d6a67"), metadataFormat: "1.8.1", title: "Harbour at dawn", technical: technical,
            shots: shots, detections: 412, occurrences: 1630, byType: types, labels: labels,
            colorsBySecond: (0..<751).map { [$0 < 500 ? "101820" : $0 < 700 ? "E08040" : "f0f0f0", "204060"] })
    }()

    private static let nothing = ResultSummary(metadataFormat: "1.8.1")

    private static let shots: [Shot] = (0..<148).map { number in
        let start = Double(number) * 751 / 148
        return Shot(span: span(start, start + 751 / 148), firstFrame: number * 122, lastFrame: number * 122 + 121)
    }

    private static let types: [ResultSummary.OfType] = [
        .init(type: "audio.keyword.compliance", detections: 2, occurrences: 2, screenTime: .seconds(3)),
        .init(type: "audio.speech", detections: 120, occurrences: 120, screenTime: .seconds(402)),
        .init(type: "human.face", detections: 9, occurrences: 84, screenTime: .seconds(333)),
        .init(type: "topic.iab", detections: 3, occurrences: 0, screenTime: .zero),
        .init(type: "visual.context", detections: 278, occurrences: 1424, screenTime: .seconds(751)),
    ]

    private static let labels: [ResultSummary.OfLabel] = [
        label("person", [span(0, 120), span(200, 520)]),
        label("boat", [span(30, 160), span(600, 751)]),
        label("日本の港と夜明けの空", [span(300, 420)]),
        label("a label that is far longer than any column would like it to be", [span(700, 751)]),
        label("seagull", [span(375, 376)]),
        label("evil\u{1B}[31m\u{202E}label", [span(1, 2)]),
        label("101820", [span(0, 500)], type: "visual.color"),
    ]

    private static func label(_ text: String, _ spans: [TimeSpan], type: String = "visual.context")
        -> ResultSummary.OfLabel
    {
        .init(type: type, label: text, screenTime: ScreenTime.total(of: spans), detectionIDs: [], spans: spans)
    }

    private static func span(_ start: Double, _ end: Double) -> TimeSpan {
        TimeSpan(start: .init(seconds: start), end: .init(seconds: end))
    }
}
