import AnalysisModel
import AppLogic
import Testing

/// A place on the screen where text of others stands, and a state that shows a given text there.
struct Field: Sendable, CustomTestStringConvertible {
    let name: String
    let state: @Sendable (String) -> AppState

    init(_ name: String, _ state: @escaping @Sendable (String) -> AppState) {
        self.name = name
        self.state = state
    }

    var testDescription: String { name }

    /// By the user, so there is a cursor in it.
    var isTyped: Bool { name.hasPrefix("pasted") }

    static let all =
        jobFields + paneFields + errorFields + serviceFields + resultFields + tabFields + formFields

    static func listing(_ change: @Sendable (inout TrackedJob) -> Void) -> AppState {
        var job = TrackedJob.row("odd", age: 40, title: "Odd", status: .processing, transfer: .downloading)
        change(&job)
        let others: [TrackedJob] = [
            .row("above", age: 10, title: "Above", status: .queued, transfer: .queued),
            .row("below", age: 90, title: "Below", status: .finished, transfer: .finished),
        ]
        return AppState.listing(others + [job]).after(.selectionMoved(by: 1))
    }

    private static let jobFields = [
        Field("title") { text in listing { $0.title = text } },
        Field("source in place of a title") { text in
            listing {
                $0.title = nil
                $0.source = text + "://host/" + text
            }
        },
        Field("path in place of a title") { text in
            listing {
                $0.title = nil
                $0.source = text
            }
        },
        Field("job_id in place of a title") { text in
            listing {
                ($0.title, $0.source) = (nil, "")
                $0.jobID = .init(text)
            }
        },
        Field("source") { text in listing { $0.source = text + "://" + text } },
        Field("job_id") { text in listing { $0.jobID = .init(text) } },
        Field("status") { text in listing { $0.status = .init(word: text) } },
        Field("transfer") { text in listing { $0.transfer = .init(word: text) } },
        Field("details") { text in listing { $0.details = text } },
        Field("language") { text in listing { $0.language = text } },
        Field("media id") { text in listing { $0.mediaID = text } },
        Field("pasted filter of the jobs") { text in
            // No job has it, whatever the text, for what is found is rightly shown.
            listing { _ in }.after(.jobFilter(.requested), .jobFilter(.edited(.insert(text + "qqq"))))
        },
        Field("filter of the jobs that finds nothing") { text in
            listing { _ in }.after(.jobFilter(.edited(.insert(text + "qqq"))))
        },
        Field("filter of the jobs above the rows") { text in
            listing { $0.title = text }.after(.jobFilter(.edited(.insert(text))))
        },
        Field("notice of a title") { text in
            listing { _ in }.after(
                .submissionsTaken(.init(written: [.row("new", age: 0, title: text, submission: .intended)])))
        },
        Field("notice of a pager") { text in listing { _ in }.after(.pagerFailed(text)) },
    ]

    private static func facts(
        _ kind: FailureKind, _ endpoint: String?, status: Int? = 503, _ messages: [String] = ["plain"]
    ) -> FailureFacts {
        FailureFacts(kind: kind, endpoint: endpoint, httpStatus: endpoint == nil ? nil : status, messages: messages)
    }

    private static func failure(_ facts: FailureFacts) -> JobFailure {
        JobFailure(id: 1, job: .row("odd"), at: at(-40), facts: facts)
    }

    private static func failing(_ facts: FailureFacts) -> AppState {
        // Not submitted, and not asked for since: what is overcome is told in fewer words.
        listing {
            $0.submission = .failed
            ($0.jobID, $0.status, $0.answeredAt) = (nil, nil, nil)
        }.after(
            .detailLoaded(JobDetail(job: .row("odd"), failures: [failure(facts)], changes: [])))
    }

    private static func telling(_ change: (inout FailureFacts) -> Void) -> FailureFacts {
        var told = facts(.unreadable, "job_status", status: 200)
        change(&told)
        return told
    }

