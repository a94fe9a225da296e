import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Logging
import NIOCore
import Testing

@testable import LocalEngine

/// A directory of a test's own, gone with it.
final class TestFolder: Sendable {
    let path: String

    init() throws {
        path = FileManager.default.temporaryDirectory.path + "/kajo-engine-" + UUID().uuidString
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    }

    deinit { try? FileManager.default.removeItem(atPath: path) }

    var names: [String] {
        (FileManager.default.enumerator(atPath: path)?.compactMap { $0 as? String } ?? []).sorted()
    }
}

/// An engine in a directory, and the calls that tests make to it.
struct TestEngine {
    static let key = "test-key-0123456789-abcdefghijklmnop"

    let folder: TestFolder
    let engine: LocalEngine

    init(
        in folder: TestFolder? = nil, host: String = "127.0.0.1", limits: EngineLimits = EngineLimits(),
        change: (inout LocalEngineConfiguration) -> Void = { _ in }
    ) async throws {
        self.folder = try folder ?? TestFolder()
        var configuration = LocalEngineConfiguration(
            dataDirectory: self.folder.path + "/data", key: Self.key,
            logger: Logger(label: "test", factory: { _ in SwiftLogNoOpLogHandler() }),
            now: { Date(timeIntervalSince1970: 1_800_000_000) }, makeID: { UUID().uuidString.lowercased() })
        configuration.limits = limits
        configuration.host = host
        configuration.parallelJobs = 2
        configuration.usesRecognisers = false
        change(&configuration)
        engine = try await LocalEngine(configuration)
    }

    /// Answers requests; analyses nothing.
    func serving<Value: Sendable>(_ test: @Sendable (EngineClient) async throws -> Value) async throws -> Value {
        try await engine.api.makeApplication().test(.router) { try await test(EngineClient(client: $0)) }
    }

    /// Answers requests and leads jobs to their ends.
    func working<Value: Sendable>(_ test: @escaping @Sendable (EngineClient) async throws -> Value) async throws
        -> Value
    {
        let (scheduler, callbacks) = (engine.scheduler, engine.callbacks)
        try await engine.recover()
        return try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { await scheduler.run() }
            group.addTask { await callbacks.run() }
            defer { group.cancelAll() }
            return try await serving(test)
        }
    }
}

/// What a call answered.
struct Answer {
    let status: Int
    let contentType: String?
    let headers: HTTPFields
    let json: JSONValue

    init(_ response: TestResponse) throws {
        status = response.status.code
        contentType = response.headers[.contentType]
        headers = response.headers
        json = try JSONValue(parsing: response.body.readableBytesView)
    }

    var errors: [String] {
        guard case .array(let errors)? = json["errors"] else { return [] }
        return errors.compactMap { $0["message"]?.string }
    }
}

/// Makes the calls of the Core API by hand, byte for byte.
struct EngineClient: Sendable {
    let client: any TestClientProtocol
    var key = TestEngine.key

    /// The same, with another key.
    func using(_ key: String) -> EngineClient { EngineClient(client: client, key: key) }

    func call(
        _ method: HTTPRequest.Method, _ path: String, headers: HTTPFields = [:], body: String? = nil
    ) async throws -> Answer {
        try Answer(
            try await client.execute(
                uri: path, method: method, headers: headers, body: body.map { ByteBuffer(string: $0) }))
    }

    func get(_ function: String, _ query: String) async throws -> Answer {
        try await call(.get, "/core/1.0/\(function)?\(query)")
    }

    func post(_ function: String, json: String) async throws -> Answer {
        try await call(.post, "/core/1.0/\(function)", headers: [.contentType: "application/json"], body: json)
    }

    func post(_ function: String, form: [(String, [UInt8])]) async throws -> Answer {
        var body = ByteBuffer()
        for (name, value) in form {
            let file = name == "file_data" ? "; filename=\"blob\"\r\nContent-Type: application/octet-stream" : ""
            body.writeString("--XyZ\r\nContent-Disposition: form-data; name=\"\(name)\"\(file)\r\n\r\n")
            body.writeBytes(value)
            body.writeString("\r\n")
        }
        body.writeString("--XyZ--\r\n")
        return try Answer(
            try await client.execute(
                uri: "/core/1.0/\(function)", method: .post,
                headers: [.contentType: "multipart/form-data; boundary=XyZ"], body: body))
    }

