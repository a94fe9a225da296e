import AppLogic
import Testing

/// Plays actions against a state and wants to be told everything that each of them does.
///
/// A change or an effect that the script does not state fails the test, with the lines in which both differ.
struct TestStore {
    private(set) var state: AppState

    init(_ state: AppState = .started()) { self.state = state }

    /// - Parameters:
    ///   - effects: exactly what must be done outside, in order.
    ///   - change: turns the state as it was into the state as it must be now.
    mutating func send(
        _ action: Action, _ effects: [Effect] = [], sourceLocation: SourceLocation = #_sourceLocation,
        change: (inout AppState) -> Void = { _ in }
    ) {
        var expected = state
        change(&expected)
        let done = update(&state, action)
        if state != expected {
            let difference = Difference(expected: expected, actual: state)
            Issue.record("After \(action) the state is another:\n\(difference)", sourceLocation: sourceLocation)
        }
        if done != effects {
            let difference = Difference(expected: effects, actual: done)
            Issue.record("After \(action) other things are to be done:\n\(difference)", sourceLocation: sourceLocation)
        }
    }

    /// For a test that looks at effects alone.
    var changing: AppState {
        get { state }
        set { state = newValue }
    }

    /// Plays actions that are only the way to what a test is about.
    mutating func play(_ actions: Action...) {
        for action in actions { _ = update(&state, action) }
    }
}

/// The lines in which two dumped values differ: `-` is missing, `+` is too much.
struct Difference: CustomStringConvertible {
    let description: String

    init<Value>(expected: Value, actual: Value) {
        let (old, new) = (Self.lines(of: expected), Self.lines(of: actual))
        let changes = new.difference(from: old)
        let missing = changes.removals.map { change in "  - " + Self.text(of: change) }
        let added = changes.insertions.map { change in "  + " + Self.text(of: change) }
        description = (missing + added).joined(separator: "\n")
    }

    private static func lines(of value: some Any) -> [String] {
        var text = ""
        dump(value, to: &text)
        return text.split(separator: "\n").map(String.init)
    }

    private static func text(of change: CollectionDifference<String>.Change) -> String {
        switch change {
        case .insert(_, let line, _), .remove(_, let line, _): line
        }
    }
}
