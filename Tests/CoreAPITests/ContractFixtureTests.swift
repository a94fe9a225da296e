import AnalysisModel
import CoreAPI
import Foundation
import NIOCore
import TestSupport
import Testing

/// The client reads the same files that the engine's answers are held against.
@Suite("Contract fixtures") struct ContractFixtureTests {
    private let harbour = Job.ID("167d6a67-fb99-438c-a44c-c22c98229b93")

    private func client(_ endpoint: Endpoint, _ fixture: String, status: Int = 200) async throws -> CoreAPIClient {
        let text = String(decoding: try Fixture.data(named: fixture), as: UTF8.self)
        let transport = FakeTransport([endpoint: [.reply(.scripted(status: status, text))]])
        return CoreAPIClient(
            baseURL: .valossa, key: try #require(APIKey("a-key")), transport: transport)
    }

    @Test func `a made job has its id`() async throws {
        #expect(try await client(.newJob, "new-job.json").newJob(.init(videoURL: "https://h/v.mp4")) == harbour)
    }

    @Test(arguments: [
        ("job-status-queued.json", JobStatus.queued), ("job-status-processing.json", .processing),
        ("job-status-finished.json", .finished), ("job-status-error.json", .error),
    ])
    func `a status has its five fields`(fixture: String, status: JobStatus) async throws {
        let report = try await client(.jobStatus, fixture).jobStatus(of: harbour)
        #expect(report.jobID == harbour)
        #expect(report.status == status)
        #expect(report.transfer != nil)
        #expect((report.pollAgainAfter == nil) == status.isEnd)
        #expect((report.details != nil) == (status == .error))
    }

    @Test func `a listing has its jobs, titles, links and media ids`() async throws {
        let jobs = try await client(.listJobs, "list-jobs.json").listJobs()
        #expect(jobs.map(\.report.status) == [.finished, .processing])
        #expect(jobs.map(\.title) == ["Harbour at dawn", nil])
        #expect(jobs.first?.videoURL == "https://media.example/harbour.mp4")
        #expect(jobs.map(\.mediaID) == ["reel 7", nil])
    }

    @Test func `an upload has its id, its chunk size and its reference`() async throws {
        let session = try await client(.initializeFileUpload, "initialize-file-upload.json")
            .initializeFileUpload(fileSize: 12_740_839)
        #expect(session.chunkSize == 4_194_304)
        try await client(.sendFileChunk, "send-file-chunk.json")
            .sendFileChunk(ByteBuffer(string: "x"), index: 0, of: session.id)
        let reference = try await client(.finalizeFileUpload, "finalize-file-upload.json").finalizeFileUpload(
            session.id)
        #expect(reference == "valossaupload://\(session.id.rawValue)")
    }

    @Test(arguments: [
        ("error-invalid-key.json", 401, APIError.Code.unauthorized, "Invalid API key"),
        ("error-job-not-found.json", 404, .notFound, "Job not found"),
        ("error-malformed-body.json", 400, .badRequest, "Malformed request body"),
        ("error-missing-field.json", 400, .badRequest, "Missing required field: media.video.url"),
    ])
    func `an error has its words`(fixture: String, status: Int, code: APIError.Code, words: String) async throws {
        let client = try await client(.listJobs, fixture, status: status)
        let error = try #require(await #expect(throws: APIError.self) { try await client.listJobs() })
        #expect(error.code == code)
        #expect(error.status == status)
        #expect(error.messages == [words])
    }
}
