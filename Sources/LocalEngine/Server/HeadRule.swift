import HTTPTypes

/// Which requests are refused whatever their body is.
struct HeadRule: Sendable {
    /// What the rule needs to know of a request and of the connection over which it came.
    struct Head {
        var host: String?
        var origin: String?
        var localAddress: String?
        var path: String
        /// `nil` for a word that cannot be a method.
        var method: HTTPRequest.Method?
    }

    let hostRule: HostRule
    let bodies: RequestBodies

    func refusal(of head: Head) -> RequestFailure? {
        if let refusal = hostRule.refusal(host: head.host, origin: head.origin, localAddress: head.localAddress) {
            return refusal
        }
        guard let function = EngineFunction(path: head.path) else { return .unknownFunction }
        return function.method == head.method ? nil : .wrongMethod(for: function)
    }
}
