import AppLogic
import JobServices

extension JobEvent {
    /// The same news in the interface's terms.
    var action: Action {
        switch self {
        case .jobsChanged(let jobs): .jobsChanged(jobs)
        case .jobsRemoved(let ids): .jobsRemoved(ids)
        case .failureRecorded(let failure): .failureRecorded(failure)
        case .retrying(let id, let retry): .retryChanged(id, retry)
        case .uploadProgressed(let id, let progress): .uploadProgressed(id, progress)
        case .fetchProgressed(let file, let progress): .fetchProgressed(file, progress)
        case .serviceAnswered(let time): .serviceAnswered(time)
        case .serviceAsked(let time): .serviceAsked(since: time)
        case .serviceFailed(let error, let time, let nextTry):
            .serviceFailed(ServiceTrouble(error.facts, at: time, nextTry: nextTry))
        }
    }
}
