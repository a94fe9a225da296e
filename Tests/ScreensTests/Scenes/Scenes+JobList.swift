import AnalysisModel
import AppLogic

extension Scene {
    static let lists = [
        Scene("list-mixed", mixed, isAlsoPlain: true),
        Scene("list-titles", .listing(titled)),
        Scene("list-hostile", .listing(hostile)),
        Scene("list-many", .listing(many).after(.selectionMoved(by: 40))),
        Scene("list-empty", .listing([], samplePath: "/share/kajo/sample.mp4")),
        Scene(
            "list-empty-read-only",
            AppState.started(.remote, isReadOnly: true).after(.jobsLoaded([]), .serviceAnswered(at(-1)))),
        Scene("list-loading", .started(.remote)),
        Scene("list-failed", AppState.started(.remote).after(.jobsLoaded([]), .serviceFailed(refused))),
        Scene("list-offline", AppState.listing(running, of: .remote).after(.serviceFailed(offline))),
        Scene(
            "list-silent", AppState.listing(running, of: .remote).after(.serviceAsked(since: at(-12))),
            isAlsoPlain: true),
        Scene(
            "list-offline-long",
            AppState.listing(running, of: .remote).after(.serviceFailed(longOffline), .ticked(at(86_000)))),
        Scene(
            "list-notice",
            mixed.after(
                .submissionsTaken(
                    .init(written: [.row("new", age: 0, title: "Harbour at dawn", submission: .intended)])))),
        Scene("list-read-only-notice", readOnly.after(.submitRequested)),
    ]

    /// Every status that a row can have.
    static let states: [TrackedJob] = [
        .row("wait", age: 5, title: "Waits its turn", submission: .intended),
        .row("upload", age: 41, title: "interview_final_v3.mp4", submission: .uploading),
        .row("sent", age: 60, title: "Just sent", submission: .submitting),
        .row("queue", age: 75, title: "Queued", status: .queued, transfer: .queued),
        .row("hold", age: 130, title: "On hold", status: .onHold, transfer: .downloading),
        .row("prepare", age: 210, title: "Being prepared", status: .preparingAnalysis, transfer: .finished),
        .row("process", age: 3725, title: "Harbour at dawn", status: .processing, transfer: .finished),
        .row(
            "other", age: 4000, title: "A word from the future", status: .unknown("awaiting_review"),
            transfer: .unknown("mirroring")),
        .row("done", age: 8040, title: "Evening news 21.11.", status: .finished, transfer: .finished),
        .row("lost", age: 9000, title: "Lost reel", status: .error, transfer: .error),
        .row("refuse", age: 90_000, title: "Refused", submission: .failed),
        .row("unclear", age: 400_000, title: "Unclear", submission: .unknown),
        .row("listed", age: 900_000, submission: .listed, status: .finished, transfer: .finished),
    ]

    static let mixed = AppState.listing(states).after(
        .uploadProgressed(
            .row("upload"), UploadProgress(sent: 1_640_000_000, total: 2_000_000_000, elapsed: .seconds(41))),
        .selectionMoved(by: 1))

    private static let readOnly = AppState.started(.remote, isReadOnly: true)
        .after(.serviceConnected(.remote), .serviceAnswered(at(-2)), .jobsLoaded(states))

    private static let titled: [TrackedJob] = [
        .row("a", age: 10, title: "日本の朝 — 港の夜明け、そして長い一日の始まり、第一部完全版", status: .processing, transfer: .downloading),
        .row("b", age: 20, title: "👩‍👩‍👧‍👦 family 👍🏽 holiday 🇫🇮", status: .finished, transfer: .finished),
        .row(
            "c", age: 30, title: "Cafe\u{301} ä\u{308}\u{323} z\u{301}\u{302}\u{303}\u{304}\u{305}\u{306}algo",
            status: .queued, transfer: .queued),
        .row(
            "d", age: 40, title: String(repeating: "A very long title that does not end ", count: 8), status: .error,
            transfer: .error),
        .row("e", age: 50, title: String(repeating: "x", count: 400), status: .finished, transfer: .finished),
        .row("f", age: 60, title: "عنوان بالعربية", status: .finished, transfer: .finished),
        .row("g", age: 70, title: "한국어 제목", status: .finished, transfer: .finished),
        .row("no-title-and-a-name-that-is-rather-long-for-a-column", age: 80, status: .finished, transfer: .finished),
    ]

    private static let hostile: [TrackedJob] = [
        .row("a", age: 10, title: "\u{1B}[2J\u{1B}[31mred\u{1B}[0m", status: .processing, transfer: .downloading),
        .row("b", age: 20, title: "safe\u{202E}4pm.exe", status: .finished, transfer: .finished),
        .row(
            "c", age: 30, title: "one\ntwo\r\nthree\ttab", status: .unknown("odd\u{1B}]0;x\u{07}"),
            transfer: .unknown("\u{200B}\u{2066}x")),
        .row("d", age: 40, title: "\u{9B}31m c1 \u{0} nul \u{7F}", status: .error, transfer: .error),
    ]

    private static let many: [TrackedJob] = (0..<100).map { number in
        .row(
            "job\(number)", age: Double(number) * 700 + 30, title: "Reel \(number)",
            status: number < 3 ? .processing : .finished, transfer: .finished)
    }

    static let running: [TrackedJob] = [
        .row("process", age: 100, title: "Harbour at dawn", status: .processing, transfer: .finished),
        .row("done", age: 8040, title: "Evening news 21.11.", status: .finished, transfer: .finished),
    ]

    private static let refused = ServiceTrouble(
        FailureFacts(
            kind: .invalidKey, endpoint: "list_jobs", httpStatus: 401,
            messages: ["The API key is not valid.", "Ask for a new key at the portal."]),
        at: at(-1), nextTry: nil)

    private static let offline = ServiceTrouble(
        FailureFacts(
            kind: .timeout, endpoint: "list_jobs",
            messages: ["No connection to api-eu.valossa.com:443 could be made within 10 seconds: connection timed out."]
        ),
        at: at(-95), nextTry: at(25))

    private static let longOffline = ServiceTrouble(
        FailureFacts(kind: .unavailable, endpoint: "job_status", httpStatus: 503, messages: ["Service Unavailable"]),
        at: at(4000), nextTry: at(86_300))
}
