import AsyncHTTPClient
import Foundation
import NIOCore
import NIOHTTP1
import NIOPosix

extension DownloadFailure {
    static func unknownHost(_ address: DownloadAddress) -> DownloadFailure {
        .failed("the host \(address.host) is not known")
    }

    static func insideNetwork(_ address: DownloadAddress) -> DownloadFailure {
        let reason = "\(address.host) is an address inside this network, which is not allowed here"
        return DownloadFailure(cause: .notAllowed(reason: reason))
    }

    static func brokenOff(_ received: Int64, of told: Int64) -> DownloadFailure {
        .failed("the connection broke off after \(received) of \(told) bytes")
    }

    /// Puts what libraries throw into words.
    init(_ error: any Error, at address: DownloadAddress) {
        switch error {
        case let failure as DownloadFailure: self = failure
        case let error as HTTPClientError: self = .failed("\(Self.reason(error)) (\(address.label))")
        case let error as NIOConnectionError: self = Self.connection(error, at: address)
        case let error as IOError: self = .failed("\(Self.reason(error.errnoCode)) (\(address.label))")
        case HTTPParserError.invalidEOFState: self = .failed("the connection broke off (\(address.label))")
        case let error as DiskError: self = .failed("the engine cannot save it: \(error)")
        default: self = .failed("the connection failed (\(address.label)): \(Self.kind(of: error))")
        }
    }

    private static func connection(_ error: NIOConnectionError, at address: DownloadAddress) -> DownloadFailure {
        if error.connectionErrors.isEmpty, error.dnsAError != nil || error.dnsAAAAError != nil {
            return unknownHost(address)
        }
        let codes = error.connectionErrors.compactMap { ($0.error as? IOError)?.errnoCode }
        let timedOut = error.connectionErrors.contains { $0.error is ChannelError }
        let reason = codes.first.map(reason) ?? (timedOut ? "no connection in time" : "no connection")
        return .failed("\(reason) (\(address.label))")
    }

    private static func reason(_ error: HTTPClientError) -> String {
        switch error {
        case .connectTimeout, .tlsHandshakeTimeout, .getConnectionFromPoolTimeout: "no connection in time"
        case .readTimeout: "the server fell silent"
        case .deadlineExceeded: "it took too long"
        case .remoteConnectionClosed: "the connection broke off"
        default: "the request failed: \(error.shortDescription)"
        }
    }

    private static func reason(_ code: Int32) -> String {
        switch code {
        case ECONNREFUSED: "connection refused"
        case ECONNRESET, EPIPE: "the connection broke off"
        case EHOSTUNREACH, ENETUNREACH: "the host cannot be reached"
        case ETIMEDOUT: "no connection in time"
        default: String(cString: strerror(code)).lowercased()
        }
    }

    /// A library's description could quote the address with its query; the name of its type cannot.
    private static func kind(of error: any Error) -> String { String(describing: type(of: error)) }
}
