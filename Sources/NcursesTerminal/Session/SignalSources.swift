import Canvas
import Dispatch
import Glibc

/// Signals as calls on the main queue. Once stopped, they have their default actions again.
final class SignalSources {
    private var sources: [any DispatchSourceSignal] = []
    private let signals: [Int32]

    init(_ signals: [Int32], handler: @escaping (Int32) -> Void) {
        self.signals = signals
        for signal in signals {
            let source = DispatchSource.makeSignalSource(signal: signal, queue: .main)
            source.setEventHandler { MainActor.assumeIsolated { handler(signal) } }
            source.resume()
            sources.append(source)
        }
    }

    func stop() {
        for source in sources { source.cancel() }
        sources = []
        for signal in signals { TerminalModes.useDefaultAction(for: signal) }
    }
}
