/// A strong entity tag (RFC 9110, 8.8.3): two documents of one address that bear the same are the same, byte for byte.
public struct EntityTag: RawRepresentable, Hashable, Sendable {
    /// In UTF-8. Longer than any that is seen, and short enough to stand in a file's name.
    private static let longest = 64

    /// With its quotation marks.
    public let rawValue: String

    /// `nil` for a weak one, for what is none, and for one of more than 64 bytes.
    public init?(rawValue: String) {
        let bytes = Array(rawValue.utf8)
        guard (2...Self.longest).contains(bytes.count), bytes.first == Self.quote, bytes.last == Self.quote,
            bytes.dropFirst().dropLast().allSatisfy({ (0x21...0x7E).contains($0) && $0 != Self.quote })
        else { return nil }
        self.rawValue = rawValue
    }

    private static let quote = UInt8(ascii: "\"")
}
