import AppLogic
import Foundation
import JobServices

extension ServiceTrouble {
    /// What is told when the service could not even be begun to be used.
    init(_ error: any Error, at time: Date) {
        let messages =
            switch error {
            case let error as CommandFailure: error.messages
            case let error as JobServiceError: error.messages
            case let error as StoreError: [error.message]
            default: ["\(error)"]
            }
        self.init(endpoint: nil, httpStatus: nil, messages: messages, at: time, nextTry: nil)
    }
}
