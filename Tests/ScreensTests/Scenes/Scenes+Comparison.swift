import AnalysisModel
import AppLogic

/// Two results beside each other.
extension Scene {
    static let comparisons = [
        Scene("comparison", compared.after(.comparison(.rowMoved(by: 1))), isAlsoPlain: true),
        Scene("comparison-reading", reading),
        Scene("comparison-only-second", compared.after(.comparison(.extentCycled), .comparison(.extentCycled))),
        Scene(
            "comparison-failed",
            reading.after(
                .comparison(
                    .failed(
                        pair, pair[0], FailureFacts(kind: .noConnection, messages: ["Connection refused."]))))),
    ]

    static let pair: [TrackedJob.ID] = [.row("older"), .row("newer")]

    private static let reading = AppState.listing(
        [
            .row("newer", age: 60, title: "Harbour, Tuesday", status: .finished, transfer: .finished),
            .row("older", age: 7200, title: "Harbour, Monday", status: .finished, transfer: .finished),
        ], of: .remote
    ).after(.markToggled, .markToggled, .comparison(.requested))

    static func comparing(_ first: ResultSummary, _ second: ResultSummary) -> AppState {
        reading.after(.comparison(.loaded(pair, ResultComparison(first, second))))
    }

    static let compared = comparing(harbour, laterHarbour)

    private static let laterHarbour: ResultSummary = {
        var result = harbour
        result.title = "Harbour at dusk"
        result.labels = [
            .made("person", [.of(0, 200)]),
            .made("boat", [.of(30, 160), .of(500, 751)], type: "visual.object.localized"),
            .made("lighthouse", [.of(10, 90)]), .made("seagull", [.of(375, 376)]),
            .made("HARBOUR OFFICE", [.of(40, 52)], type: "visual.text_region.full_frame_analysis"),
        ]
        result.faces = Array(harbour.faces.prefix(1))
        result.byType = [
            .init(type: "audio.speech", detections: 88, occurrences: 88, screenTime: .seconds(301)),
            .init(type: "visual.context", detections: 301, occurrences: 1500, screenTime: .seconds(751)),
            .init(type: "visual.object.localized", detections: 1, occurrences: 2, screenTime: .seconds(381)),
            .init(
                type: "visual.text_region.full_frame_analysis", detections: 1, occurrences: 1, screenTime: .seconds(12)),
        ]
        result.detections = 391
        return result
    }()
}
