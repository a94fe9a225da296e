import Dispatch
import Glibc

/// SIGINT, SIGTERM and SIGHUP as a wish to end in good order. Made once, before the work begins.
struct StopSignals: Sendable {
    private let wishes: AsyncStream<Int32>
    // Kept so that they stay alive; nothing touches them after the initialiser.
    nonisolated(unsafe) private let sources: [any DispatchSourceSignal]

    /// The first signal is a wish; a second one ends the process as if nothing caught it.
    init() {
        let (wishes, continuation) = AsyncStream<Int32>.makeStream()
        self.wishes = wishes
        sources = [SIGINT, SIGTERM, SIGHUP].map { number in
            signal(number, SIG_IGN)
            let source = DispatchSource.makeSignalSource(signal: number, queue: .global())
            source.setEventHandler {
                continuation.yield(number)
                signal(number, SIG_DFL)
            }
            source.resume()
            return source
        }
    }

    /// Runs `work`, and cancels it at the first signal.
    func cancelling(_ work: @escaping @Sendable () async throws -> Void) async throws {
        try await withThrowingTaskGroup(of: Void.self) { tasks in
            tasks.addTask { try await work() }
            tasks.addTask { for await _ in wishes { return } }
            defer { tasks.cancelAll() }
            try await tasks.next()
        }
    }
}
