import HTTPTypes

/// Which `Host` and `Origin` the engine answers to.
///
/// A web page may make a browser send requests to loopback, and may point a name of its own there. Such requests carry
/// the page's name in `Host` or its origin in `Origin`, so both are checked on every request.
struct HostRule: Sendable {
    var configuredHost: String

    func refusal(host: String?, origin: String?, localAddress: String?) -> RequestFailure? {
        guard let host, allows(host.lowercased(), localAddress: localAddress) else {
            return RequestFailure(status: .forbidden, message: "The engine does not answer to this Host")
        }
        if let origin, origin.lowercased() != "http://" + host.lowercased() {
            return RequestFailure(status: .forbidden, message: "The engine does not answer to other origins")
        }
        return nil
    }

    /// Any port: a tunnel listens on another one than the engine, and no page can choose it.
    private func allows(_ authority: String, localAddress: String?) -> Bool {
        var names = ["127.0.0.1", "localhost", "[::1]", Self.bracketed(configuredHost.lowercased())]
        if let localAddress { names.append(Self.bracketed(localAddress.lowercased())) }
        return Self.name(of: authority).map(names.contains) ?? false
    }

    /// `nil` for what is no authority.
    private static func name(of authority: String) -> String? {
        guard let colon = authority.lastIndex(of: ":"), !authority.hasSuffix("]") else { return authority }
        guard UInt16(authority[authority.index(after: colon)...]) != nil else { return nil }
        return String(authority[..<colon])
    }

    private static func bracketed(_ host: String) -> String {
        host.contains(":") && !host.hasPrefix("[") ? "[\(host)]" : host
    }
}
