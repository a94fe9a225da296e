import AnalysisModel
import Foundation
import HTTPTypes
import Testing

@testable import LocalEngine

/// Errors as clients meet them: always in the envelope, and all of them at once.
@Suite struct ErrorContractTests {
    static let key = TestEngine.key

    /// A call with the given fields, by dotted paths; each function takes them in its own way.
    struct Call: Sendable, CustomTestStringConvertible {
        var function: EngineFunction
        var isForm = false
        /// JSON values in the order of the documentation.
        var fields: [(path: String, value: String)]
        var missing: String
        var testDescription: String { "\(function.rawValue) \(isForm ? "form" : "") without \(missing)" }

        func send(_ client: EngineClient) async throws -> Answer {
            if function.method == .get {
                let query = fields.map { "\($0.path)=\($0.value.filter { $0 != "\"" })" }.joined(separator: "&")
                return try await client.get(function.rawValue, query)
            }
            guard !isForm else {
                return try await client.post(
                    function.rawValue, form: fields.map { ($0.path, $0.value.filter { $0 != "\"" }) })
            }
            let members = fields.map { "\"\($0.path)\":\($0.value)" }
            return try await client.post(function.rawValue, json: "{" + members.joined(separator: ",") + "}")
        }
    }

    static let quotedKey = "\"\(key)\""
    /// Every required field of every function, left out once.
    static let missing: [Call] = [
        Call(function: .newJob, fields: [("media", "{}")], missing: "api_key"),
        Call(function: .newJob, fields: [("api_key", quotedKey)], missing: "media"),
        Call(function: .newJob, fields: [("api_key", quotedKey), ("media", "{}")], missing: "media.video"),
        Call(
            function: .newJob, fields: [("api_key", quotedKey), ("media", #"{"video":{}}"#)],
            missing: "media.video.url"),
        Call(function: .jobStatus, fields: [("job_id", "x")], missing: "api_key"),
        Call(function: .jobStatus, fields: [("api_key", key)], missing: "job_id"),
        Call(function: .jobResults, fields: [("job_id", "x")], missing: "api_key"),
        Call(function: .jobResults, fields: [("api_key", key)], missing: "job_id"),
        Call(function: .cancelJob, fields: [("job_id", "\"x\"")], missing: "api_key"),
        Call(function: .cancelJob, fields: [("api_key", quotedKey)], missing: "job_id"),
        Call(function: .deleteJob, fields: [("job_id", "\"x\"")], missing: "api_key"),
        Call(function: .deleteJob, fields: [("api_key", quotedKey)], missing: "job_id"),
        Call(function: .listJobs, fields: [], missing: "api_key"),
        Call(
            function: .initializeFileUpload, isForm: true, fields: [("file_size_bytes", "3")], missing: "api_key"),
        Call(
            function: .initializeFileUpload, isForm: true, fields: [("api_key", key)], missing: "file_size_bytes"),
        Call(
            function: .sendFileChunk, isForm: true,
            fields: [("upload_id", "x"), ("chunk_index", "0"), ("file_data", "x")], missing: "api_key"),
        Call(
            function: .sendFileChunk, isForm: true,
            fields: [("api_key", key), ("chunk_index", "0"), ("file_data", "x")], missing: "upload_id"),
        Call(
            function: .sendFileChunk, isForm: true,
            fields: [("api_key", key), ("upload_id", "x"), ("file_data", "x")], missing: "chunk_index"),
        Call(
            function: .sendFileChunk, isForm: true,
            fields: [("api_key", key), ("upload_id", "x"), ("chunk_index", "0")], missing: "file_data"),
        Call(function: .finalizeFileUpload, isForm: true, fields: [("upload_id", "x")], missing: "api_key"),
        Call(function: .finalizeFileUpload, isForm: true, fields: [("api_key", key)], missing: "upload_id"),
        Call(function: .finalizeFileUpload, fields: [("upload_id", "\"x\"")], missing: "api_key"),
        Call(function: .finalizeFileUpload, fields: [("api_key", quotedKey)], missing: "upload_id"),
    ]

    @Test(arguments: missing)
    func `a required field that is missing is told by its path`(_ call: Call) async throws {
        let answer = try await TestEngine().serving { try await call.send($0) }
        #expect(answer.status == 400)
        #expect(answer.errors == ["Missing required field: \(call.missing)"])
    }

    @Test func `the table of missing fields walks every function`() {
        #expect(Set(Self.missing.map(\.function)) == Set(EngineFunction.allCases))
    }

    struct WrongType: Sendable, CustomTestStringConvertible {
        var path: String
        var expected: String
        var function = EngineFunction.newJob
        var testDescription: String { "\(function.rawValue) \(path)" }
    }

    static let wrongTypes: [WrongType] = [
        WrongType(path: "api_key", expected: "a string"), WrongType(path: "media", expected: "an object"),
        WrongType(path: "media.video", expected: "an object"),
        WrongType(path: "media.video.url", expected: "a string"),
        WrongType(path: "media.transcript", expected: "an object"),
        WrongType(path: "media.transcript.url", expected: "a string"),
        WrongType(path: "media.customer_media_info", expected: "an object"),
        WrongType(path: "media.customer_media_info.id", expected: "a string"),
        WrongType(path: "media.title", expected: "a string"),
        WrongType(path: "media.description", expected: "a string"),
        WrongType(path: "media.language", expected: "a string"),
        WrongType(path: "analysis_parameters", expected: "an object"),
        WrongType(path: "analysis_parameters.face_min_relative_height", expected: "a number"),
        WrongType(path: "analysis_parameters.face_galleries", expected: "an object"),
        WrongType(path: "analysis_parameters.face_galleries.custom_gallery.id", expected: "a string"),
        WrongType(path: "email_notification", expected: "an object"),
        WrongType(path: "email_notification.to_group", expected: "a string"),
        WrongType(path: "callback", expected: "an object"), WrongType(path: "callback.url", expected: "a string"),
        WrongType(path: "job_id", expected: "a string", function: .cancelJob),
        WrongType(path: "job_id", expected: "a string", function: .deleteJob),
        WrongType(path: "upload_id", expected: "a string", function: .finalizeFileUpload),
    ]

    @Test(arguments: wrongTypes, ["true", "[7]"])
    func `a field of another JSON type is told by its path and what is expected`(
        _ row: WrongType, _ wrong: String
    ) async throws {
        var value = try JSONValue(parsing: Array(wrong.utf8))
        var fields: JSONValue = [
            "api_key": .string(Self.key), "media": ["video": ["url": "https://media.example/a.mp4"]],
        ]
        let names = row.path.split(separator: ".").map(String.init)
        for name in names.dropFirst().reversed() { value = [name: value] as JSONValue }
        // Members that are read first count; the video stays beside what is put into `media`.
        if names[0] == "media", names.count > 1, names[1] != "video", case .object(let inner) = value {
            value = .object(inner + [.init(name: "video", value: ["url": "https://media.example/a.mp4"])])
        }
        guard case .object(let members) = fields else { return }
        fields = .object(
            [.init(name: names[0], value: value)] + members.filter { $0.name != names[0] })
        let body = fields.text
        let answer = try await TestEngine().serving { try await $0.post(row.function.rawValue, json: body) }
        #expect(answer.status == 400)
        #expect(answer.errors == ["Invalid value for field \(row.path): expected \(row.expected)"])
    }

    @Test func `all that is wrong with a job is told at once, in the order of the fields`() async throws {
        let body = #"""
            {"api_key":"\#(Self.key)","callback":{"url":"ftp://a.example"},"media":{"title":5,"language":false,
            "transcript":[]},"analysis_parameters":{"face_min_relative_height":2}}
            """#
        let answer = try await TestEngine().serving { try await $0.post("new_job", json: body) }
        #expect(answer.status == 400)
        #expect(
            answer.errors == [
                "Missing required field: media.video",
                "Invalid value for field media.transcript: expected an object",
                "Invalid value for field media.title: expected a string",
                "Invalid value for field media.language: expected a string",
                "Invalid value for field analysis_parameters.face_min_relative_height: "
                    + "expected a number from 0.0 to 1.0",
                "Invalid value for field callback.url: expected an http or https address",
            ])
    }

    @Test func `all that is wrong with a chunk is told at once`() async throws {
        let answer = try await TestEngine().serving {
            try await $0.post("send_file_chunk", form: [("api_key", Self.key), ("chunk_index", "first")])
        }
        #expect(answer.status == 400)
        #expect(
            answer.errors == [
                "Missing required field: upload_id", "Invalid value for field chunk_index: expected an integer",
                "Missing required field: file_data",
            ])
    }

    @Test(arguments: [
        (#"{"media":{"video":{}},"callback":{"url":5}}"#, 400, "Missing required field: api_key"),
        (#"{"api_key":"wrong","media":5}"#, 401, "Invalid API key"),
    ])
    func `nobody without a key is told what else is wrong`(_ body: String, _ status: Int, _ message: String)
        async throws
    {
        let answer = try await TestEngine().serving { try await $0.post("new_job", json: body) }
        #expect(answer.status == status)
        #expect(answer.errors == [message])
    }

    @Test(arguments: EngineFunction.allCases)
    func `a wrong method is told which one is right`(_ function: EngineFunction) async throws {
        let answers = try await TestEngine().serving { client in
            var answers: [Answer] = []
            for method in [HTTPRequest.Method.get, .post, .put, .delete, .patch] where method != function.method {
                answers.append(try await client.call(method, function.path))
            }
            return answers
        }
        for answer in answers {
            #expect(answer.status == 405)
            #expect(answer.headers[.allow] == function.method.rawValue)
            #expect(answer.errors == ["\(function.rawValue) takes \(function.method.rawValue) requests"])
        }
    }

    @Test func `what nobody expected is a 500 without inner details`() async throws {
        let engine = try await TestEngine()
        let answer = try await engine.serving { client in
            let job = try await client.submit("https://media.example/a.mp4")
            _ = try await engine.engine.api.store.end(job, .finished, .finished)
            return try await client.result(job)
        }
        #expect(answer.status == 500)
        #expect(answer.contentType == "application/json")
        #expect(answer.errors == ["The engine failed to process the request; its log says why"])
    }

    @Test(arguments: [
        "GET /core/1.0/list_jobs HTTP/1.1\r\nBroken header\r\n\r\n", "\u{16}\u{3}\u{1} nothing\r\n\r\n",
        "GET / HTTP/1.1\r\nX: \(String(repeating: "y", count: 40_000))\r\n\r\n",
    ])
    func `a request that is no HTTP is refused in the envelope too`(_ request: String) async throws {
        let answer = try await TestEngine().running { port in
            let connection = try RawConnection(port: port)
            try connection.send(request)
            return try await connection.receive()
        }
        #expect(answer.status == 400, "\(answer)")
        #expect(answer.head.contains("content-type: application/json"))
        #expect(answer.body == #"{"errors":[{"message":"Malformed HTTP request"}]}"#)
    }

    @Test func `a body that grows beyond the limit is refused while it comes`() async throws {
        let answer = try await TestEngine().running { port in
            let connection = try RawConnection(port: port)
            let block = "10000\r\n" + String(repeating: " ", count: 0x10000) + "\r\n"
            try connection.send(
                "POST /core/1.0/new_job HTTP/1.1\r\nHost: 127.0.0.1:\(port)\r\nConnection: close\r\n"
                    + "Content-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n" + block + block)
            return try await connection.receive()
        }
        #expect(answer.status == 413, "\(answer)")
        #expect(answer.body == #"{"errors":[{"message":"The request body is larger than 65536 bytes"}]}"#)
    }

    @Test func `a HEAD request gets the head of the refusal alone`() async throws {
        let answer = try await TestEngine().running { port in
            try await RawConnection.exchange(port: port, "HEAD /core/1.0/list_jobs")
        }
        #expect(answer.status == 405)
        #expect(answer.head.contains("allow: get"))
        #expect(answer.body.isEmpty)
    }
}
