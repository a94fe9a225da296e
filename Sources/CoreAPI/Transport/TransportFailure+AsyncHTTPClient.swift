import AsyncHTTPClient
import NIOCore
import NIOHTTP1

extension TransportFailure {
    /// - Parameter isHeadThere: the answer had begun, so the request did arrive.
    init(_ error: any Error, isHeadThere: Bool) {
        switch error {
        case let failure as TransportFailure:
            self = failure
        case is CancellationError:
            self.init(kind: .cancelled, reason: "The call was cancelled.", requestMayHaveArrived: true)
        case let error as HTTPClientError:
            self.init(client: error)
        case HTTPParserError.invalidEOFState:
            self.init(client: .remoteConnectionClosed)
        case let error as IOError:
            self.init(system: error, isHeadThere: isHeadThere)
        default:
            self.init(other: error)
        }
        if isHeadThere { requestMayHaveArrived = true }
    }

    /// Says which host it was where nobody was there to answer: the address may be the mistake.
    func naming(_ host: String) -> TransportFailure {
        guard kind == .connect || kind == .unresolved, !host.isEmpty, reason.hasSuffix(".") else { return self }
        var named = self
        named.reason = "\(reason.dropLast()) (\(host))."
        return named
    }

    private init(client error: HTTPClientError) {
        switch error {
        case .connectTimeout, .getConnectionFromPoolTimeout:
            self.init(kind: .timeout, reason: "No connection within the time limit.", requestMayHaveArrived: false)
        case .tlsHandshakeTimeout:
            self.init(
                kind: .timeout, reason: "The service did not finish the TLS handshake within the time limit.",
                requestMayHaveArrived: false)
        case .deadlineExceeded, .readTimeout, .writeTimeout:
            self.init(
                kind: .timeout, reason: "The service said nothing within the time limit.", requestMayHaveArrived: true)
        case .cancelled:
            self.init(kind: .cancelled, reason: "The call was cancelled.", requestMayHaveArrived: true)
        case .remoteConnectionClosed, .uncleanShutdown:
            self.init(
                kind: .broken, reason: "The service closed the connection before its answer was whole.",
                requestMayHaveArrived: true)
        case .invalidURL, .emptyHost, .emptyScheme, .alreadyShutdown:
            self.init(kind: .connect, reason: "\(error.shortDescription).", requestMayHaveArrived: false)
        default:
            self.init(kind: .broken, reason: "\(error.shortDescription).", requestMayHaveArrived: true)
        }
    }

    private init(system error: IOError, isHeadThere: Bool) {
        // Only a connection that never stood is refused; other errors can come at any time.
        if error.errnoCode == SystemErrorNumber.connectionRefused, !isHeadThere {
            self.init(
                kind: .connect, reason: "The connection was refused: nobody listens at that address.",
                requestMayHaveArrived: false)
        } else {
            self.init(
                kind: .broken, reason: "The connection broke: \(SystemErrorNumber.words(error.errnoCode)).",
                requestMayHaveArrived: true)
        }
    }

    /// Errors of libraries below the HTTP client, which it hands on as they are: known by their names only.
    private init(other error: any Error) {
        let type = String(describing: Swift.type(of: error))
        let words = String(describing: error)
        switch type {
        case "NIOConnectionError":
            let isFound = words.contains("SingleConnectionFailure(")
            self.init(
                kind: isFound ? .connect : .unresolved,
                reason: isFound
                    ? "The service's address could not be reached." : "The service's host name could not be found.",
                requestMayHaveArrived: false)
        case "NIOSSLError", "NIOSSLExtraError", "BoringSSLError", "NIOTLSUnwrappingError":
            // Only these two are certain to come before a request was written.
            let isHandshake = words.hasPrefix("handshakeFailed") || words.contains("failedToValidateHostname")
            self.init(
                kind: .tls, reason: "No secure connection: \(Self.tlsWords(words))", requestMayHaveArrived: !isHandshake
            )
        case "HTTPParserError":
            self.init(
                kind: .broken, reason: "The answer is not HTTP.", requestMayHaveArrived: true)
        case "DecompressionError", "ExtraDecompressionError":
            self.init(
                kind: .broken, reason: "The answer's compression is damaged, or it is too large.",
                requestMayHaveArrived: true)
        default:
            self.init(kind: .broken, reason: "The connection failed (\(type)).", requestMayHaveArrived: true)
        }
    }

    private static func tlsWords(_ words: String) -> String {
        if words.contains("CERTIFICATE_VERIFY_FAILED") { return "the service's certificate is not trusted." }
        if words.contains("failedToValidateHostname") { return "the certificate is for another host." }
        return "the TLS handshake failed."
    }
}
