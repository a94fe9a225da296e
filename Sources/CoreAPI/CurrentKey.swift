import Synchronization

/// The key that a client uses now. Another may take its place while calls are on their way; those end with theirs.
///
/// Knows keys, so it prints and reflects as nothing.
final class CurrentKey: Sendable, CustomStringConvertible, CustomReflectable {
    private struct State {
        var key: APIKey
        var edition: Int
        /// Of every key so far: a late answer may repeat an old one.
        var redaction: KeyRedaction
    }

    private let state: Mutex<State>

    init(_ key: APIKey) { state = Mutex(State(key: key, edition: 0, redaction: KeyRedaction([key]))) }

    /// The key, with how many were there before it.
    var now: (key: APIKey, edition: Int) { state.withLock { ($0.key, $0.edition) } }

    var redaction: KeyRedaction { state.withLock { $0.redaction } }

    /// - Returns: false if it is the key in use.
    func replace(with key: APIKey) -> Bool {
        state.withLock { state in
            guard state.key != key else { return false }
            state = State(key: key, edition: state.edition + 1, redaction: state.redaction.adding(key))
            return true
        }
    }

    var description: String { KeyRedaction.mark }

    var customMirror: Mirror { Mirror(self, children: [:]) }
}
