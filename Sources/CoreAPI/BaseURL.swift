/// Where the service lives: scheme, host, port and path up to the function's name.
public struct BaseURL: Hashable, Sendable {
    /// Without a slash at its end and without query, fragment or user information.
    public let text: String
    /// Host with port where one is given, for display.
    public let host: String

    /// Valossa's own service (Core API, "Overview").
    public static let valossa = BaseURL(text: "https://api-eu.valossa.com/core/1.0", host: "api-eu.valossa.com")

    private init(text: String, host: String) {
        self.text = text
        self.host = host
    }
}
