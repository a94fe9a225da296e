import AnalysisModel
import AppLogic
import Foundation
import Testing

/// A moment of the interface worth looking at.
struct Scene: Sendable, CustomTestStringConvertible {
    /// `<screen>-<case>`.
    let name: String
    let state: AppState
    /// It is also looked at with ASCII alone and without colours, and in every size.
    let isAlsoPlain: Bool

    init(_ name: String, _ state: AppState, isAlsoPlain: Bool = false) {
        self.name = name
        self.state = state
        self.isAlsoPlain = isAlsoPlain
    }

    var testDescription: String { name }

    static let all =
        lists + filters + panes + queues + endings + repetitions + failures + forms + batches + results + resultFiles
        + comparisons + helps
}

/// The moment of all scenes: 2023-11-21 14:05:00 UTC, and seconds from there.
func at(_ seconds: Double) -> Date { Date(timeIntervalSince1970: 1_700_575_500 + seconds) }

extension ServiceState.Identity {
    static let embedded = Self(profile: "embedded", host: "127.0.0.1:4100", isEmbedded: true)
    static let remote = Self(profile: "work", host: "api-eu.valossa.com", isEmbedded: false)
}

extension AppState {
    /// As the program begins.
    static func started(
        _ identity: ServiceState.Identity = .embedded, isReadOnly: Bool = false, samplePath: String? = nil
    ) -> AppState {
        AppState(
            size: ScreenSize(columns: 80, rows: 24), now: at(0), timeZone: .gmt,
            service: ServiceState(identity: identity, startedAt: at(-3)), isReadOnly: isReadOnly,
            samplePath: samplePath)
    }

    /// Connected and answered, with these jobs.
    static func listing(
        _ jobs: [TrackedJob], of identity: ServiceState.Identity = .embedded, samplePath: String? = nil
    ) -> AppState {
        started(identity, samplePath: samplePath)
            .after(.serviceConnected(identity), .serviceAnswered(at(-2)), .jobsLoaded(jobs))
    }

    func after(_ actions: Action...) -> AppState {
        var state = self
        for action in actions { _ = update(&state, action) }
        return state
    }
}

extension TrackedJob {
    /// - Parameter age: in seconds, of the row and of its state.
    static func row(
        _ name: String, age: Double, title: String? = nil, submission: SubmissionState = .submitted,
        status: JobStatus? = nil, transfer: MediaTransferStatus? = nil
    ) -> TrackedJob {
        let hasJob = status != nil
        return TrackedJob(
            id: .init(rawValue: name), jobID: hasJob ? .init("167d6a67-fb99-438c-a44c-\(name)") : nil,
            source: "https://media.example/film/\(name).mp4?token=s3cret", title: title, submission: submission,
            status: status, transfer: transfer, createdAt: at(-age - 10), submittedAt: hasJob ? at(-age - 8) : nil,
            stateSince: at(-age), answeredAt: hasJob ? at(-2) : nil, nextPollAt: hasJob ? at(8) : nil,
            mediaID: submission == .unknown ? "kajo-3f0c6d3e-70cb-4b9c-8a55-0a5f6d5a1c11" : nil)
    }
}

extension TrackedJob.ID {
    static func row(_ name: String) -> TrackedJob.ID { .init(rawValue: name) }
}
