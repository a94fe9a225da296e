import Logging

/// Lets jobs go on that no rule of the faults file holds any longer.
struct JobHolds: Sendable {
    let store: EngineStore
    let scheduler: JobScheduler
    let logger: Logger

    /// Looks whether the rules have changed.
    func follow(_ book: FaultBook) async {
        guard book.refresh() else { return }
        do {
            try await store.releaseHolds(except: book.holdingRules)
            scheduler.wake()
        } catch {
            logger.error("cannot let held jobs go on", metadata: ["error": "\(error)"])
        }
    }

    /// Goes on looking until the task is cancelled, for jobs must not wait for a request.
    func watch(_ book: FaultBook) async {
        while (try? await Task.sleep(for: .milliseconds(500))) != nil { await follow(book) }
    }
}
