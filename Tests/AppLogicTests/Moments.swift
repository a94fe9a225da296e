import AnalysisModel
import AppLogic
import Foundation

/// Whole seconds after the moment at which every script begins.
func at(_ seconds: Double) -> Date { Date(timeIntervalSince1970: 1_700_000_000 + seconds) }

extension AppState {
    /// As the program begins: nothing is known yet.
    static func started(
        rows: Int = 24, columns: Int = 80, isReadOnly: Bool = false, samplePath: String? = nil
    ) -> AppState {
        AppState(
            size: ScreenSize(columns: columns, rows: rows), now: at(0), timeZone: .gmt,
            service: ServiceState(
                identity: .init(profile: "embedded", host: "127.0.0.1:4100", isEmbedded: true), startedAt: at(0)),
            isReadOnly: isReadOnly, samplePath: samplePath)
    }

    /// Connected and answered, with these jobs.
    static func listing(_ jobs: [TrackedJob], rows: Int = 24, isReadOnly: Bool = false) -> AppState {
        var store = TestStore(.started(rows: rows, isReadOnly: isReadOnly))
        store.play(
            .serviceConnected(store.state.service.identity), .serviceAnswered(at(0)), .jobsLoaded(jobs))
        return store.state
    }

    /// The rows' ids, from the top.
    var order: [String] { jobList.jobs.map(\.id.rawValue) }
}

extension TrackedJob {
    /// - Parameter created: in seconds as for `at`; a greater one stands higher in the list.
    static func row(
        _ name: String, created: Double = 0, submission: SubmissionState = .submitted,
        status: JobStatus? = .processing, since: Double = 0
    ) -> TrackedJob {
        TrackedJob(
            id: .init(rawValue: name), jobID: status == nil ? nil : .init("job-" + name), source: "/v/\(name).mp4",
            submission: submission, status: status, createdAt: at(created), stateSince: at(since))
    }
}

extension TrackedJob.ID {
    static func row(_ name: String) -> TrackedJob.ID { .init(rawValue: name) }
}

extension JobDetail {
    static func of(_ name: String, failures: [String] = []) -> JobDetail {
        let failures = failures.enumerated().map { place, message in
            JobFailure(
                id: Int64(place), job: .row(name), at: at(0), facts: FailureFacts(kind: .jobFailed, messages: [message])
            )
        }
        return JobDetail(job: .row(name), failures: failures, changes: [])
    }
}
