/// When the listing of all jobs may be asked for, as a value. Times are uptimes.
struct ListingSchedule: Hashable, Sendable {
    /// A listing answers for that many due jobs and more.
    static let worthwhile = 3

    /// So often the jobs are listed at least, so that those which others have submitted are found.
    static let regularly: Duration = .seconds(600)
    static let whileWaiting: Duration = .seconds(5)
    /// A job that was made without an answer is looked for so long: the listing may tell of it late.
    static let search: Duration = .seconds(600)

    /// When to list for its own sake. At first the jobs have not been listed yet in this run.
    private var wantedAt: Duration = .zero
    private var failures = 0
    private var notBefore: Duration?

    /// A function that has failed is left alone for a while; jobs are then asked for one by one.
    func isUsable(at now: Duration) -> Bool { notBefore.map { $0 <= now } ?? true }

    /// When a listing is to be tried for its own sake.
    func firstDue(at now: Duration) -> Duration { max(now, wantedAt, notBefore ?? now) }

    /// - Parameters:
    ///   - isComplete: false if the listing told of jobs that have to wait; then it is wanted again.
    ///   - missing: for how long the latest submission has been of unknown outcome, if one is that the listing did not
    ///     settle. The longer ago, the longer until the next look.
    mutating func answered(isComplete: Bool, missing: Duration? = nil, now: Duration) {
        failures = 0
        notBefore = nil
        wantedAt = now + (isComplete ? Self.regularly : Self.whileWaiting)
        // A clock that was set back makes no search without an end.
        guard let missing, (Duration.zero - Self.search..<Self.search).contains(missing) else { return }
        wantedAt = now + max(Self.whileWaiting, missing)
    }

    /// - Returns: the time of the next try.
    mutating func failed(now: Duration, retryAfter: Duration?, random: Double) -> Duration {
        failures += 1
        let next = now + Backoff.delay(failures: failures, retryAfter: retryAfter, random: random)
        (wantedAt, notBefore) = (next, next)
        return next
    }
}