    func post(_ function: String, form: [(String, String)]) async throws -> Answer {
        try await post(function, form: form.map { ($0.0, Array($0.1.utf8)) })
    }

    func submit(_ url: String, more: String = "") async throws -> String {
        let answer = try await post(
            "new_job", json: #"{"api_key":"\#(key)","media":{"video":{"url":"\#(url)"}\#(more)}}"#)
        return try #require(answer.json["job_id"]?.string, "\(answer)")
    }

    func cancel(_ job: String) async throws -> Answer {
        try await post("cancel_job", json: #"{"api_key":"\#(key)","job_id":"\#(job)"}"#)
    }

    func delete(_ job: String) async throws -> Answer {
        try await post("delete_job", json: #"{"api_key":"\#(key)","job_id":"\#(job)"}"#)
    }

    func jobIDs() async throws -> [String] {
        guard case .array(let jobs)? = try await get("list_jobs", "api_key=\(key)").json["jobs"] else { return [] }
        return jobs.compactMap { $0["job_id"]?.string }
    }

    func status(_ job: String) async throws -> Answer {
        try await get("job_status", "api_key=\(key)&job_id=\(job)")
    }

    func result(_ job: String) async throws -> Answer {
        try await get("job_results", "api_key=\(key)&job_id=\(job)")
    }

    /// A result that is text, with its type; of a refusal the body.
    func textResult(_ job: String, _ type: String) async throws -> (text: String, type: String?) {
        let response = try await client.execute(
            uri: "/core/1.0/job_results?api_key=\(key)&job_id=\(job)&type=\(type)", method: .get)
        return (String(buffer: response.body), response.headers[.contentType])
    }

    /// Uploads a video in one chunk, submits it and gives its core result.
    func coreResult(of video: [UInt8], more: String = "") async throws -> (job: String, json: JSONValue) {
        let job = try await submit(try await upload(video, chunk: EngineLimits().chunkBytes), more: more)
        let end = try await end(of: job)
        try #require(end["status"] == "finished", "\(end)")
        return (job, try await result(job).json)
    }

    /// Asks until the condition holds; fails after a minute.
    func status(_ job: String, until condition: (JSONValue) -> Bool) async throws -> JSONValue {
        let deadline = ContinuousClock.now + .seconds(60)
        while ContinuousClock.now < deadline {
            let answer = try await status(job)
            if condition(answer.json) { return answer.json }
            try await Task.sleep(for: .milliseconds(10))
        }
        throw Late(last: try await status(job).json.text)
    }

    func end(of job: String) async throws -> JSONValue {
        try await status(job) { ["finished", "error"].contains($0["status"]?.string) }
    }

    struct Late: Error { var last: String }

    /// Uploads bytes in chunks, the last first, and gives the address.
    func upload(_ bytes: [UInt8], chunk: Int) async throws -> String {
        let key = ("api_key", Array(key.utf8))
        let begun = try await post(
            "initialize_file_upload", form: [key, ("file_size_bytes", Array("\(bytes.count)".utf8))])
        let upload = ("upload_id", Array(try #require(begun.json["upload_id"]?.string).utf8))
        for index in (0..<((bytes.count + chunk - 1) / chunk)).reversed() {
            let slice = Array(bytes[(index * chunk)..<min(bytes.count, (index + 1) * chunk)])
            let sent = try await post(
                "send_file_chunk", form: [key, upload, ("chunk_index", Array("\(index)".utf8)), ("file_data", slice)])
            #expect(sent.status == 200)
        }
        let done = try await post("finalize_file_upload", form: [key, upload])
        return try #require(done.json["uploaded_file_url"]?.string)
    }
}

enum Sample {
    static var path: String {
        URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().appendingPathComponent("assets/sample.mp4").path
    }

    static func bytes() throws -> [UInt8] { Array(try Data(contentsOf: URL(fileURLWithPath: path))) }
}
