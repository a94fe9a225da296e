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
    var logger: Logger

    /// For a trouble that concerns no single job and has nobody to be thrown at.
    func report(_ error: StoreError, while doing: String) {
        logger.error("\(doing): \(error.message)")
        feed.tell(.serviceFailed(JobServiceError(error), at: time.now(), nextTry: nil))
    }
}
