import AnalysisModel
import AppLogic
import Foundation

extension Scene {
    static let failures = [
        Scene("errors-many", errors, isAlsoPlain: true),
        Scene("errors-job-gone", errors.after(.failureSelectionMoved(by: 2))),
        Scene("errors-of-service", errors.after(.failureSelectionMoved(by: 1))),
        Scene("errors-none", AppState.listing(running).after(.failuresRequested, .failuresLoaded([]))),
        Scene("errors-loading", AppState.listing(running).after(.failuresRequested)),
        Scene("list-problems-only", mixed.after(.problemFilterToggled), isAlsoPlain: true),
        Scene("list-problems-none", AppState.listing(running).after(.problemFilterToggled)),
        Scene("list-stale", stale, isAlsoPlain: true),
        Scene("list-overdue", AppState.listing(running, of: .remote).after(.ticked(at(300)))),
        Scene("list-key-refused", AppState.listing(running, of: .remote).after(.serviceFailed(keyRefused))),
        Scene("pane-retrying", retrying, isAlsoPlain: true),
        Scene("pane-malformed", with(.row("refuse", age: 90, title: "Refused", submission: .failed), malformed)),
        Scene("pane-gone", with(gone, notFound)),
        Scene("pane-failed-while-offline", with(failed, unreachable).after(.serviceFailed(unavailable))),
        Scene("pane-copied", failing.after(.copied(Copying(size: 812)))),
        Scene("result-waiting", waiting),
        Scene("form-service-fields", serviceFields),
    ]

    /// Several kinds, the newest first.
    private static let known: [JobFailure] = [
        JobFailure(
            id: 9, job: .row("lost"), at: at(-300),
            facts: FailureFacts(
                kind: .videoUnreachable,
                messages: ["The video could not be downloaded: connection refused (media.example:443)"])),
        JobFailure(
            id: 8, job: nil, at: at(-400), firstAt: at(-2000), count: 17,
            facts: FailureFacts(
                kind: .unavailable, endpoint: "list_jobs", httpStatus: 503,
                messages: ["The service answered 503 (Service Unavailable). The answer is empty."])),
        JobFailure(
            id: 7, job: .row("vanished"), at: at(-86_000),
            facts: FailureFacts(
                kind: .jobNotFound, endpoint: "job_status", httpStatus: 404, messages: ["Job not found"])),
        JobFailure(
            id: 6, job: .row("refuse"), at: at(-90_000), attempt: 1,
            facts: FailureFacts(
                kind: .missingField, endpoint: "new_job", httpStatus: 400,
                messages: [
                    "Missing required field: media.video.url", "Invalid value for field media.title: expected a string",
                ])),
    ]

    private static let errors = AppState.listing(states, of: .remote).after(.failuresRequested, .failuresLoaded(known))

    private static let stale = AppState.listing(running, of: .remote).after(
        .ticked(at(40)),
        .serviceFailed(
            ServiceTrouble(
                FailureFacts(
                    kind: .noConnection, endpoint: "list_jobs",
                    messages: ["No connection to api-eu.valossa.com:443: connection refused."]),
                at: at(30), nextTry: at(52))))

    private static let keyRefused = ServiceTrouble(
        FailureFacts(kind: .invalidKey, endpoint: "list_jobs", httpStatus: 401, messages: ["Invalid API key"]),
        at: at(-1), nextTry: nil)

    private static let serverError = FailureFacts(
        kind: .serverError, endpoint: "send_file_chunk", httpStatus: 500, messages: ["Internal server error"])

    private static let retrying = AppState.listing(
        [.row("upload", age: 41, title: "interview.mp4", submission: .uploading)], of: .remote
    ).after(
        .uploadProgressed(
            .row("upload"), UploadProgress(sent: 640_000_000, total: 2_000_000_000, elapsed: .seconds(41))),
        .retryChanged(.row("upload"), CallRetry(facts: serverError, attempt: 2, attempts: 12, nextTry: at(3))),
        .detailLoaded(
            JobDetail(
                job: .row("upload"),
                failures: [
                    JobFailure(
                        id: 1, job: .row("upload"), at: at(-1), firstAt: at(-3), count: 2, attempt: 2, retryAt: at(3),
                        facts: serverError)
                ], changes: [])))

    private static let malformed = FailureFacts(
        kind: .malformedRequest, endpoint: "new_job", httpStatus: 400, messages: ["Malformed request body"],
        requestID: "req-71",
        request:
            #"POST new_job, application/json: {"api_key":"<key>","media":{"video":{"url":"https://media.example/a.mp4"}}}"#
    )

    private static let notFound = FailureFacts(
        kind: .jobNotFound, endpoint: "job_status", httpStatus: 404, messages: ["Job not found"])

    private static let failed: TrackedJob = .row(
        "lost", age: 300, title: "Lost reel", status: .error, transfer: .error)

    private static let unreachable = FailureFacts(
        kind: .videoUnreachable, messages: ["The video could not be downloaded: connection refused (media.example:443)"]
    )

    private static let unavailable = ServiceTrouble(
        FailureFacts(kind: .unavailable, endpoint: "list_jobs", httpStatus: 503, messages: ["Busy."]), at: at(-9),
        nextTry: at(11))

    private static let gone: TrackedJob = {
        var job = TrackedJob.row("gone", age: 300, title: "Old reel", status: .processing, transfer: .finished)
        job.isGone = true
        return job
    }()

    private static func with(_ job: TrackedJob, _ facts: FailureFacts) -> AppState {
        AppState.listing([job], of: .remote).after(
            .detailLoaded(
                JobDetail(
                    job: job.id, failures: [JobFailure(id: 1, job: job.id, at: at(-90), facts: facts)], changes: [])))
    }

    private static let waiting = AppState.listing(running, of: .remote).after(.resultRequested)

    private static let serviceFields: AppState = {
        var job = TrackedJob.row("refuse", age: 90, title: "A title", submission: .failed)
        job.language = "tlh"
        let facts = FailureFacts(
            kind: .invalidValue, endpoint: "new_job", httpStatus: 400,
            messages: [
                "Invalid value for field media.language: tlh is not supported",
                "Invalid value for field media.title: longer than 200 characters",
            ])
        return with(job, facts).after(.submitAgainRequested)
    }()
}
