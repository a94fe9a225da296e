import AsyncHTTPClient
import Foundation
import Logging
import NIOCore
import NIOHTTP1

/// Fetches one video over http or https into a file, which exists under its name only if it is whole.
struct VideoDownload: Sendable {
    static let mostRedirects = 5

    let limits: EngineLimits
    let logger: Logger
    /// Refuse to connect to this machine and its network, because others can reach the engine.
    let publicAddressesOnly: Bool

    func fetch(_ text: String, to path: String) async throws {
        var address = try DownloadAddress(text)
        for _ in 0...Self.mostRedirects {
            guard let next = try await visit(address, to: path) else { return }
            address = next
        }
        throw DownloadFailure.failed("the address redirects more than \(Self.mostRedirects) times")
    }

    /// - Returns: where a redirect leads; `nil` when the file is there.
    private func visit(_ address: DownloadAddress, to path: String) async throws -> DownloadAddress? {
        let client = HTTPClient(
            eventLoopGroup: HTTPClient.defaultEventLoopGroup, configuration: try await configuration(for: address))
        do {
            let next = try await answer(of: client, at: address, to: path)
            try await client.shutdown()
            return next
        } catch {
            try? await client.shutdown()
            try Task.checkCancellation()
            throw DownloadFailure(error, at: address)
        }
    }

    private func answer(of client: HTTPClient, at address: DownloadAddress, to path: String) async throws
        -> DownloadAddress?
    {
        var request = HTTPClientRequest(url: address.requestText)
        request.headers.add(name: "user-agent", value: "kajo")
        request.headers.add(name: "accept", value: "video/*, */*;q=0.5")
        if let authorization = address.authorization {
            request.headers.add(name: "authorization", value: authorization)
        }
        let response = try await client.execute(
            request, timeout: TimeAmount(limits.connectTime + limits.stallTime), logger: nil)
        if (300..<400).contains(response.status.code), let location = response.headers.first(name: "location") {
            return try DownloadAddress(location, relativeTo: address.url)
        }
        try check(response, at: address)
        try await save(response, to: path)
        return nil
    }

    private func check(_ response: HTTPClientResponse, at address: DownloadAddress) throws(DownloadFailure) {
        let status = response.status
        guard status.code == 200 else {
            throw .failed("the server answered \(status.code) \(status.reasonPhrase) (\(address.label))")
        }
        let type = response.headers.first(name: "content-type")?.split(separator: ";").first.map { $0.lowercased() }
        if let type, ["text/html", "application/xhtml+xml"].contains(type.filter { !$0.isWhitespace }) {
            throw .webPage(type)
        }
        if let told = told(response), told > limits.videoBytes { throw .tooLarge(limits.videoBytes) }
    }

    private func told(_ response: HTTPClientResponse) -> Int64? {
        response.headers.first(name: "content-length").flatMap { Int64($0) }
    }

    private func save(_ response: HTTPClientResponse, to path: String) async throws {
        let deadline = ContinuousClock.now + limits.downloadTime
        let file = try await onDisk { try PartialFile(path: path) }
        do {
            var received: Int64 = 0
            for try await buffer in response.body {
                received += Int64(buffer.readableBytes)
                guard ContinuousClock.now < deadline else { throw HTTPClientError.deadlineExceeded }
                guard received <= limits.videoBytes else { throw DownloadFailure.tooLarge(limits.videoBytes) }
                try await onDisk { try buffer.withUnsafeReadableBytes { try file.append($0) } }
            }
            if let told = told(response), told != received { throw DownloadFailure.brokenOff(received, of: told) }
            guard received > 0 else { throw DownloadFailure.failed("the server sent an empty file") }
            try await onDisk { try file.keep() }
        } catch {
            file.discard()
            throw error
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
            throw DownloadFailure.failed("\(address.host) is an address inside this network, which is not allowed here")
        }
        configuration.dnsOverride = [address.host: first.text]
        return configuration
    }
}
