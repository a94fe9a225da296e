import Synchronization

/// Tells one loop that something may wait for it; several calls before it looks are one.
final class WakeSignal: Sendable {
    /// There is one while the loop runs.
    private let continuation = Mutex<AsyncStream<Void>.Continuation?>(nil)

    func wake() { _ = continuation.withLock { $0?.yield() } }

    /// For the loop; the first signal is there already.
    func signals() -> AsyncStream<Void> {
        let (signals, continuation) = AsyncStream.makeStream(of: Void.self, bufferingPolicy: .bufferingNewest(1))
        self.continuation.withLock { $0 = continuation }
        wake()
        return signals
    }
}
