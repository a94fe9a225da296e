import AnalysisModel
import Foundation
import Logging
import NIOCore
import Synchronization
import Testing

@testable import CoreAPI

/// A 200 over a real socket whose body is not what was asked for.
@Suite struct `Wrong bodies` {
    struct Row: Sendable, CustomTestStringConvertible {
        var name: String
        var bytes: String
        var code: APIError.Code
        /// What the error says, `%` standing for what was expected.
        var words: String

        var testDescription: String { name }
    }

    private static func whole(_ body: String, type: String = "application/json") -> String {
        "HTTP/1.1 200 OK\r\nContent-Type: \(type)\r\nContent-Length: \(body.utf8.count)\r\n\r\n\(body)"
    }

    static let rows = [
        Row(
            name: "a page", bytes: whole("<!DOCTYPE html><title>Log in</title><p>x</p>", type: "text/html"),
            code: .undecodable, words: "The answer is not %. It says: Log in"),
        Row(name: "nothing", bytes: whole(""), code: .undecodable, words: "The answer is not %. The answer is empty."),
        Row(
            name: "less than announced",
            bytes: "HTTP/1.1 200 OK\r\nContent-Length: 900\r\nConnection: close\r\n\r\n{\"job_id\":\"job\"",
            code: .transport, words: "The service closed the connection before its answer was whole."),
        Row(
            name: "an error", bytes: whole(#"{"errors":[{"message":"Quota exceeded"}]}"#), code: .undecodable,
            words: "Quota exceeded"),
        Row(
            name: "an error without words", bytes: whole(#"{"errors":[]}"#), code: .undecodable,
            words: #"The service answered 200 with an error that says nothing. It says: {"errors":[]}"#),
        Row(name: "a number", bytes: whole("7"), code: .undecodable, words: "The answer is not %. It says: 7"),
        Row(name: "a text", bytes: whole(#""ok""#), code: .undecodable, words: #"The answer is not %. It says: "ok""#),
        Row(
            name: "an array of numbers", bytes: whole("[[1]"), code: .undecodable,
            words: "The answer is not %. It says: [[1]"),
        Row(
            name: "an object of another kind", bytes: whole("{x}"), code: .undecodable,
            words: "The answer is not %. It says: {x}"),
        Row(
            name: "chunks that break off",
            bytes: "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\nConnection: close\r\n\r\n5\r\n{\"a\":\r\n",
            code: .transport, words: "The service closed the connection before its answer was whole."),
        Row(
            name: "damaged compression",
            bytes: "HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: 4\r\n\r\nnope",
            code: .transport, words: "The answer's compression is damaged, or it is too large."),
    ]

    static let endpoints: [(Endpoint, String)] = [
        (.newJob, "the id of a job"), (.jobStatus, "the status of this job"), (.listJobs, "a list of jobs"),
        (.jobResults, "a result in JSON"), (.initializeFileUpload, "an upload's id and chunk size"),
        (.finalizeFileUpload, "a reference to the uploaded file"),
    ]

    @Test(arguments: rows, endpoints)
    func `are told by what came, in words of their own`(row: Row, endpoint: (Endpoint, String)) async throws {
        // What begins as an object is a result until it is read.
        if endpoint.0 == .jobResults, row.name == "an object of another kind" { return }
        let error = try await failure(of: endpoint.0, .bytes(row.bytes))
        #expect(error?.code == row.code)
        #expect(error?.status == (row.name == "damaged compression" ? error?.status : 200))
        #expect(error?.messages == [row.words.replacing("%", with: endpoint.1)])
        #expect(error?.requestMayHaveArrived == true)
    }

    @Test func `are told apart`() {
        let causes = Self.rows.filter { $0.name != "chunks that break off" }
        #expect(Set(causes.map(\.words)).count == causes.count)
    }

    /// The label is often wrong where the body is right; the body decides.
    @Test(arguments: ["text/html", "text/plain; charset=iso-8859-1", "application/octet-stream", "nonsense", ""])
    func `do not come of a wrong content type`(type: String) async throws {
        let answers: [(Endpoint, String)] = [
            (.newJob, #"{"job_id":"job"}"#), (.jobStatus, #"{"job_id":"job","status":"queued"}"#),
            (.listJobs, #"{"jobs":[]}"#), (.jobResults, "{\"detections\":{}}"),
            (.initializeFileUpload, #"{"upload_id":"u","file_chunk_size_bytes":4}"#),
            (.finalizeFileUpload, #"{"uploaded_file_url":"valossaupload://a"}"#), (.sendFileChunk, "{}"),
        ]
        for (endpoint, body) in answers {
            #expect(try await failure(of: endpoint, .bytes(Self.whole(body, type: type))) == nil)
        }
    }

    @Test(arguments: [Endpoint.newJob, .jobStatus, .listJobs, .jobResults, .sendFileChunk], ["{", "<", "[{\"a\":\""])
    func `without end are left at a bound`(endpoint: Endpoint, beginning: String) async throws {
        let head =
            "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n"
            + "\(String(beginning.utf8.count, radix: 16))\r\n\(beginning)\r\n"
        let server = try RawServer(.endlessChunks(head))
        server.start()
        defer { server.stop() }
        let kept = Atomic(0)
        let error = try await failure(of: endpoint, at: server, limits: .small) { piece in
            kept.add(piece.readableBytes, ordering: .relaxed)
        }
        let limit = endpoint == .listJobs ? 2_000_000 : endpoint == .jobResults ? 3_000_000 : 1_000_000
        let isResult = endpoint == .jobResults && beginning == "{"
        let isNoResult = endpoint == .jobResults && !isResult
        #expect(error?.code == .undecodable)
        if isNoResult {
            #expect(error?.messages.first?.hasPrefix("The answer is not a result in JSON. ") == true)
        } else {
            #expect(
                error?.messages == ["The answer is longer than \(limit) bytes and was not read to its end."])
        }
        #expect(isResult ? (1...limit).contains(kept.load(ordering: .relaxed)) : kept.load(ordering: .relaxed) == 0)
        // What the system's buffers on both sides hold may have been sent beside.
        #expect(server.sentBytes < limit + 24_000_000)
    }

    @Test(arguments: ["gzip", "deflate"], [true, false])
    func `that blow up a thousandfold are left after little`(encoding: String, isAnnounced: Bool) async throws {
        let bomb = try Self.bomb(encoding)
        let framing = isAnnounced ? "Content-Length: \(bomb.count)\r\n" : ""
        let head = "HTTP/1.1 200 OK\r\nContent-Encoding: \(encoding)\r\n\(framing)Connection: close\r\n\r\n"
        for endpoint in [Endpoint.newJob, .jobStatus, .listJobs, .jobResults, .sendFileChunk] {
            let server = try RawServer(.data(Array(head.utf8) + bomb))
            server.start()
            defer { server.stop() }
            let kept = Atomic(0)
            let error = try await failure(of: endpoint, at: server) { piece in
                kept.add(piece.readableBytes, ordering: .relaxed)
            }
            #expect(error?.code == .transport)
            #expect(error?.messages == ["The answer's compression is damaged, or it is too large."])
            #expect(kept.load(ordering: .relaxed) <= 25 * bomb.count + 65_536)
        }
    }

    /// A beginning that a result could have, and then 64 MB of spaces, a thousandth of that when compressed.
    private static func bomb(_ encoding: String) throws -> [UInt8] {
        let process = Process()
        let output = Pipe()
        process.executableURL = URL(fileURLWithPath: "/bin/sh")
        process.arguments = [
            "-c", "{ printf '{\"detections\":'; head -c 67108864 /dev/zero | tr '\\0' ' '; } | gzip -9n",
        ]
        process.standardOutput = output
        try process.run()
        let data = try output.fileHandleForReading.readToEnd() ?? Data()
        process.waitUntilExit()
        #expect(data.count < 67_108_864 / 1000)
        // What HTTP calls deflate has a frame of its own, which readers do without.
        return encoding == "gzip" ? Array(data) : Array(data.dropFirst(10).dropLast(8))
    }

    private func failure(of endpoint: Endpoint, _ answer: RawServer.Answer) async throws -> APIError? {
        let server = try RawServer(answer)
        server.start()
        defer { server.stop() }
        return try await failure(of: endpoint, at: server)
    }

    private func failure(
        of endpoint: Endpoint, at server: RawServer, limits: AnswerLimits = AnswerLimits(),
        receive: @escaping @Sendable (ByteBuffer) -> Void = { _ in }
    ) async throws -> APIError? {
        let transport = AsyncHTTPTransport(logger: RecordedLog().logger)
        let client = CoreAPIClient(
            baseURL: try BaseURL("http://127.0.0.1:\(server.port)/core/1.0"), key: try #require(APIKey(liveKey)),
            transport: transport, now: { .now }, boundary: { "BOUNDARY" }, limits: limits)
        let error = await CoreAPITests.failure { () throws(APIError) in
            switch endpoint {
            case .newJob: _ = try await client.newJob(.init(videoURL: "https://media.example/clip.mp4"))
            case .jobStatus: _ = try await client.jobStatus(of: Job.ID("job"))
            case .jobResults: try await client.jobResults(of: Job.ID("job")) { receive($0) }
            case .listJobs: _ = try await client.listJobs()
            case .initializeFileUpload: _ = try await client.initializeFileUpload(fileSize: 1)
            case .sendFileChunk: try await client.sendFileChunk(.init(), index: 0, of: .init(rawValue: "up"))
            case .finalizeFileUpload: _ = try await client.finalizeFileUpload(.init(rawValue: "up"))
            case .cancelJob: try await client.cancelJob(Job.ID("job"))
            case .deleteJob: try await client.deleteJob(Job.ID("job"))
            }
        }
        await transport.shutdown()
        return error
    }
}

extension AnswerLimits {
    fileprivate static let small = AnswerLimits(answer: 1_000_000, list: 2_000_000, result: 3_000_000)
}
