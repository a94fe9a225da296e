import AnalysisModel
import AppLogic

extension Scene {
    static let queues = [
        Scene("queue-busy", busy, isAlsoPlain: true),
        Scene("queue-question", busy.after(.queueSelectionMoved(by: 2), .withdrawalRequested)),
        Scene("queue-too-late", busy.after(.queueChangeCameTooLate)),
        Scene("queue-long", AppState.listing(long, of: .remote).after(.queueRequested, .queueSelectionMoved(by: 30))),
        Scene("queue-empty", AppState.listing(running).after(.queueRequested)),
    ]

    private static let serverError = FailureFacts(
        kind: .serverError, endpoint: "send_file_chunk", httpStatus: 500, messages: ["Internal server error"])

    private static let busy = AppState.listing(submissions, of: .remote).after(
        .uploadProgressed(
            .row("match"),
            UploadProgress(sent: 2_140_000_000, total: 6_812_000_000, elapsed: .seconds(180), recentRate: 11_900_000)),
        .uploadProgressed(
            .row("flood"), UploadProgress(sent: 41_000_000, total: 388_000_000, elapsed: .seconds(9))),
        .retryChanged(.row("flood"), CallRetry(facts: serverError, attempt: 2, attempts: 12, nextTry: at(3))),
        .queueRequested)

    private static let submissions = [
        queued("match", 1, "Match of the day, whole recording.mp4", .uploading, size: 6_812_000_000),
        queued("flood", 2, "flood-2023-11-20.mxf", .uploading, size: 388_000_000),
        queued("rest", 3, "Interview, second camera.mov", .uploading, size: 1_900_000_000, sent: 700_000_000, true),
        queued("link", 4, "https://media.example/film/harbour.mp4", .submitting),
        queued("next", 5, "ニュース 19時.mp4", .intended, size: 734_003_200),
        queued("later", 6, "later.mp4", .intended, size: 12_000, true),
    ]

    private static let long = (1...60).map {
        queued("clip\($0)", Double($0), "clip \($0).mp4", .intended, size: Int64($0) * 10_000_000)
    }

    private static func queued(
        _ name: String, _ place: Double, _ title: String, _ submission: SubmissionState, size: Int64? = nil,
        sent: Int64 = 0, _ isPaused: Bool = false
    ) -> TrackedJob {
        var job = TrackedJob.row(name, age: 300 - place, title: title, submission: submission)
        (job.queuePlace, job.fileSize, job.bytesSent, job.isPaused) = (place, size, sent, isPaused)
        return job
    }
}
