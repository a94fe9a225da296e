public import AnalysisModel

/// What will come of cancelling or deleting a job, as far as is known of it.
public enum Prospect: Hashable, Sendable {
    // Of cancelling

    /// It waits, so it is taken out of the queue; of a word that kajo does not know the service decides.
    case leavesQueue
    /// It does not wait any more, so it cannot be cancelled.
    case hasLeftQueue(JobStatus)
    /// There is no job in the service to be cancelled.
    case nothingToCancel

    // Of deleting

    /// Its analysis ends unfinished.
    case analysisEnds
    /// Its result goes, which kajo may have fetched.
    case resultGoes(isHere: Bool)
    /// It failed, so it has no result.
    case nothingLost
    /// It has not been sent, and will not be.
    case withdrawn
    /// The service may have made a job, or may be about to; only kajo's row goes.
    case jobMayRemain
    /// There is no job in the service; only kajo's row goes.
    case rowGoes
    /// The service does not know the job any more and is not asked; the row goes, with the result that kajo has kept.
    case copyGoes
    /// The same, but kajo has no result of it.
    case forgotten

    /// As far as is known, the wish can be fulfilled.
    public var isPossible: Bool {
        switch self {
        case .hasLeftQueue, .nothingToCancel: false
        default: true
        }
    }

    /// Nothing is asked of the service: it does not know the job any more.
    public var isForgetting: Bool { self == .copyGoes || self == .forgotten }

    /// What is to be expected of `ending` for a job as it is known now.
    public init(_ job: TrackedJob, by ending: JobEnding) {
        self =
            switch ending {
            case .cancel: Self.ofCancelling(job)
            case .delete: Self.ofDeleting(job)
            }
    }

    private static func ofCancelling(_ job: TrackedJob) -> Prospect {
        guard job.jobID != nil, !job.isGone else { return .nothingToCancel }
        return switch job.status {
        case nil, .queued, .onHold, .unknown: .leavesQueue
        case let status?: .hasLeftQueue(status)
        }
    }

    private static func ofDeleting(_ job: TrackedJob) -> Prospect {
        if job.isGone { return job.hasResult ? .copyGoes : .forgotten }
        guard job.jobID != nil else {
            return switch job.submission {
            case .intended, .uploading: .withdrawn
            case .submitting, .unknown: .jobMayRemain
            case .submitted, .listed, .failed: .rowGoes
            }
        }
        return switch job.status {
        case .finished: .resultGoes(isHere: job.hasResult)
        case .error: .nothingLost
        default: .analysisEnds
        }
    }
}
