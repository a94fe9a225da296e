/// When the listing of all jobs may be asked for, as a value. Times are uptimes.
struct ListingSchedule: Hashable, Sendable {
    /// A listing answers for that many due jobs and more.
    static let worthwhile = 3

    static let whileWaiting: Duration = .seconds(5)

    /// The jobs have not been listed yet in this run, or not since that last failed.
    private(set) var isWanted = true
    private var failures = 0
    private var notBefore: Duration?

    /// A function that has failed is left alone for a while; jobs are then asked for one by one.
    func isUsable(at now: Duration) -> Bool { notBefore.map { $0 <= now } ?? true }

    /// When a listing is to be tried for its own sake; `nil` if there is no need.
    func firstDue(at now: Duration) -> Duration? { isWanted ? max(now, notBefore ?? now) : nil }

    /// - Parameter isComplete: false if the listing told of jobs that have to wait; then it is wanted again.
    mutating func answered(isComplete: Bool, now: Duration) {
        failures = 0
        isWanted = !isComplete
        notBefore = isComplete ? nil : now + Self.whileWaiting
    }

    /// - Returns: the time of the next try.
    mutating func failed(now: Duration, retryAfter: Duration?, random: Double) -> Duration {
        failures += 1
        isWanted = true
        let next = now + Backoff.delay(failures: failures, retryAfter: retryAfter, random: random)
        notBefore = next
        return next
    }
}
