import HTTPTypes
import Testing

@testable import LocalEngine

/// Every way to be told no, as a table.
@Suite struct EndpointTests {
    struct Row: Sendable, CustomTestStringConvertible {
        var method: HTTPRequest.Method = .post
        var path: String
        var type: String? = "application/json"
        var body: String?
        var status: Int
        var message: String
        var testDescription: String { "\(method) \(path) \(body ?? "") → \(message)" }

        static func get(_ path: String, _ status: Int, _ message: String) -> Row {
            Row(method: .get, path: path, type: nil, status: status, message: message)
        }

        static func json(_ body: String, _ status: Int, _ message: String) -> Row {
            Row(path: "new_job", body: body, status: status, message: message)
        }

        /// A body of form fields; `file_data` and all others alike.
        static func form(_ function: String, _ fields: KeyValuePairs<String, String>, _ status: Int, _ message: String)
            -> Row
        {
            let parts = fields.map {
                "--B\r\nContent-Disposition: form-data; name=\"\($0.key)\"\r\n\r\n\($0.value)\r\n"
            }
            return Row(
                path: function, type: "multipart/form-data; boundary=B", body: parts.joined() + "--B--\r\n",
                status: status, message: message)
        }
    }

    static let key = TestEngine.key
    static let url = #""video":{"url":"https://media.example/a.mp4"}"#

