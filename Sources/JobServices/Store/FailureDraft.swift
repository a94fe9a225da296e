import AnalysisModel
import CoreAPI
import Foundation

/// A failure that is yet to be written down.
struct FailureDraft: Sendable {
    var at: Date
    var origin: JobFailure.Origin
    var messages: [String]

    init(at: Date, origin: JobFailure.Origin, messages: [String]) {
        self.at = at
        self.origin = origin
        self.messages = messages.isEmpty ? ["It failed, and no reason is known."] : messages
    }

    init(_ error: APIError, at: Date) {
        let origin = JobFailure.Origin.call(endpoint: error.endpoint.name, httpStatus: error.status)
        self.init(at: at, origin: origin, messages: error.messages)
    }

    init(_ error: JobServiceError, at: Date) {
        if let apiError = error.apiError {
            self.init(apiError, at: at)
        } else {
            self.init(at: at, origin: .local, messages: error.messages)
        }
    }
}
