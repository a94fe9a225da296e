import AnalysisModel
import AppLogic

extension Scene {
    static let panes = [
        Scene("pane-failures", failing, isAlsoPlain: true),
        Scene("pane-scrolled", failing.after(.paneFocusToggled, .paneScrolled(by: 3, lastTop: 99))),
        Scene("pane-not-sent", notSent),
        Scene(
            "pane-unclear", .listing([.row("unclear", age: 400, title: "Unclear", submission: .unknown)], of: .remote)),
        Scene("pane-finished", AppState.listing([finishedInGerman]).after(.detailLoaded(history))),
        Scene("pane-long-title", .listing([longTitled])),
    ]

    private static let lost: TrackedJob = .row("lost", age: 300, title: "Lost reel", status: .error, transfer: .error)

    static let failing = AppState.listing([lost] + running.dropFirst(), of: .remote).after(
        .detailLoaded(
            JobDetail(
                job: .row("lost"),
                failures: [
                    JobFailure(
                        id: 3, job: .row("lost"), at: at(-300),
                        facts: FailureFacts(
                            kind: .videoUnreachable,
                            messages: [
                                "The video could not be downloaded: connection refused (media.example:443)",
                                "The service tried three times within ten minutes, and each time the host refused the connection before a single byte of the file had been read.",
                            ])),
                    JobFailure(
                        id: 2, job: .row("lost"), at: at(-420), firstAt: at(-560), count: 4,
                        facts: FailureFacts(
                            kind: .timeout, endpoint: "job_status",
                            messages: ["The answer did not come within 30 seconds."])),
                    JobFailure(
                        id: 1, job: .row("lost"), at: at(-90_000),
                        facts: FailureFacts(
                            kind: .invalidValue, endpoint: "new_job", httpStatus: 400,
                            messages: [
                                "media.title is too long.", "media.language is not supported: tlh",
                                "callback.url: no such host",
                                "\u{1B}[31mred\u{1B}[0m and \u{202E}reversed",
                            ], requestID: "req-5f2e", request: "POST new_job, application/json: {…}")),
                    JobFailure(
                        id: 0, job: .row("lost"), at: at(-90_100),
                        facts: FailureFacts(
                            kind: .fileUnusable, messages: ["/home/ann/films/lost reel.mp4: no such file"])),
                ],
                changes: [
                    JobStatusChange(at: at(-300), state: "error", transfer: "error"),
                    JobStatusChange(at: at(-420), state: "queued", transfer: "downloading"),
                    JobStatusChange(at: at(-430), state: "submitted", transfer: nil),
                ])))

    private static let notSent = AppState.listing([.row("refuse", age: 90, title: "Refused", submission: .failed)])
        .after(
            .detailLoaded(
                JobDetail(
                    job: .row("refuse"),
                    failures: [
                        JobFailure(
                            id: 1, job: .row("refuse"), at: at(-90),
                            facts: FailureFacts(
                                kind: .forbidden, endpoint: "new_job", httpStatus: 403, messages: ["Quota exceeded."]))
                    ], changes: [])))

    private static let finishedInGerman: TrackedJob = {
        var job = TrackedJob.row("done", age: 8040, title: "Abendnachrichten", status: .finished, transfer: .finished)
        job.language = "de-DE"
        job.mediaID = "archive/reel 7"
        job.details = "Analysed with reduced features."
        return job
    }()

    private static let history = JobDetail(
        job: .row("done"), failures: [],
        changes: [
            JobStatusChange(at: at(-8040), state: "finished", transfer: "finished"),
            JobStatusChange(at: at(-8900), state: "preparing_analysis", transfer: "finished"),
            JobStatusChange(at: at(-90_000), state: "queued", transfer: "downloading"),
        ])

    private static let longTitled: TrackedJob = .row(
        "long", age: 40, title: String(repeating: "A very long title that does not end ", count: 8), status: .error,
        transfer: .error)
}
