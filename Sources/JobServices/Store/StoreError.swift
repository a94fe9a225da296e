/// Why the store of jobs could not be opened, read or written.
public struct StoreError: Error, Hashable, Sendable {
    /// In words, with the path where that helps.
    public var message: String

    public init(message: String) { self.message = message }
}
