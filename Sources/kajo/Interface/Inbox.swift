import AppLogic
import Canvas
import Synchronization

/// Where what happens waits for the loop. Posting never blocks; the loop takes all that waits at once.
final class Inbox: Sendable {
    /// News, or a key that means something only in the state in which it is taken.
    enum Item: Sendable {
        case action(Action)
        case event(TerminalEvent)
    }

    private let waiting = Mutex<[Item]>([])
    private let signal: AsyncStream<Void>.Continuation
    /// One element, however much waits.
    let arrivals: AsyncStream<Void>

    init() {
        (arrivals, signal) = AsyncStream<Void>.makeStream(bufferingPolicy: .bufferingNewest(1))
    }

    func post(_ action: Action) { post(.action(action)) }

    func post(_ item: Item) {
        waiting.withLock { $0.append(item) }
        signal.yield()
    }

    func takeAll() -> [Item] {
        waiting.withLock { items in
            defer { items = [] }
            return items
        }
    }
}
