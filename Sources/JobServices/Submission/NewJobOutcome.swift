import AnalysisModel
import CoreAPI

/// What has become of one `new_job`. Decides whether it may ever be sent again.
enum NewJobOutcome: Hashable, Sendable {
    case made(Job.ID)
    /// The service said no: there is no job.
    case refused(APIError)
    /// No byte left this machine, so another try is safe.
    case notSent(APIError)
    /// No byte left this machine, and the program is ending.
    case takenBack
    /// It left, and no clear answer came: there may be a job.
    case unclear(APIError)

    init(_ error: APIError) {
        if let status = error.status, (400...499).contains(status) {
            self = .refused(error)
        } else if error.requestMayHaveArrived {
            self = .unclear(error)
        } else {
            self =
                switch error.code {
                case .cancelled: .takenBack
                case .transport, .timeout: .notSent(error)
                default: .refused(error)
                }
        }
    }
}
