import AnalysisModel
import Testing

@testable import AppLogic

/// What the services tell of single jobs.
struct JobNewsTests {
    private let failure = JobFailure(
        id: 7, job: .row("a"), at: at(5),
        facts: FailureFacts(kind: .refused, endpoint: "new_job", httpStatus: 400, messages: ["No."]))

    @Test func `a failure of the selected job is read at once, with all that went before`() {
        var store = TestStore(.listing([.row("a")]))
        store.send(.failureRecorded(failure), [.loadDetail(.row("a"))])
        let detail = JobDetail(job: .row("a"), failures: [failure], changes: [])
        store.send(.detailLoaded(detail)) { $0.jobList.details[.row("a")] = detail }
    }

    @Test func `a failure of another job is read when that job is selected`() {
        var store = TestStore(.listing([.row("b", created: 1), .row("a")]))
        store.play(.detailLoaded(.of("a")), .detailLoaded(.of("b")))
        store.send(.failureRecorded(failure)) { $0.jobList.details[.row("a")] = nil }
        store.send(.selectionMoved(by: 1), [.loadDetail(.row("a"))]) { $0.jobList.selection = .row("a") }
    }

    @Test func `upload progress is kept as long as the file is on its way`() {
        let uploading = TrackedJob.row("a", submission: .uploading, status: nil)
        let progress = UploadProgress(sent: 10, total: 100, elapsed: .seconds(1))
        var store = TestStore(.listing([uploading]))
        store.send(.uploadProgressed(.row("a"), progress)) { $0.jobList.uploads[.row("a")] = progress }
        store.send(.jobsChanged([uploading]), [.loadDetail(.row("a"))])
        let further = UploadProgress(sent: 60, total: 100, elapsed: .seconds(4))
        store.send(.uploadProgressed(.row("a"), further)) { $0.jobList.uploads[.row("a")] = further }
        let sent = TrackedJob.row("a", submission: .submitting, status: nil)
        store.send(.jobsChanged([sent]), [.loadDetail(.row("a"))]) {
            $0.jobList.merge([sent])
            $0.jobList.uploads = [:]
        }
    }

    @Test func `a storage that fails is told, and told again by the next one`() {
        var store = TestStore()
        for (place, words) in ["The disk is full.", "Still full."].enumerated() {
            store.send(.storageFailed(words)) {
                $0.notice = Notice(.refused, .trouble(words), isNews: true)
                $0.noticeShownAt = at(0)
                $0.failures.add(
                    JobFailure(
                        id: Int64(-1 - place), job: nil, at: at(0),
                        facts: FailureFacts(kind: .storage, messages: [words])))
            }
        }
    }
}
