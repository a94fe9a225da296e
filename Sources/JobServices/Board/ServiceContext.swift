import AnalysisModel
import CoreAPI
import Foundation
import Logging

/// What every service of one board works with.
struct ServiceContext: Sendable {
    var profile: String
    var client: CoreAPIClient
    var store: JobStore
    var time: ServiceTime
    var random: @Sendable () -> Double
    var makeID: @Sendable () -> String
    var feed: EventFeed
    let line = ServiceLine()
    var logger: Logger
    let limits: SubmissionLimits
    let throttle: UploadThrottle

    init(
        profile: String, client: CoreAPIClient, store: JobStore, time: ServiceTime,
        random: @escaping @Sendable () -> Double, makeID: @escaping @Sendable () -> String, feed: EventFeed,
        logger: Logger, limits: SubmissionLimits
    ) {
        (self.profile, self.client, self.store, self.time) = (profile, client, store, time)
        (self.random, self.makeID, self.feed, self.logger) = (random, makeID, feed, logger)
        self.limits = limits
        throttle = UploadThrottle(bytesPerSecond: limits.bytesPerSecond, time: time)
    }

    /// The key is refused: told once, and written down.
    func refuseKey(_ error: APIError) async {
        guard await line.refused(error) else { return }
        await tell(error, nextTry: nil)
        await line.toldRefusal()
    }

    /// Tells a failure of the service as such, whatever the job, and writes it down.
    /// - Parameter nextTry: the time until kajo asks again; `nil` if it does not by itself.
    func tell(_ error: APIError, attempt: Int? = nil, nextTry: Duration?) async {
        let at = time.now()
        logger.warning("\(error.logDescription)")
        let next = nextTry.map { at.addingTimeInterval($0.seconds) }
        feed.tell(.serviceFailed(JobServiceError(error), at: at, nextTry: next))
        let draft = FailureDraft(error, attempt: attempt, retryAt: next, at: at)
        do { try await store.recordServiceFailure(draft, of: profile) } catch {
            report(error, while: "cannot write down a failure")
        }
        await feed.publish()
    }

    /// For a trouble that concerns no single job and has nobody to be thrown at.
    func report(_ error: StoreError, while doing: String) {
        logger.error("\(doing): \(error.message)")
        feed.tell(.serviceFailed(JobServiceError(error), at: time.now(), nextTry: nil))
    }
}
