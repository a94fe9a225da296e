import AnalysisModel
import Foundation

extension ServiceState {
    mutating func connected(to identity: Identity) {
        self.identity = identity
        isReady = true
    }

    mutating func answered(at time: Date) {
        answeredAt = max(time, answeredAt ?? time)
        trouble = nil
        troubleSince = nil
    }

    mutating func failed(_ trouble: ServiceTrouble) {
        troubleSince = troubleSince ?? trouble.at
        self.trouble = trouble
    }
}
