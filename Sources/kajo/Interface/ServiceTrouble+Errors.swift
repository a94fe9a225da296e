import AnalysisModel
import AppLogic
import Foundation
import JobServices

extension ServiceTrouble {
    /// What is told when the service could not even be begun to be used.
    init(_ error: any Error, at time: Date) {
        let facts =
            switch error {
            case let error as CommandFailure: FailureFacts(kind: .local, messages: error.messages)
            case let error as JobServiceError: error.facts
            case let error as StoreError: FailureFacts(kind: .storage, messages: [error.message])
            default: FailureFacts(kind: .local, messages: ["\(error)"])
            }
        self.init(facts, at: time, nextTry: nil)
    }
}
