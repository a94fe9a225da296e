import CoreAPI

extension APIError {
    /// Whose trouble a failed question about a job is.
    enum Trouble: Hashable, Sendable {
        case cancelled
        /// The key's: no question will do better.
        case refusedKey
        /// The service's or the way's to it: every question is likely to fail.
        case service
        /// This question's alone.
        case question
    }

    var trouble: Trouble {
        switch code {
        case .cancelled: .cancelled
        case .unauthorized: .refusedKey
        case .badRequest, .notFound, .receiver: .question
        case .unexpectedStatus: (400...499).contains(status ?? 0) ? .question : .service
        case .tooManyRequests, .server, .transport, .timeout, .undecodable: .service
        }
    }

    /// The same request may well succeed later; only for requests that may be repeated.
    var isTransient: Bool {
        switch code {
        case .tooManyRequests, .server, .transport, .timeout: true
        default: false
        }
    }
}
