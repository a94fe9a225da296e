public import AnalysisModel
public import CoreAPI
public import Logging

/// The jobs of one profile and everything that is done about them while nobody looks.
///
/// Asked by the interface and the commands; tells what happens through `events`. Two boards, of one process or of two,
/// may work on one store.
public actor JobBoard {
    /// Everything that happens, in order; for one listener.
    public nonisolated let events: AsyncStream<JobEvent>

    /// - Parameters:
    ///   - profile: separates the jobs of different accounts and services in one store.
    ///   - cacheDirectory: where results are kept; made when first needed.
    ///   - random: a number from 0 up to, but not including, 1; spreads requests in time.
    ///   - makeID: names new rows, each name once.
    public init(
        profile: String, client: CoreAPIClient, store: JobStore, cacheDirectory: String, time: ServiceTime,
        random: @escaping @Sendable () -> Double, makeID: @escaping @Sendable () -> String, logger: Logger
    ) {
        events = AsyncStream { _ in }
    }

    /// Takes up unfinished submissions, lists the jobs once, then asks for their states as they fall due and watches
    /// the store for what other processes write.
    ///
    /// Returns within a second of being cancelled; everything can be taken up again by another run.
    public func run() async {}

    /// Writes the wish down and returns; upload and `new_job` go on under `run()`, of this process or another.
    ///
    /// Throws for a store that cannot be written. An unusable file is told later, as a failure of the row.
    public func submit(_ request: SubmissionRequest) async throws(JobServiceError) -> TrackedJob {
        throw JobServiceError(kind: .store, messages: [])
    }

    /// Asks for the state of these jobs, or of all that have not ended, at once; returns when each is answered or has
    /// failed. Also ends the silence after a refused key.
    public func pollNow(_ ids: [TrackedJob.ID]?) async {}

    /// All jobs of the profile, the newest first.
    public func jobs() async throws(JobServiceError) -> [TrackedJob] { [] }

    /// The job whose `job_id` or row id is `text`, or begins with it if only one does.
    ///
    /// Throws `unknownJob` or `ambiguousJob`.
    public func job(matching text: String) async throws(JobServiceError) -> TrackedJob {
        throw JobServiceError(kind: .unknownJob, messages: [])
    }

    /// Everything that went wrong with a job, the newest first.
    public func failures(of id: TrackedJob.ID) async throws(JobServiceError) -> [JobFailure] { [] }

    /// Every step in a job's life, the oldest first.
    public func changes(of id: TrackedJob.ID) async throws(JobServiceError) -> [JobStatusChange] { [] }

    /// Asks the service for a job that the store may not know, and keeps it from now on.
    public func track(_ id: Job.ID) async throws(JobServiceError) -> TrackedJob {
        throw JobServiceError(kind: .unknownJob, messages: [])
    }

    /// The path of the complete result in the cache; fetches it if it is not there.
    ///
    /// Throws `unknownJob`, `noJobID`, `notFinished`, `cache`, or what the service said; the failure is also recorded.
    public func resultFile(of id: TrackedJob.ID) async throws(JobServiceError) -> String {
        throw JobServiceError(kind: .unknownJob, messages: [])
    }
}
