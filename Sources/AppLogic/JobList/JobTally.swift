import AnalysisModel

/// How many jobs are in which state.
public struct JobTally: Hashable, Sendable {
    /// Something is still to come of them.
    public private(set) var running = 0
    public private(set) var finished = 0
    public private(set) var failed = 0
    /// Nobody knows whether the service made a job of them.
    public private(set) var unclear = 0

    /// Those that somebody should look at.
    public var problems: Int { failed + unclear }

    public init() {}

    mutating func add(_ job: TrackedJob) { count(job, 1) }

    mutating func remove(_ job: TrackedJob) { count(job, -1) }

    private mutating func count(_ job: TrackedJob, _ step: Int) {
        if !job.isAtEnd { running += step }
        if job.status == .finished { finished += step }
        if job.submission == .unknown, job.jobID == nil {
            unclear += step
        } else if job.hasFailed {
            failed += step
        }
    }
}
