/// What may be done to have a job no longer.
public enum JobEnding: Hashable, Sendable {
    /// Takes a job that waits out of the queue; it stays in the list, as one that failed.
    case cancel
    /// Removes a job with its video and all its results, for ever.
    case delete(keepingResult: Bool)
}
