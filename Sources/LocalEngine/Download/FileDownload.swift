import AsyncHTTPClient
import Foundation
import NIOCore
import NIOHTTP1

/// Fetches one file over http or https, which exists under its name only if it is whole.
struct FileDownload: Sendable {
    static let mostRedirects = 5

    let subject: DownloadSubject
    let outbound: OutboundRule

    private var limits: EngineLimits { outbound.limits }
    private var largest: Int64 { subject.largest(limits) }

    /// - Throws: a `StepFailure` with the words for the job.
    func fetch(_ text: String, to path: String) async throws {
        do {
            var address = try DownloadAddress(text)
            for _ in 0...Self.mostRedirects {
                guard let next = try await visit(address, to: path) else { return }
                address = next
            }
            throw DownloadFailure.failed("the address redirects more than \(Self.mostRedirects) times")
        } catch let failure as DownloadFailure {
            throw StepFailure(details: failure.details(of: subject))
        }
    }

    /// The same limit for a file that comes in another way.
    func check(size: Int64) throws(StepFailure) {
        guard size <= largest else {
            throw StepFailure(details: DownloadFailure.tooLarge(largest).details(of: subject))
        }
    }

    /// - Returns: where a redirect leads; `nil` when the file is there.
    private func visit(_ address: DownloadAddress, to path: String) async throws -> DownloadAddress? {
        try await outbound.withClient(for: address) { try await answer(of: $0, at: address, to: path) }
    }

    private func answer(of client: HTTPClient, at address: DownloadAddress, to path: String) async throws
        -> DownloadAddress?
    {
        var request = HTTPClientRequest(url: address.requestText)
        request.headers.add(name: "user-agent", value: "kajo")
        request.headers.add(name: "accept", value: subject.accepted)
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
        if let told = told(response), told > largest { throw .tooLarge(largest) }
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
                guard received <= largest else { throw DownloadFailure.tooLarge(largest) }
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
}
