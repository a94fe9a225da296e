import AnalysisModel
import Testing

struct StatusWordTests {
    struct Row: Sendable {
        let word: String
        let status: JobStatus
        let isEnd: Bool
    }

    static let statuses = [
        Row(word: "queued", status: .queued, isEnd: false),
        Row(word: "on_hold", status: .onHold, isEnd: false),
        Row(word: "preparing_analysis", status: .preparingAnalysis, isEnd: false),
        Row(word: "processing", status: .processing, isEnd: false),
        Row(word: "finished", status: .finished, isEnd: true),
        Row(word: "error", status: .error, isEnd: true),
        Row(word: "paused_by_owner", status: .unknown("paused_by_owner"), isEnd: false),
        Row(word: "Finished", status: .unknown("Finished"), isEnd: false),
        Row(word: "", status: .unknown(""), isEnd: false),
    ]

    @Test(arguments: statuses)
    func `a job status is read from its word and written as the same word`(row: Row) {
        let status = JobStatus(word: row.word)
        #expect(status == row.status)
        #expect(status.word == row.word)
        #expect(status.isEnd == row.isEnd)
    }

    @Test func `every documented job status is in the table, in the order a job goes through them`() {
        let words = ["queued", "on_hold", "preparing_analysis", "processing", "finished", "error"]
        #expect(JobStatus.documented.map(\.word) == words)
    }

    static let transfers: [(String, MediaTransferStatus)] = [
        ("queued", .queued), ("downloading", .downloading), ("finished", .finished), ("error", .error),
        ("mirroring", .unknown("mirroring")), ("DOWNLOADING", .unknown("DOWNLOADING")), ("", .unknown("")),
    ]

    @Test(arguments: transfers)
    func `a transfer status is read from its word and written as the same word`(
        word: String, status: MediaTransferStatus
    ) {
        #expect(MediaTransferStatus(word: word) == status)
        #expect(status.word == word)
    }

    @Test func `every documented transfer status is in the table`() {
        #expect(MediaTransferStatus.documented.map(\.word) == ["queued", "downloading", "finished", "error"])
    }

    @Test func `a submission is under way until it was answered or has failed`() {
        let underWay = SubmissionState.allCases.filter(\.isUnderWay)
        #expect(underWay == [.intended, .uploading, .submitting])
    }
}
