public import CoreAPI

/// Where another key may be found after the service has refused the one in use.
public struct KeySupply: Sendable {
    /// Why no key could be read.
    public struct Failure: Error, Hashable, Sendable {
        /// A sentence for the user, without the key.
        public var message: String

        public init(message: String) { self.message = message }
    }

    /// How long to wait before the next look while the key stays refused; `nil` for one look at each refusal, where a look
    /// is no light thing.
    public var interval: Duration?
    /// The key as it stands there now.
    public var read: @Sendable () async throws(Failure) -> APIKey

    public init(interval: Duration?, read: @escaping @Sendable () async throws(Failure) -> APIKey) {
        self.interval = interval
        self.read = read
    }
}
