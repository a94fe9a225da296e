/// Where the service lives: scheme, host, port and path up to the function's name.
public struct BaseURL: Hashable, Sendable {
    /// Why a text is no base URL.
    public struct Problem: Error, Hashable, Sendable {
        /// One sentence for the user; names the rule, not the text.
        public let message: String
    }

    /// Without a slash at its end and without query, fragment or user information.
    public let text: String
    /// Host with port where one is given, for display.
    public let host: String
    /// The host is this machine: `localhost`, `127.0.0.0/8` or `::1`. Only there plain HTTP is allowed.
    public let isLoopback: Bool

    /// Valossa's own service (Core API, "Overview").
    public static let valossa = BaseURL(
        text: "https://api-eu.valossa.com/core/1.0", host: "api-eu.valossa.com", isLoopback: false)

    /// Reads a base URL as a person writes it; white space around it and slashes at its end do not count.
    ///
    /// Scheme and host are put in lower case; the path is kept as it is.
    /// - Throws: `Problem` for another scheme than HTTPS (HTTP on loopback), for user information, a query, a
    ///   fragment, a bad host or port, and for characters that no URL holds.
    public init(_ text: String) throws(Problem) {
        let text = text.trimmingPrefix(while: \.isWhitespace)
        let trimmed = text.reversed().drop { $0.isWhitespace || $0 == "/" }.reversed()
        self = try Self.read(String(trimmed))
    }

    private init(text: String, host: String, isLoopback: Bool) {
        self.text = text
        self.host = host
        self.isLoopback = isLoopback
    }

    private static func read(_ text: String) throws(Problem) -> BaseURL {
        guard text.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F && !"\\\"<>^`{|}".utf8.contains($0) }) else {
            throw Problem(message: "The base URL holds a character that may not stand in a URL.")
        }
        guard let mark = text.firstRange(of: "://") else {
            throw Problem(message: "The base URL must begin with https://.")
        }
        let scheme = text[..<mark.lowerBound].lowercased()
        let rest = text[mark.upperBound...]
        guard scheme == "https" || scheme == "http" else {
            throw Problem(message: "The base URL must begin with https://, not with \(scheme.prefix(20))://.")
        }
        guard !rest.contains("?"), !rest.contains("#") else {
            throw Problem(message: "The base URL may hold no query (?) and no fragment (#).")
        }
        let path = rest[(rest.firstIndex(of: "/") ?? rest.endIndex)...]
        let authority = try Authority(rest[..<path.startIndex])
        guard scheme == "https" || authority.isLoopback else {
            throw Problem(message: "Plain http:// is allowed for this machine only (localhost); use https://.")
        }
        return BaseURL(
            text: scheme + "://" + authority.text + path, host: authority.text, isLoopback: authority.isLoopback)
    }
}

extension BaseURL {
    /// `host` or `host:port`, checked.
    struct Authority {
        var text: String
        var isLoopback: Bool

        init(_ text: Substring) throws(Problem) {
            guard !text.contains("@") else {
                throw Problem(message: "The base URL may hold no user name and no password.")
            }
            let (host, port) = Self.split(text.lowercased())
            guard Self.isHost(host) else { throw Problem(message: "The base URL needs the name of a host.") }
            if let port, !Self.isPort(port) {
                throw Problem(message: "The base URL's port must be a number from 1 to 65535.")
            }
            self.text = host + (port.map { ":" + $0 } ?? "")
            isLoopback = host == "localhost" || host == "[::1]" || Self.isLoopbackIPv4(host)
        }

        private static func split(_ text: String) -> (host: String, port: String?) {
            let hostEnd = text.hasPrefix("[") ? text.firstIndex(of: "]").map { text.index(after: $0) } : nil
            guard let colon = text[(hostEnd ?? text.startIndex)...].firstIndex(of: ":") else { return (text, nil) }
            return (String(text[..<colon]), String(text[text.index(after: colon)...]))
        }

        private static func isHost(_ host: String) -> Bool {
            if host.hasPrefix("[") { return host.hasSuffix("]") && isIPv6(host.dropFirst().dropLast()) }
            let isWord = host.allSatisfy { $0.isLetter || $0.isNumber || $0 == "-" || $0 == "." || $0 == "_" }
            return isWord && host.contains { $0 != "." } && !host.hasPrefix(".")
        }

        private static func isIPv6(_ address: Substring) -> Bool {
            let colons = address.count { $0 == ":" }
            return address.allSatisfy { $0.isHexDigit || $0 == ":" || $0 == "." }
                && (address.contains("::") ? (2...7) : (6...7)).contains(colons)
        }

        private static func isPort(_ text: String) -> Bool {
            text.utf8.allSatisfy { (0x30...0x39).contains($0) } && (1...65535).contains(Int(text) ?? 0)
        }

        /// Four plain decimal numbers, the first 127; other spellings of the address are none.
        private static func isLoopbackIPv4(_ host: String) -> Bool {
            let parts = host.split(separator: ".", omittingEmptySubsequences: false)
            return parts.count == 4 && parts[0] == "127"
                && parts.allSatisfy { part in UInt8(part).map { String($0) == part } ?? false }
        }
    }
}
