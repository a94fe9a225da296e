import AppLogic
import CoreAPI
import Foundation
import JobServices

extension ServiceTrouble {
    /// What is told when the service could not even be begun to be used.
    init(_ error: any Error, at time: Date) {
        let messages =
            (error as? CommandFailure)?.messages ?? (error as? JobServiceError)?.messages ?? ["\(error)"]
        self.init(endpoint: nil, httpStatus: nil, messages: messages, at: time, nextTry: nil)
    }
}

extension Settings {
    /// What the header can say before anything has been asked.
    var identity: ServiceState.Identity {
        switch service {
        case .embedded: ServiceState.Identity(profile: "embedded", host: "127.0.0.1", isEmbedded: true)
        case .remote(let profile, let baseURL, _):
            ServiceState.Identity(profile: profile, host: baseURL.host, isEmbedded: false)
        }
    }
}
