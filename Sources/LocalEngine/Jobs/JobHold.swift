import AnalysisModel

/// Keeps a job in one state until the rule of the faults file that says so is gone.
struct JobHold: Hashable, Sendable {
    static let states: [JobStatus] = [.queued, .onHold, .preparingAnalysis, .processing]

    /// One of `states`.
    var state: JobStatus
    /// The rule's text, by which it is known again in a file that has changed.
    var rule: String

    /// The video of a job that is held later than this is transferred first.
    var precedesTransfer: Bool { state == .queued || state == .onHold }
}