    static let newJob: [Row] = [
        Row(path: "new_job", type: nil, body: "{}", status: 400, message: "Malformed request body"),
        Row(path: "new_job", type: "text/plain", body: "{}", status: 400, message: "Malformed request body"),
        .json("", 400, "Malformed request body"),
        .json("{", 400, "Malformed request body"),
        .json("[]", 400, "Malformed request body"),
        .json(
            "{\"a\":" + String(repeating: "[", count: 200) + String(repeating: "]", count: 200) + "}", 400,
            "Malformed request body"),
        .json("{}", 400, "Missing required field: api_key"),
        .json(#"{"api_key":null}"#, 400, "Missing required field: api_key"),
        .json(#"{"api_key":5}"#, 400, "Invalid value for field api_key: expected a string"),
        .json(#"{"api_key":"wrong"}"#, 401, "Invalid API key"),
        .json(#"{"api_key":"\#(key)x"}"#, 401, "Invalid API key"),
        .json(#"{"api_key":"\#(key)"}"#, 400, "Missing required field: media"),
        .json(#"{"api_key":"\#(key)","media":{}}"#, 400, "Missing required field: media.video"),
        .json(#"{"api_key":"\#(key)","media":{"video":{}}}"#, 400, "Missing required field: media.video.url"),
        .json(#"{"api_key":"\#(key)","media":[]}"#, 400, "Invalid value for field media: expected an object"),
        .json(
            #"{"api_key":"\#(key)","media":{"video":{"url":7}}}"#, 400,
            "Invalid value for field media.video.url: expected a string"),
        .json(
            #"{"api_key":"\#(key)","media":{"video":{"url":"ftp://a.example/b"}}}"#, 400,
            "Invalid value for field media.video.url: expected an http, https or valossaupload address"),
        .json(
            #"{"api_key":"\#(key)","media":{"video":{"url":"/etc/passwd"}}}"#, 400,
            "Invalid value for field media.video.url: expected an http, https or valossaupload address"),
        .json(
            #"{"api_key":"\#(key)","media":{\#(url),"title":1}}"#, 400,
            "Invalid value for field media.title: expected a string"),
        .json(
            #"{"api_key":"\#(key)","media":{\#(url),"transcript":"x"}}"#, 400,
            "Invalid value for field media.transcript: expected an object"),
        .json(
            #"{"api_key":"\#(key)","media":{\#(url)},"analysis_parameters":{"face_min_relative_height":2}}"#, 400,
            "Invalid value for field analysis_parameters.face_min_relative_height: expected a number from 0.0 to 1.0"),
        .json(
            #"{"api_key":"\#(key)","media":{\#(url)},"callback":{"url":false}}"#, 400,
            "Invalid value for field callback.url: expected a string"),
        .json(
            #"{"api_key":"\#(key)","media":{\#(url)},"callback":{"url":"file:///tmp/x"}}"#, 400,
            "Invalid value for field callback.url: expected an http or https address"),
        .json(
            #"{"api_key":"\#(key)","media":{\#(url),"transcript":{"url":"a.srt"}}}"#, 400,
            "Invalid value for field media.transcript.url: expected an http, https or valossaupload address"),
        .json(
            "{\"a\":\"" + String(repeating: "x", count: 70_000) + "\"}", 413,
            "The request body is larger than 65536 bytes"),
    ]

    static let queries: [Row] = [
        .get("job_status", 400, "Missing required field: api_key"),
        .get("job_status?api_key=wrong", 401, "Invalid API key"),
        .get("job_status?api_key=\(key)", 400, "Missing required field: job_id"),
        .get("job_status?api_key=\(key)&job_id=none", 404, "Job not found"),
        .get("job_status?api_key=%FF", 400, "Malformed query: a field is not percent-encoded UTF-8"),
        .get("list_jobs?api_key=wrong", 401, "Invalid API key"),
        .get("job_results?api_key=\(key)&job_id=none", 404, "Job not found"),
        .get("cancel_everything?api_key=\(key)", 404, "Unknown function"),
        .get("", 404, "Unknown function"),
        .get("new_job", 405, "new_job takes POST requests"),
        Row(path: "job_status", body: "{}", status: 405, message: "job_status takes GET requests"),
        Row(method: .delete, path: "list_jobs", type: nil, status: 405, message: "list_jobs takes GET requests"),
    ]

    static let uploads: [Row] = [
        Row(path: "initialize_file_upload", body: "{}", status: 400, message: "Malformed request body"),
        Row(
            path: "initialize_file_upload", type: "multipart/form-data", body: "--B--", status: 400,
            message: "Malformed request body"),
        Row(
            path: "initialize_file_upload", type: "multipart/form-data; boundary=B", body: "--B\r\nnothing",
            status: 400, message: "Malformed request body"),
        .form("initialize_file_upload", [:], 400, "Missing required field: api_key"),
        .form("initialize_file_upload", ["x": "y"], 400, "Missing required field: api_key"),
        .form("initialize_file_upload", ["api_key": "wrong"], 401, "Invalid API key"),
        .form("initialize_file_upload", ["api_key": key], 400, "Missing required field: file_size_bytes"),
        .form(
            "initialize_file_upload", ["api_key": key, "file_size_bytes": "many"], 400,
            "Invalid value for field file_size_bytes: expected an integer"),
        .form(
            "initialize_file_upload", ["api_key": key, "file_size_bytes": "0"], 400,
            "Invalid value for field file_size_bytes: expected 1 to 7000000000, the largest video accepted"),
        .form(
            "send_file_chunk", ["api_key": key, "upload_id": "none", "chunk_index": "0", "file_data": "x"], 404,
            "Upload not found"),
        .form("finalize_file_upload", ["api_key": key, "upload_id": "none"], 404, "Upload not found"),
        Row(
            path: "finalize_file_upload", body: #"{"api_key":"\#(key)"}"#, status: 400,
            message: "Missing required field: upload_id"),
        Row(
            path: "finalize_file_upload", body: #"{"api_key":"\#(key)","upload_id":"none"}"#, status: 404,
            message: "Upload not found"),
    ]

    @Test(arguments: newJob + queries + uploads)
    func `a request that cannot be served is told why in the envelope`(_ row: Row) async throws {
        let answer = try await TestEngine().serving { client in
            try await client.call(
                row.method, "/core/1.0/" + row.path, headers: row.type.map { [.contentType: $0] } ?? [:],
                body: row.body)
        }
        #expect(answer.status == row.status)
        #expect(answer.errors == [row.message])
        #expect(answer.contentType == "application/json")
    }

    @Test(arguments: ["/", "/core/1.0", "/core/2.0/list_jobs", "/core/1.0/new_job/", "/training/1.0/upload_image"])
    func `a path outside the contract is an unknown function`(_ path: String) async throws {
        let answer = try await TestEngine().serving { try await $0.call(.get, path) }
        #expect(answer.status == 404)
        #expect(answer.errors == ["Unknown function"])
    }

    @Test func `chunks must have their place and their length`() async throws {
        var limits = EngineLimits()
        limits.chunkBytes = 10
        try await TestEngine(limits: limits).serving { client in
            let key = ("api_key", Self.key)
            let begun = try await client.post("initialize_file_upload", form: [key, ("file_size_bytes", "25")])
            #expect(begun.json["file_chunk_size_bytes"] == .int(10))
            let upload = ("upload_id", try #require(begun.json["upload_id"]?.string))
            for (fields, message) in [
                (
                    [("chunk_index", "3"), ("file_data", "x")],
                    "Invalid value for field chunk_index: expected 0 to 2, for the file has 3 chunks"
                ),
                (
                    [("chunk_index", "-1"), ("file_data", "x")],
                    "Invalid value for field chunk_index: expected 0 to 2, for the file has 3 chunks"
                ),
                (
                    [("chunk_index", "2"), ("file_data", "sixsix")],
                    "Invalid value for field file_data: chunk 2 must have 5 bytes, not 6"
                ),
                (
                    [("chunk_index", "0"), ("file_data", "")],
                    "Invalid value for field file_data: chunk 0 must have 10 bytes, not 0"
                ),
            ] {
                let answer = try await client.post("send_file_chunk", form: [key, upload] + fields)
                #expect(answer.status == 400)
                #expect(answer.errors == [message])
            }
        }
    }

    private static func absent(_ type: String) -> String {
        "The embedded engine does not produce results of type \(type), only core, speech_to_text_srt, "
            + "speech_to_text_vtt and speech_to_text_ttml"
    }

    @Test(arguments: [
        ("core", "The job has no results: its status is queued"),
        ("speech_to_text_srt", "The job has no results: its status is queued"),
        ("speech_to_text_vtt", "The job has no results: its status is queued"),
        ("speech_to_text_ttml", "The job has no results: its status is queued"),
        ("frames_faces", absent("frames_faces")), ("seconds_objects", absent("seconds_objects")),
        ("frames_objects", absent("frames_objects")), ("visual_captions", absent("visual_captions")),
        ("speech_to_text_avid_txt", absent("speech_to_text_avid_txt")),
        ("holograms", "Invalid value for field type: no such type of results"),
    ])
    func `results that are not there are refused by name`(_ type: String, _ message: String) async throws {
        let answer = try await TestEngine().serving { client in
            let job = try await client.submit("https://media.example/a.mp4")
            return try await client.get("job_results", "api_key=\(Self.key)&job_id=\(job)&type=\(type)")
        }
        #expect(answer.status == 400)
        #expect(answer.errors == [message])
    }

    @Test func `a page of another origin is refused`() async throws {
        let answer = try await TestEngine().serving { client in
            try await client.call(
                .get, "/core/1.0/list_jobs?api_key=\(Self.key)", headers: [.origin: "https://evil.example"])
        }
        #expect(answer.status == 403)
        #expect(answer.errors == ["The engine does not answer to other origins"])
    }
}
