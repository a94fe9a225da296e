extension APIError {
    /// What happened to which function, without the messages: `new_job answered 401`.
    public var summary: String {
        switch code {
        case .transport: "\(endpoint.name) got no whole answer"
        case .timeout: "\(endpoint.name) took too long"
        case .receiver: "what \(endpoint.name) delivered could not be kept"
        case .cancelled: "\(endpoint.name) was cancelled"
        case .undecodable: "\(endpoint.name) answered with something unexpected"
        case .badRequest, .unauthorized, .notFound, .tooManyRequests, .server, .unexpectedStatus:
            "\(endpoint.name) answered \(status.map(String.init) ?? "with an error")"
        }
    }

    /// For a log: the summary and the messages on one line of at most 600 characters, without control characters.
    public var logDescription: String {
        let words = messages.prefix(20).map { Excerpt.oneLine(String($0.prefix(500))) }.joined(separator: " | ")
        return Excerpt.bounded("\(summary): \(words)", to: 600)
    }

    /// The class of a failure that a status tells by itself.
    static func code(forStatus status: Int) -> Code {
        switch status {
        case 400: .badRequest
        case 401, 403: .unauthorized
        case 404: .notFound
        case 429: .tooManyRequests
        case 500...599: .server
        default: .unexpectedStatus
        }
    }
}