    private static let paneFields = [
        Field("message of a failure") { failing(facts(.jobFailed, nil, [$0])) },
        Field("message of a failure between others") { failing(facts(.local, nil, ["first", $0, "last"])) },
        Field("function of a failure") { failing(facts(.serverError, $0)) },
        Field("field that a failure names") { text in
            failing(telling { ($0.kind, $0.fields) = (.invalidValue, [text]) })
        },
        Field("request id") { text in failing(telling { $0.requestID = text }) },
        Field("excerpt of an answer") { text in failing(telling { $0.excerpt = text }) },
        Field("request") { text in failing(telling { $0.request = text }) },
        Field("function that is tried again") { text in
            listing { _ in }.after(.retryChanged(.row("odd"), retry(text)))
        },
        Field("status in the history") { history(JobStatusChange(at: at(-40), state: $0, transfer: "finished")) },
        Field("transfer in the history") { history(JobStatusChange(at: at(-40), state: "queued", transfer: $0)) },
    ]

    private static func retry(_ endpoint: String) -> CallRetry {
        CallRetry(facts: facts(.unavailable, endpoint), attempt: 1, attempts: 3, nextTry: at(4))
    }

    /// The page of all errors, with the odd one selected between two others.
    private static func errors(_ facts: FailureFacts, job: TrackedJob.ID? = .row("odd")) -> AppState {
        errors(facts, job: job, in: listing { _ in })
    }

    private static func errors(_ odd: FailureFacts, job: TrackedJob.ID?, in state: AppState) -> AppState {
        state.after(
            .failuresRequested,
            .failuresLoaded([
                JobFailure(id: 3, job: .row("above"), at: at(-5), facts: facts(.unavailable, "job_status")),
                JobFailure(id: 2, job: job, at: at(-40), facts: odd),
                JobFailure(id: 1, job: nil, at: at(-90), facts: facts(.invalidKey, "list_jobs", status: 401)),
            ]), .failureSelectionMoved(by: 1))
    }

    private static let errorFields = [
        Field("message among the errors") { errors(facts(.refused, "new_job", status: 400, [$0])) },
        Field("message between others among the errors") {
            errors(facts(.refused, "new_job", status: 400, ["first", $0, "last"]))
        },
        Field("function among the errors") { errors(facts(.serverError, $0)) },
        Field("title among the errors") { text in
            errors(facts(.jobFailed, nil), job: .row("odd"), in: listing { $0.title = text })
        },
        Field("request id among the errors") { text in errors(telling { $0.requestID = text }) },
        Field("excerpt among the errors") { text in errors(telling { $0.excerpt = text }) },
        Field("request among the errors") { text in errors(telling { $0.request = text }) },
    ]

    private static func history(_ change: JobStatusChange) -> AppState {
        listing { _ in }.after(.detailLoaded(JobDetail(job: .row("odd"), failures: [], changes: [change])))
    }

    private static func trouble(_ endpoint: String?, _ messages: [String]) -> ServiceTrouble {
        ServiceTrouble(facts(.unavailable, endpoint, messages), at: at(-5), nextTry: at(25))
    }

    private static func identity(profile: String = "work", host: String = "media.example") -> AppState {
        AppState.listing(
            [.row("a", age: 10, title: "A", status: .queued)],
            of: .init(profile: profile, host: host, isEmbedded: false))
    }

    private static let serviceFields = [
        Field("trouble over the list") { listing { _ in }.after(.serviceFailed(trouble("list_jobs", [$0]))) },
        Field("trouble without a list") {
            AppState.started(.remote).after(.jobsLoaded([]), .serviceFailed(trouble("list_jobs", ["first", $0])))
        },
        Field("function of a trouble") { listing { _ in }.after(.serviceFailed(trouble($0, ["plain"]))) },
        Field("host") { identity(host: $0) },
        Field("host that is waited for") { AppState.started(.init(profile: "work", host: $0, isEmbedded: false)) },
        Field("profile") { identity(profile: $0) },
        Field("trouble with the store") { listing { _ in }.after(.storageFailed($0)) },
    ]

