/// The secret that opens a subscription. Prints, reflects and encodes as a mark, never as itself.
public struct APIKey: Sendable, Equatable, CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    /// For the request alone.
    let secret: String

    /// - Returns: `nil` for an empty text or one with white space or control characters in it.
    public init?(_ secret: String) {
        guard !secret.isEmpty, !secret.unicodeScalars.contains(where: { $0.value <= 0x20 || $0.value == 0x7F }) else {
            return nil
        }
        self.secret = secret
    }

    public var description: String { "<key>" }

    public var debugDescription: String { "<key>" }

    public var customMirror: Mirror { Mirror(self, children: [:]) }
}
