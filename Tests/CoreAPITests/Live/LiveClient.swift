import AnalysisModel
import CoreAPI
import NIOCore
import Testing

/// A client with the real transport, for a server on this machine; its connections are closed at the end.
func withLiveClient(
    of server: RawServer, limits: TimeLimits = TimeLimits(), _ body: (CoreAPIClient) async throws -> Void
) async throws {
    let transport = AsyncHTTPTransport(limits: limits, logger: RecordedLog().logger)
    let baseURL = try BaseURL("http://127.0.0.1:\(server.port)/core/1.0")
    let key = try #require(APIKey(liveKey))
    do {
        try await body(CoreAPIClient(baseURL: baseURL, key: key, transport: transport))
    } catch {
        await transport.shutdown()
        throw error
    }
    await transport.shutdown()
}

let liveKey = "canary-live/key"

/// Each way in which the key goes out: in the query, in JSON, in a form.
enum CallKind: CaseIterable, Sendable {
    case query, json, form, formWithData, resultStream

    func failure(_ client: CoreAPIClient) async -> APIError? {
        await CoreAPITests.failure { () throws(APIError) in
            switch self {
            case .query: _ = try await client.listJobs()
            case .json: _ = try await client.newJob(.init(videoURL: "https://media.example/clip.mp4"))
            case .form: _ = try await client.initializeFileUpload(fileSize: 10)
            case .formWithData:
                try await client.sendFileChunk(ByteBuffer(string: "0123"), index: 0, of: .init(rawValue: "up"))
            case .resultStream:
                try await client.jobResults(of: Job.ID("job")) { _ in Issue.record("bytes of a redirect were taken") }
            }
        }
    }
}