    static func result(_ change: @Sendable (inout ResultSummary) -> Void) -> AppState {
        var result = Scene.harbour
        change(&result)
        return Scene.page.after(.resultLoaded(.row("done"), result))
    }

    private static let resultFields = [
        Field("title of a result") { text in result { $0.title = text } },
        Field("label") { text in result { $0.labels[2].label = text } },
        Field("name of a face in the overview") { text in result { $0.faces[1].identity?.name = text } },
        Field("topic in the overview") { text in result { $0.topics[1].hierarchy[1] = text } },
        Field("beginning of the speech") { text in result { $0.speech[0].text = text } },
        Field("keyword in the overview") { text in result { $0.keywords[1].label = text } },
        Field("flag in the overview") { text in result { $0.compliance[1].label = text } },
        Field("detection type") { text in
            result {
                $0.labels = []
                $0.byType[1].type = text
            }.after(.result(.overviewScrolled(by: 100, lastTop: 100)))
        },
        Field("video codec") { text in result { $0.technical.videoCodec = text } },
        Field("audio codec") { text in result { $0.technical.audioCodec = text } },
        Field("format") { text in result { $0.metadataFormat = text } },
        Field("colour") { text in result { $0.colorsBySecond = [[text], ["102030"], [text]] } },
        Field("reason for no result") { text in
            Scene.page.after(.resultFailed(.row("done"), facts(.unreadable, "job_results", status: 200, [text])))
        },
        Field("function that gave no result") {
            Scene.page.after(.resultFailed(.row("done"), facts(.unavailable, $0)))
        },
        Field("function of a result that is tried again") { text in
            Scene.page.after(.retryChanged(.row("done"), retry(text)))
        },
        Field("status of a job without a result") { text in
            listing { $0.status = .init(word: text) }.after(.resultRequested)
        },
    ]

    private static let form = AppState.listing([], of: .remote).after(.submitRequested)

    /// With another one, so that it stays several.
    private static func batch(_ entries: [SourceBatch.Entry]) -> AppState {
        let other = SourceBatch.Entry(name: "/v/b.mp4", verdict: .good(.file("/v/b.mp4"), size: 2))
        return form.after(
            .fieldEdited(.insert("a\nb")),
            .sourcesChecked(SourceReport(texts: ["a", "b"], entries: entries + [other], isFinal: true)))
    }

    private static let formFields = [
        Field("pasted source") { form.after(.fieldEdited(.insert($0))) },
        Field("pasted title") { form.after(.fieldMoved(by: 1), .fieldEdited(.insert($0))) },
        Field("pasted callback") { form.after(.fieldMoved(by: 8), .fieldEdited(.insert($0))) },
        Field("name of one of several sources") {
            batch([.init(name: $0, verdict: .good(.url("https://a"), size: 1))])
        },
        Field("name of a source that is none") { batch([.init(name: $0, verdict: .bad(.file(.missing)))]) },
        Field("reason against one of several sources") { batch([.init(name: "a", verdict: .bad(.file(.unfit($0))))]) },
        Field("name of a source that counts for another") { batch([.init(name: "a", verdict: .same(as: $0))]) },
        Field("preview of a request") { form.after(.previewMade($0)) },
        Field("name of a file") {
            form.after(
                .fieldEdited(.insert("/")),
                .pathCompleted(.init(text: "/", completed: "/", candidates: ["first", $0, "last"])))
        },
        Field("word of the service about a field") { text in
            var state = form
            state.form.problems[.source] = .service(text)
            return state
        },
        Field("reason for not writing it down") { form.after(.submissionRefused([$0])) },
        Field("host in the form") {
            AppState.listing([], of: .init(profile: "work", host: $0, isEmbedded: false)).after(.submitRequested)
        },
    ]
}
