public import AnalysisModel

/// What came of one wish to submit.
public enum SubmissionOutcome: Hashable, Sendable {
    /// It is written down, as a row of its own.
    case written(TrackedJob)
    /// The same video was on its way already, perhaps in a run that was interrupted: that submission goes on.
    case goesOn(TrackedJob)
    /// The same video was submitted before, so nothing is written down. Whether the job exists is not known if its
    /// submission is `unknown`.
    case duplicate(TrackedJob)

    /// The row that stands for the wish.
    public var job: TrackedJob {
        switch self {
        case .written(let job), .goesOn(let job), .duplicate(let job): job
        }
    }
}

/// What stands for the same video before a wish for it.
public enum EarlierVideo: Hashable, Sendable {
    case submission(TrackedJob)
    /// A file of the same content among the same wishes, by its place there.
    case wish(Int)
}

/// What an earlier submission of the same video means for another wish.
public enum RepetitionRule: Hashable, Sendable {
    /// What was submitted before is not sent again.
    case heldBack
    /// It is, as a job of its own; only one that is still on its way is not doubled.
    case wished

    /// - Parameter earlier: the newest first.
    /// - Returns: `nil` if the wish is to be written down.
    func outcome(from earlier: [TrackedJob]) -> SubmissionOutcome? {
        guard let job = earlier.first(where: Self.counts) else { return nil }
        if job.submission.isUnderWay { return .goesOn(job) }
        return self == .heldBack ? .duplicate(job) : nil
    }

    /// One that ended without a job, or whose job failed or is gone, does not keep anybody from another try.
    static func counts(_ job: TrackedJob) -> Bool {
        job.submission != .failed && job.status != .error && !job.isGone
    }
}
