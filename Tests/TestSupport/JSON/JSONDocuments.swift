/// Texts that are JSON by RFC 8259, that are none, and that the standard leaves to each reader.
///
/// Each stands where any value may stand.
public enum JSONDocuments {
    /// The name of the one invalid text that is valid as the last member of an object.
    public static let validWithin = "a member after the end"

    public struct Document: Sendable, CustomStringConvertible {
        public let name: String
        public let bytes: [UInt8]

        public var description: String { name }

        init(_ name: String, _ text: String) { self.init(name, Array(text.utf8)) }

        init(_ name: String, _ bytes: [UInt8]) {
            self.name = name
            self.bytes = bytes
        }
    }
}
