import AnalysisModel
import CoreAPI
import NIOCore
import TestSupport
import Testing

@Suite struct Requests {
    static let encodedKey = "canary%2F%2B%26%3D%25%C3%A9-key"

    @Test func `a query holds the key and the job with every reserved character encoded`() async throws {
        let test = try ClientUnderTest(.jobStatus, .scripted(#"{"job_id":"a&b/c ü","status":"queued"}"#))
        _ = try await test.client.jobStatus(of: Job.ID("a&b/c ü"))
        let call = try #require(await test.transport.calls.first)
        #expect(
            call.url == "https://api.example/core/1.0/job_status?api_key=\(Self.encodedKey)&job_id=a%26b%2Fc%20%C3%BC")
        #expect(call.method == .get)
        #expect(call.body == nil)
    }

    @Test func `new_job is a JSON object with the key in it`() async throws {
        let test = try ClientUnderTest(.newJob, .scripted(#"{"job_id":"j"}"#))
        let job = CoreAPIClient.NewJob(videoURL: "https://media.example/a\"b.mp4", title: "Häfen\n", language: nil)
        #expect(try await test.client.newJob(job) == Job.ID("j"))
        let call = try #require(await test.transport.calls.first)
        #expect(call.url == "https://api.example/core/1.0/new_job")
        #expect(call.headers.map(\.value) == ["application/json"])
        #expect(
            call.text == #"{"api_key":"\#(ClientUnderTest.secret)","media":{"title":"Häfen\n","video":"#
                + #"{"url":"https://media.example/a\"b.mp4"}}}"#)
    }

    private static let everything = CoreAPIClient.NewJob(
        videoURL: "https://media.example/a.mp4?s=1", title: "Harbour", language: "fi-FI",
        options: JobOptions(
            description: "Boats \"at\" dawn", transcriptURL: "https://media.example/a.srt?s=2",
            customerMediaID: "reel 7", faceMinRelativeHeight: 0.15, faceGalleryID: "gallery-1",
            callbackURL: "https://me.example/done?s=3", emailGroup: JobOptions.documentedEmailGroup))

    @Test func `every field of new_job stands where the contract has it`() async throws {
        let test = try ClientUnderTest(.newJob, .scripted(#"{"job_id":"j"}"#))
        _ = try await test.client.newJob(Self.everything)
        #expect(
            try #require(await test.transport.calls.first).text
                == #"{"analysis_parameters":{"face_galleries":{"custom_gallery":{"id":"gallery-1"}},"#
                + #""face_min_relative_height":0.15},"api_key":"\#(ClientUnderTest.secret)","#
                + #""callback":{"url":"https://me.example/done?s=3"},"#
                + #""email_notification":{"to_group":"users_with_access_to_api_key_results"},"#
                + #""media":{"customer_media_info":{"id":"reel 7"},"description":"Boats \"at\" dawn","#
                + #""language":"fi-FI","title":"Harbour","transcript":{"url":"https://media.example/a.srt?s=2"},"#
                + #""video":{"url":"https://media.example/a.mp4?s=1"}}}"#)
    }

    struct OneOption: Sendable {
        let options: JobOptions
        /// What is sent beside the key and the video.
        let members: String
    }

    static let single = [
        OneOption(options: JobOptions(faceMinRelativeHeight: 0), members: #""face_min_relative_height":0}"#),
        OneOption(options: JobOptions(faceMinRelativeHeight: 1), members: #""face_min_relative_height":1}"#),
        OneOption(
            options: JobOptions(faceGalleryID: "g"),
            members: #"{"analysis_parameters":{"face_galleries":{"custom_gallery":{"id":"g"}}},"#),
        OneOption(options: JobOptions(callbackURL: "http://me.example/"), members: #""callback":{"url":"http://me"#),
        OneOption(options: JobOptions(description: "d"), members: #""media":{"description":"d","video":{"#),
    ]

    @Test(arguments: single)
    func `one field alone brings no other with it`(row: OneOption) async throws {
        let test = try ClientUnderTest(.newJob, .scripted(#"{"job_id":"j"}"#))
        _ = try await test.client.newJob(.init(videoURL: "https://media.example/a.mp4", options: row.options))
        let text = try #require(await test.transport.calls.first).text
        #expect(text.contains(row.members))
        #expect(!text.contains("null") && !text.contains("{}"))
    }

    @Test func `the body that is shown is the body that is sent, but for the key`() async throws {
        let test = try ClientUnderTest(.newJob, .scripted(#"{"job_id":"j"}"#))
        _ = try await test.client.newJob(Self.everything)
        let sent = try #require(await test.transport.calls.first).text
        let request = SubmissionRequest(
            source: .url(Self.everything.videoURL), title: "Harbour", language: "fi-FI",
            options: Self.everything.options)
        #expect(CoreAPIClient.NewJob.body(of: request).replacing("<key>", with: ClientUnderTest.secret) == sent)
        let spacious = CoreAPIClient.NewJob.body(of: request, isSpacious: true)
        #expect(spacious.contains("\n  \"api_key\" : \"<key>\",\n"))
        let file = CoreAPIClient.NewJob.body(of: SubmissionRequest(source: .file("/v/a.mp4")))
        let customer = #""customer_media_info":{"id":"kajo-…"}"#
        #expect(file == #"{"api_key":"<key>","media":{\#(customer),"video":{"url":"valossaupload://…"}}}"#)
    }

    @Test func `a refused request is told without what addresses may hide`() async throws {
        let test = try ClientUnderTest(
            .newJob, .scripted(status: 400, #"{"errors":[{"message":"Invalid value for field callback.url"}]}"#))
        let error = try #require(
            await #expect(throws: APIError.self) { try await test.client.newJob(Self.everything) })
        let told = try #require(error.request)
        #expect(told.contains("https://me.example/done?…") && told.contains("https://media.example/a.srt?…"))
        #expect(!told.contains("s=") && !told.contains(ClientUnderTest.secret))
    }

    @Test func `a chunk is a form that ends with its bytes`() async throws {
        let test = try ClientUnderTest(.sendFileChunk, .scripted(""))
        try await test.client.sendFileChunk(ByteBuffer(bytes: [0, 13, 10, 255]), index: 3, of: .init(rawValue: "up"))
        let call = try #require(await test.transport.calls.first)
        #expect(call.headers.map(\.value) == ["multipart/form-data; boundary=BOUNDARY"])
        let head =
            "--BOUNDARY\r\nContent-Disposition: form-data; name=\"api_key\"\r\n\r\n\(ClientUnderTest.secret)\r\n"
            + "--BOUNDARY\r\nContent-Disposition: form-data; name=\"upload_id\"\r\n\r\nup\r\n"
            + "--BOUNDARY\r\nContent-Disposition: form-data; name=\"chunk_index\"\r\n\r\n3\r\n"
            + "--BOUNDARY\r\nContent-Disposition: form-data; name=\"file_data\"; filename=\"chunk\"\r\n"
            + "Content-Type: application/octet-stream\r\n\r\n"
        #expect(call.bytes == Array(head.utf8) + [0, 13, 10, 255] + Array("\r\n--BOUNDARY--\r\n".utf8))
    }

    @Test func `the upload's beginning and end are forms without a file`() async throws {
        let test = try ClientUnderTest([
            .initializeFileUpload: [.reply(.scripted(#"{"upload_id":"up","file_chunk_size_bytes":4194304}"#))],
            .finalizeFileUpload: [.reply(.scripted(#"{"uploaded_file_url":"valossaupload://u"}"#))],
        ])
        let session = try await test.client.initializeFileUpload(fileSize: 12_740_839)
        #expect(session == .init(id: .init(rawValue: "up"), chunkSize: 4_194_304))
        #expect(try await test.client.finalizeFileUpload(session.id) == "valossaupload://u")
        let texts = await test.transport.calls.map(\.text)
        #expect(texts.first?.contains("name=\"file_size_bytes\"\r\n\r\n12740839\r\n--BOUNDARY--\r\n") == true)
        #expect(texts.last?.contains("name=\"upload_id\"\r\n\r\nup\r\n--BOUNDARY--\r\n") == true)
        try await test.transport.verifyAllUsed()
    }

    @Test(arguments: ["BOUNDARY", "xxBOUNDARYxx", "\r\n--BOUNDARY1--\r\nBOUNDARY"])
    func `a boundary never occurs in a field`(id: String) async throws {
        let test = try ClientUnderTest(.sendFileChunk, .scripted("{}"))
        try await test.client.sendFileChunk(ByteBuffer(string: "data"), index: 0, of: .init(rawValue: id))
        let call = try #require(await test.transport.calls.first)
        let boundary = try #require(call.headers.first?.value.split(separator: "=").last)
        #expect(!id.contains(boundary))
        #expect(call.text.split(separator: "--\(boundary)", omittingEmptySubsequences: false).count == 6)
    }

    @Test(arguments: [1, 3, 7, 10, 11, FileChunk.longestPiece])
    func `a chunk that is read while it is sent makes the same body, piece by piece`(pieceLength: Int) async throws {
        let test = try ClientUnderTest([.sendFileChunk: [.reply(.scripted("")), .reply(.scripted(""))]])
        let bytes = ByteBuffer(bytes: 0..<10)
        let chunk = FileChunk(length: 10, pieceLength: pieceLength) { range in
            try #require(range.count <= pieceLength)
            return try #require(bytes.getSlice(at: range.lowerBound, length: range.count))
        }
        try await test.client.sendFileChunk(chunk, index: 3, of: .init(rawValue: "up"))
        try await test.client.sendFileChunk(bytes, index: 3, of: .init(rawValue: "up"))
        let calls = await test.transport.calls
        let bodies = [try await calls[0].body?.collected(), try await calls[1].body?.collected()]
        #expect(bodies[0] == bodies[1])
        guard case .stream(let stream)? = calls[0].body else { return try #require(Bool(false)) }
        #expect(stream.length == bodies[0]?.readableBytes)
        #expect(calls[0].outline == calls[1].outline)
    }

    @Test func `an upload id with line ends cannot make a part of its own`() async throws {
        let test = try ClientUnderTest(.finalizeFileUpload, .scripted(#"{"u":"valossaupload://u"}"#))
        _ = try await test.client.finalizeFileUpload(.init(rawValue: "\r\n--BOUNDARY\r\n"))
        let call = try #require(await test.transport.calls.first)
        #expect(call.headers.first?.value != "multipart/form-data; boundary=BOUNDARY")
    }

    @Test(arguments: Endpoint.allCases)
    func `every function is asked for by its name and method`(endpoint: Endpoint) async throws {
        let test = try ClientUnderTest()
        let error = await test.failure(endpoint)
        #expect(error?.endpoint == endpoint)
        #expect(error?.requestMayHaveArrived == false)
        let call = try #require(await test.transport.calls.first)
        #expect(call.url.hasPrefix("https://api.example/core/1.0/\(endpoint.name)"))
        #expect(call.method == endpoint.method)
    }
}

extension HTTPCall {
    /// Of a body in memory.
    var bytes: [UInt8] { if case .bytes(let bytes)? = body { Array(bytes.readableBytesView) } else { [] } }

    var text: String { String(decoding: bytes, as: UTF8.self) }
}
