/// When a job is asked for again after an answer.
enum PollSchedule {
    static let shortestHint: Duration = .seconds(1)
    static let longestHint: Duration = .seconds(3600)
    static let withoutHint: Duration = .seconds(15)
    /// `new_job` gives no hint; a job is hardly ever further on in its first moments.
    static let afterSubmission: Duration = .seconds(2)

    /// The time from an answer to the next question: what the service suggests, within reason, and up to a fifth more;
    /// without a suggestion 15 s, give or take a fifth.
    /// - Parameter random: 0 up to, not including, 1.
    static func delay(hint: Duration?, random: Double) -> Duration {
        guard let hint else { return withoutHint * (0.8 + 0.4 * random) }
        return min(max(hint, shortestHint), longestHint) * (1 + 0.2 * random)
    }
}
