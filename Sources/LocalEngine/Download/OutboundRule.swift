import AsyncHTTPClient
import Foundation
import NIOCore

/// To which addresses the engine connects on somebody's word, and how.
struct OutboundRule: Sendable {
    let limits: EngineLimits
    /// Refuse to connect to this machine and its network, because others can reach the engine.
    let publicAddressesOnly: Bool

    /// Follows no redirect by itself, so that every address on the way comes under the rule.
    func withClient<Value: Sendable>(
        for address: DownloadAddress, _ body: (HTTPClient) async throws -> Value
    ) async throws -> Value {
        let client = HTTPClient(
            eventLoopGroup: HTTPClient.defaultEventLoopGroup, configuration: try await configuration(for: address))
        do {
            let value = try await body(client)
            try await client.shutdown()
            return value
        } catch {
            try? await client.shutdown()
            try Task.checkCancellation()
            throw DownloadFailure(error, at: address)
        }
    }

    /// With only public addresses allowed, the name is looked up once and the connection goes to what was checked.
    private func configuration(for address: DownloadAddress) async throws -> HTTPClient.Configuration {
        var configuration = HTTPClient.Configuration(
            redirectConfiguration: .disallow,
            timeout: .init(connect: TimeAmount(limits.connectTime), read: TimeAmount(limits.stallTime)))
        configuration.httpVersion = .http1Only
        configuration.connectionPool.retryConnectionEstablishment = false
        guard publicAddressesOnly else { return configuration }
        let host = address.host.trimmingCharacters(in: CharacterSet(charactersIn: "[]"))
        let found = try await onDisk { NetworkAddress.resolve(host) }
        guard let first = found.first else { throw DownloadFailure.unknownHost(address) }
        guard found.allSatisfy(\.isPublic) else {
            throw DownloadFailure.insideNetwork(address)
        }
        configuration.dnsOverride = [address.host: first.text]
        return configuration
    }
}
