import CNcurses
import Canvas
import Dispatch
import Glibc

/// Reads the keyboard whenever there is something to read, and never waits.
///
/// The bytes are read past ncurses: its own reading paints the screen as a side effect, waits for the rest of an escape
/// sequence on the main thread, and knows neither pastes nor focus.
final class InputReader {
    private let source: any DispatchSourceRead
    private var decoder = InputDecoder()
    private var waiting: Task<Void, Never>?
    private let deliver: (TerminalEvent) -> Void

    /// Delivers events in the order of typing; `.terminated` once when the terminal is lost.
    init(deliver: @escaping (TerminalEvent) -> Void) {
        self.deliver = deliver
        source = DispatchSource.makeReadSource(fileDescriptor: STDIN_FILENO, queue: .main)
        source.setEventHandler { [weak self] in
            MainActor.assumeIsolated { self?.readAll() }
        }
        source.resume()
    }

    func stop() {
        waiting?.cancel()
        source.cancel()
    }

    /// All that waits is taken before anything is delivered, so one draw can answer a burst of keys.
    private func readAll() {
        TerminalModes.guardThread()
        waiting?.cancel()
        waiting = nil
        var events: [TerminalEvent] = []
        var buffer = [UInt8](repeating: 0, count: 16_384)
        while hasInput() {
            let count = read(STDIN_FILENO, &buffer, buffer.count)
            if count < 0, errno == EINTR || errno == EAGAIN { continue }
            guard count > 0 else {
                stop()
                events.append(.terminated)
                break
            }
            events += decoder.decode(buffer[..<count])
        }
        events.forEach(deliver)
        waitForRest()
    }

    /// The tty's own flag for not blocking is shared with the shell that started us, so it is asked each time instead.
    private func hasInput() -> Bool {
        var descriptor = pollfd(fd: STDIN_FILENO, events: Int16(POLLIN), revents: 0)
        return poll(&descriptor, 1, 0) > 0
    }

    private func waitForRest() {
        guard let patience = decoder.patience, !source.isCancelled else { return }
        waiting = Task { [weak self] in
            guard (try? await Task.sleep(for: patience)) != nil, let self else { return }
            self.decoder.giveUpWaiting().forEach(self.deliver)
        }
    }
}
