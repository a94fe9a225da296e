import AnalysisModel
import Foundation
import Testing

struct TrackedJobTests {
    private func job(
        source: String = "", title: String? = nil, jobID: Job.ID? = nil, submission: SubmissionState = .submitted,
        status: JobStatus? = nil, hasResult: Bool = false
    ) -> TrackedJob {
        let time = Date(timeIntervalSince1970: 0)
        return TrackedJob(
            id: .init(rawValue: "row"), jobID: jobID, source: source, title: title, submission: submission,
            status: status, createdAt: time, stateSince: time, hasResult: hasResult)
    }

    struct Title: Sendable {
        let source: String
        var title: String?
        var jobID: Job.ID?
        let shown: String
    }

    static let titles = [
        Title(source: "/v/a.mp4", title: "Harbour", shown: "Harbour"),
        Title(source: "/v/a.mp4", title: "", shown: "a.mp4"),
        Title(source: "/v/a.mp4", shown: "a.mp4"),
        Title(source: "/v/really?.mp4", shown: "really?.mp4"),
        Title(source: "/v/no#1.mp4", shown: "no#1.mp4"),
        Title(source: "/v/folder/", shown: "folder"),
        Title(source: "https://media.example/a/b.mp4?token=s3cret", shown: "b.mp4"),
        Title(source: "https://media.example/a/b.mp4#t=1", shown: "b.mp4"),
        Title(source: "https://media.example/b.mp4?path=/x/y", shown: "b.mp4"),
        Title(source: "https://media.example/", shown: "media.example"),
        Title(source: "https://media.example", shown: "media.example"),
        Title(source: "", jobID: .init("6faefb7f"), shown: "6faefb7f"),
        Title(source: "/", jobID: .init("6faefb7f"), shown: "6faefb7f"),
        Title(source: "", shown: "row"),
    ]

    @Test(arguments: titles)
    func `a row is called by its title, else by the file's name, else by its id`(row: Title) {
        #expect(job(source: row.source, title: row.title, jobID: row.jobID).displayTitle == row.shown)
    }

    static let sources = [
        ("https://media.example/b.mp4?token=s3cret", "https://media.example/b.mp4?…"),
        ("https://media.example/b.mp4#s3cret", "https://media.example/b.mp4?…"),
        ("https://media.example/b.mp4#a?b", "https://media.example/b.mp4?…"),
        ("https://media.example?s3cret", "https://media.example?…"),
        ("https://media.example/b.mp4", "https://media.example/b.mp4"),
        ("https://ann:s3cret@media.example/b@c.mp4?t", "https://…@media.example/b@c.mp4?…"),
        ("/v/really?.mp4", "/v/really?.mp4"),
        ("/v/no#1.mp4", "/v/no#1.mp4"),
        ("", ""),
    ]

    @Test(arguments: sources)
    func `a link is shown without its query, a path as it is`(source: String, shown: String) {
        #expect(job(source: source).sourceWithoutQuery == shown)
    }

    struct Standing: Sendable {
        let submission: SubmissionState
        let status: JobStatus?
        let isAtEnd: Bool
        let hasFailed: Bool
    }

    static let standings = [
        Standing(submission: .intended, status: nil, isAtEnd: false, hasFailed: false),
        Standing(submission: .uploading, status: nil, isAtEnd: false, hasFailed: false),
        Standing(submission: .submitting, status: nil, isAtEnd: false, hasFailed: false),
        Standing(submission: .submitted, status: nil, isAtEnd: false, hasFailed: false),
        Standing(submission: .listed, status: nil, isAtEnd: false, hasFailed: false),
        Standing(submission: .failed, status: nil, isAtEnd: true, hasFailed: true),
        Standing(submission: .unknown, status: nil, isAtEnd: true, hasFailed: true),
        Standing(submission: .submitted, status: .queued, isAtEnd: false, hasFailed: false),
        Standing(submission: .submitted, status: .processing, isAtEnd: false, hasFailed: false),
        Standing(submission: .submitted, status: .unknown("moving"), isAtEnd: false, hasFailed: false),
        Standing(submission: .submitted, status: .finished, isAtEnd: true, hasFailed: false),
        Standing(submission: .listed, status: .error, isAtEnd: true, hasFailed: true),
    ]

    @Test(arguments: standings)
    func `whether more is to come, and whether it went wrong`(row: Standing) {
        let job = job(submission: row.submission, status: row.status)
        #expect(job.isAtEnd == row.isAtEnd)
        #expect(job.hasFailed == row.hasFailed)
    }

    @Test func `there is a result to show when the job has finished or one lies in the cache`() {
        #expect(job(status: .finished).hasResultToShow)
        #expect(job(status: .error, hasResult: true).hasResultToShow)
        #expect(!job(status: .processing).hasResultToShow)
        #expect(!job().hasResultToShow)
    }
}
