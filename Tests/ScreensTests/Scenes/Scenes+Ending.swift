import AnalysisModel
import AppLogic

extension Scene {
    static let endings = [
        Scene("ending-marks", marked),
        Scene("ending-cancel", marked.after(.endingRequested(.cancel)), isAlsoPlain: true),
        Scene("ending-cancel-yes", marked.after(.endingRequested(.cancel), .answerMoved(by: 1))),
        Scene("ending-cancel-refused", AppState.listing(running).after(.endingRequested(.cancel))),
        Scene("ending-cancel-left-queue", leftQueue),
        Scene("ending-delete", everyRow.after(.endingRequested(delete)), isAlsoPlain: true),
        Scene(
            "ending-delete-one",
            AppState.listing(running).after(.selectionMoved(by: 1), .endingRequested(delete), .answerMoved(by: 2))),
        Scene("ending-delete-unknown", AppState.listing([unclear]).after(.endingRequested(delete))),
        Scene(
            "ending-forget", AppState.listing([gone(keeps: true)]).after(.endingRequested(delete), .answerMoved(by: 1))),
        Scene("ending-forget-several", severalGone),
        Scene("ending-forgotten", AppState.listing(running).after(.endingDone(forgotten))),
        Scene("ending-done", AppState.listing(running).after(.endingDone(.init(ending: .cancel, done: ["Queued"])))),
        Scene("ending-partly", AppState.listing(running).after(.endingDone(partly))),
    ]

    private static let delete = JobEnding.delete(keepingResult: false)
    private static let unclear = TrackedJob.row("unclear", age: 90, title: "Unclear", submission: .unknown)

    private static let forgotten = EndingOutcome(
        ending: delete, isForgetting: true, done: ["Old tape"],
        failures: [.init(title: "Harbour", messages: ["The service knows the job again, so nothing was deleted."])])

    private static func gone(_ name: String = "tape", title: String = "Old tape", keeps: Bool = false) -> TrackedJob {
        var job = TrackedJob.row(name, age: 90_000, title: title, status: .finished)
        (job.isGone, job.hasResult) = (true, keeps)
        return job
    }

    private static let severalGone = AppState.listing([
        gone(keeps: true), gone("reel", title: "Reel 7"), gone("dusk", title: "Harbour at dusk", keeps: true),
    ]).after(.markToggled, .markToggled, .markToggled, .endingRequested(delete))

    /// Queued, on hold, and being prepared.
    private static let marked = mixed.after(
        .selectionJumped(.first), .selectionMoved(by: 3), .markToggled, .markToggled, .markToggled)

    private static let everyRow = states.indices.reduce(mixed.after(.selectionJumped(.first))) { state, _ in
        state.after(.markToggled)
    }

    private static let leftQueue = marked.after(
        .endingRequested(.cancel), .answerMoved(by: 1),
        .jobsChanged([.row("queue", age: 75, title: "Queued", status: .processing, transfer: .finished)]))

    private static let partly = EndingOutcome(
        ending: .cancel, done: ["Queued", "On hold"],
        failures: [
            .init(title: "Harbour at dawn", messages: ["The job cannot be cancelled: its status is processing"])
        ])
}
