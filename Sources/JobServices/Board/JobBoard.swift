public import AnalysisModel
public import CoreAPI
import Foundation
public import Logging

/// The jobs of one profile and everything that is done about them while nobody looks.
///
/// Asked by the interface and the commands; tells what happens through `events`. Two boards, of one process or of two,
/// may work on one store.
public actor JobBoard {
    /// Everything that happens, in order; for one listener.
    ///
    /// What other processes do is told while `run()` runs.
    public nonisolated let events: AsyncStream<JobEvent>

    let context: ServiceContext
    let poller: JobPoller
    let submitter: JobSubmitter
    let fetcher: ResultsFetcher
    private let renewal: KeyRenewal?
    private(set) var owner: String?
    private var isRunning = false

    /// - Parameters:
    ///   - profile: separates the jobs of different accounts and services in one store.
    ///   - cacheDirectory: where results are kept; made when first needed. For one service only: files are named after
    ///     its job ids.
    ///   - resultsLimit: of all results there together, in bytes; `nil` for none. Those not used for longest go first, and
    ///     those of jobs that the service does not know any more never.
    ///   - random: a number from 0 up to, but not including, 1; spreads requests in time.
    ///   - makeID: names new rows and files, each name once; letters, digits and hyphens.
    ///   - keys: where another key is looked for when the service refuses the client's; `nil` if it cannot change.
    ///   - limits: for what this board submits; others on the same store have their own.
    public init(
        profile: String, client: CoreAPIClient, store: JobStore, cacheDirectory: String,
        resultsLimit: Int64? = nil, time: ServiceTime, random: @escaping @Sendable () -> Double,
        makeID: @escaping @Sendable () -> String, logger: Logger, keys: KeySupply? = nil,
        limits: SubmissionLimits = SubmissionLimits()
    ) {
        let feed = EventFeed(profile: profile, store: store, logger: logger)
        events = feed.events
        context = ServiceContext(
            profile: profile, client: client, store: store, time: time, random: random, makeID: makeID, feed: feed,
            logger: logger, limits: limits)
        renewal = keys.map { [context] in KeyRenewal(context: context, supply: $0) }
        poller = JobPoller(context)
        submitter = JobSubmitter(context, poller: poller)
        fetcher = ResultsFetcher(context, cacheDirectory: cacheDirectory, limit: resultsLimit)
    }

    /// Takes up unfinished submissions, lists the jobs once, then asks for their states as they fall due and watches
    /// the store for what other processes write.
    ///
    /// Returns within a second of being cancelled; everything can be taken up again by another run. A second call while
    /// one runs returns at once.
    /// - Parameter submits: false only looks: what was written down stays for another run.
    public func run(submits: Bool = true) async {
        guard !isRunning else { return }
        isRunning = true
        defer { isRunning = false }
        await context.feed.begin()
        let lease = submits ? takeLease() : nil
        owner = lease?.token
        await withDiscardingTaskGroup { group in
            group.addTask { await self.poller.run() }
            group.addTask { await self.watch() }
            if let renewal { group.addTask { await renewal.run { await self.poller.pollNow(nil) } } }
            if let lease { group.addTask { await self.submitter.run(owner: lease.token) } }
        }
        owner = nil
        withExtendedLifetime(lease) {}
    }

    /// Ends submissions that wait because the service refuses the key, or every request: for a caller that will not wait
    /// for another key.
    ///
    /// Nothing of them has been sent as a job; those that have gone further stay as they are.
    public func withdraw(_ ids: [TrackedJob.ID], because error: JobServiceError) async throws(JobServiceError) {
        let what = error.facts.kind.place == .key ? "the service refuses the key" : "every request is refused"
        let message = "Not submitted: \(what)."
        let facts = FailureFacts(kind: .heldBack, messages: [message] + error.messages)
        let draft = FailureDraft(facts, at: context.time.now())
        do {
            for id in ids { try await context.store.recordWithdrawn(id, draft) }
        } catch {
            throw JobServiceError(error)
        }
        await context.feed.publish()
    }

    /// Asks for the state of these jobs, or for the service's whole list, at once; returns when each is answered or has
    /// failed. Jobs that are being asked for already are not asked for twice. Also ends the silence after a refused key, and
    /// looks first whether there is another one.
    public func pollNow(_ ids: [TrackedJob.ID]?) async {
        await context.feed.begin()
        if await context.line.refusal != nil { await renewal?.look() }
        await poller.pollNow(ids)
    }

    /// Asks the service for a job that the store may not know, and keeps it from now on.
    public func track(_ id: Job.ID) async throws(JobServiceError) -> TrackedJob {
        await context.feed.begin()
        let job = try await poller.track(id)
        await context.feed.publish()
        await poller.wake()
        return job
    }

    private func takeLease() -> OwnerLease? {
        do { return try context.store.takeLease(makeID: context.makeID) } catch {
            context.report(error, while: "cannot take up submissions")
            return nil
        }
    }

    /// Another process wrote, or one that owned submissions is gone.
    private func watch() async {
        for await _ in StoreWatch(directory: context.store.directory).changes() {
            await context.feed.publish()
            await poller.hearOfOthers()
            await submitter.wake()
            await poller.wake()
            // Let a burst of writes pass as one.
            try? await context.time.sleep(.milliseconds(50))
        }
    }
}
