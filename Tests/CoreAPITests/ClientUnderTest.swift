import AnalysisModel
import CoreAPI
import Foundation
import NIOCore
import TestSupport
import Testing

/// A client with a canary for a key, whose network says what it was told to say.
struct ClientUnderTest {
    static let secret = "canary/+&=%é key".replacing(" ", with: "-")

    let transport: FakeTransport
    let client: CoreAPIClient

    init(_ outcomes: [Endpoint: [FakeTransport.Outcome]] = [:]) throws {
        transport = FakeTransport(outcomes)
        client = CoreAPIClient(
            baseURL: try BaseURL("https://api.example/core/1.0"), key: try #require(APIKey(Self.secret)),
            transport: transport, now: { Date(timeIntervalSince1970: 784_111_777) }, boundary: { "BOUNDARY" })
    }

    init(_ endpoint: Endpoint, _ reply: HTTPReply) throws { try self.init([endpoint: [.reply(reply)]]) }

    /// Calls the function, whatever it delivers.
    func call(_ endpoint: Endpoint) async throws(APIError) {
        switch endpoint {
        case .newJob: _ = try await client.newJob(.init(videoURL: "https://media.example/clip.mp4"))
        case .jobStatus: _ = try await client.jobStatus(of: Job.ID("job"))
        case .jobResults: try await client.jobResults(of: Job.ID("job")) { _ in }
        case .listJobs: _ = try await client.listJobs()
        case .cancelJob: try await client.cancelJob(Job.ID("job"))
        case .deleteJob: try await client.deleteJob(Job.ID("job"))
        case .initializeFileUpload: _ = try await client.initializeFileUpload(fileSize: 1)
        case .sendFileChunk: try await client.sendFileChunk(.init(), index: 0, of: .init(rawValue: "up"))
        case .finalizeFileUpload: _ = try await client.finalizeFileUpload(.init(rawValue: "up"))
        }
    }

    func failure(_ endpoint: Endpoint) async -> APIError? {
        do {
            try await call(endpoint)
            return nil
        } catch {
            return error
        }
    }
}
