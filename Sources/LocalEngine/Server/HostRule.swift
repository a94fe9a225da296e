import HTTPTypes

/// Which `Host` and `Origin` the engine answers to.
///
/// A web page may make a browser send requests to loopback, and may point a name of its own there. Such requests carry
/// the page's name in `Host` or its origin in `Origin`, so both are checked on every request.
struct HostRule: Sendable {
    var configuredHost: String

    func refusal(host: String?, origin: String?, localAddress: String?, port: Int?) -> RequestFailure? {
        guard let host, allows(host.lowercased(), localAddress: localAddress, port: port) else {
            return RequestFailure(status: .forbidden, message: "The engine does not answer to this Host")
        }
        if let origin, origin.lowercased() != "http://" + host.lowercased() {
            return RequestFailure(status: .forbidden, message: "The engine does not answer to other origins")
        }
        return nil
    }

    private func allows(_ authority: String, localAddress: String?, port: Int?) -> Bool {
        var names = ["127.0.0.1", "localhost", "[::1]", Self.bracketed(configuredHost.lowercased())]
        if let localAddress { names.append(Self.bracketed(localAddress.lowercased())) }
        guard let port, port != 80 else { return names.contains(Self.name(of: authority, port: port)) }
        return names.contains { authority == "\($0):\(port)" }
    }

    /// Without a known port, or on port 80, an authority may leave the port out.
    private static func name(of authority: String, port: Int?) -> String {
        guard let colon = authority.lastIndex(of: ":"), !authority.hasSuffix("]") else { return authority }
        let digits = authority[authority.index(after: colon)...]
        guard let told = Int(digits), port == nil || told == port else { return "" }
        return String(authority[..<colon])
    }

    private static func bracketed(_ host: String) -> String {
        host.contains(":") && !host.hasPrefix("[") ? "[\(host)]" : host
    }
}
