import AnalysisModel
import Logging

/// Turns what is new in the store, whoever wrote it, into events; each piece of news once.
actor EventFeed {
    nonisolated let events: AsyncStream<JobEvent>
    private nonisolated let continuation: AsyncStream<JobEvent>.Continuation
    private let profile: String
    private let store: JobStore
    private let logger: Logger
    private var position: FeedPosition?
    private var isReading = false
    private var mustReadAgain = false

    init(profile: String, store: JobStore, logger: Logger) {
        (events, continuation) = AsyncStream.makeStream()
        self.profile = profile
        self.store = store
        self.logger = logger
    }

    nonisolated func tell(_ event: JobEvent) { continuation.yield(event) }

    /// What is in the store now is known; what comes later is news. Only the first call counts.
    func begin() async {
        guard position == nil else { return }
        do {
            let present = try await store.position()
            position = position ?? present
        } catch {
            logger.error("cannot read the job store: \(error.message)")
        }
    }

    /// Tells what has been written since the last time.
    func publish() async {
        guard !isReading else {
            mustReadAgain = true
            return
        }
        isReading = true
        defer { isReading = false }
        repeat {
            mustReadAgain = false
            await readOnce()
        } while mustReadAgain
    }

    private func readOnce() async {
        guard let last = position else { return await begin() }
        do {
            let news = try await store.news(of: profile, since: last)
            position = news.position
            if !news.removed.isEmpty { tell(.jobsRemoved(news.removed)) }
            if !news.changed.isEmpty { tell(.jobsChanged(news.changed)) }
            for failure in news.failures { tell(.failureRecorded(failure)) }
        } catch {
            logger.error("cannot read the job store: \(error.message)")
        }
    }
}
