import Foundation
import TestSupport
import Testing

@testable import LocalEngine

/// The engine's answers have the members and types of the contract's fixtures, which the client is tested against too.
@Suite struct ContractTests {
    @Test func `the answers of the job calls have the documented shape`() async throws {
        try await TestEngine().serving { client in
            let made = try await client.post(
                "new_job",
                json:
                    #"{"api_key":"\#(TestEngine.key)","media":{"video":{"url":"https://media.example/a.mp4"},"title":"A"}}"#
            )
            try expect(made.json, like: "new-job.json")
            let job = try #require(made.json["job_id"]?.string)
            try expect(try await client.status(job).json, like: "job-status-queued.json")
            _ = try await client.submit("valossaupload://none")
            let list = try await client.get("list_jobs", "api_key=\(TestEngine.key)&n=1")
            try expect(list.json, like: "list-jobs.json")
            guard case .array(let jobs)? = list.json["jobs"] else { return }
            #expect(jobs.map { $0["media"]?["title"] } == [.null, "A"], "newest first")
        }
    }

    @Test func `the answers of the upload calls have the documented shape`() async throws {
        let key = ("api_key", TestEngine.key)
        try await TestEngine().serving { client in
            let begun = try await client.post("initialize_file_upload", form: [key, ("file_size_bytes", "3")])
            try expect(begun.json, like: "initialize-file-upload.json")
            let upload = ("upload_id", try #require(begun.json["upload_id"]?.string))
            let sent = try await client.post(
                "send_file_chunk", form: [key, upload, ("chunk_index", "0"), ("file_data", "abc")])
            try expect(sent.json, like: "send-file-chunk.json")
            let done = try await client.post(
                "finalize_file_upload", json: #"{"api_key":"\#(key.1)","upload_id":"\#(upload.1)"}"#)
            try expect(done.json, like: "finalize-file-upload.json")
        }
    }

    @Test func `the ends of jobs and their results have the documented shape`() async throws {
        try await TestEngine().working { client in
            let bytes = try Sample.bytes()
            let media = #","title":"T","description":"D""#
            let job = try await client.submit(try await client.upload(bytes, chunk: 4_194_304), more: media)
            try expect(try await client.end(of: job), like: "job-status-finished.json")
            try expect(try await client.result(job).json, like: "core-result.json")
            let lost = try await client.submit("http://127.0.0.1:1/a.mp4")
            try expect(try await client.end(of: lost), like: "job-status-error.json")
        }
    }

    @Test(arguments: [
        ("error-invalid-key.json", "wrong", "{}"), ("error-missing-field.json", TestEngine.key, #"{"video":{}}"#),
        ("error-several.json", TestEngine.key, #"{"video":{},"title":5}"#),
    ])
    func `errors are the documented ones to the letter`(_ fixture: String, _ key: String, _ media: String) async throws
    {
        let answer = try await TestEngine().serving {
            try await $0.post("new_job", json: #"{"api_key":"\#(key)","media":\#(media)}"#)
        }
        #expect(answer.json == (try document(fixture)))
    }

    @Test func `an unknown job and a broken body are the documented errors to the letter`() async throws {
        let (job, body) = try await TestEngine().serving { client in
            (try await client.status("none"), try await client.post("new_job", json: "{"))
        }
        #expect(job.json == (try document("error-job-not-found.json")))
        #expect(body.json == (try document("error-malformed-body.json")))
    }

    @Test func `cancelled and deleted jobs are answered as the contract says`() async throws {
        let (cancelled, deleted) = try await TestEngine().serving { client in
            let job = try await client.submit("https://media.example/a.mp4")
            return (try await client.cancel(job), try await client.delete(job))
        }
        #expect(cancelled.json == (try document("cancel-job.json")))
        #expect(deleted.json == (try document("delete-job.json")))
        #expect(cancelled.status == 200 && deleted.status == 200)
    }

    private func document(_ fixture: String) throws -> JSONValue {
        try JSONValue(parsing: Fixture.data(named: fixture))
    }

    private func expect(_ value: JSONValue, like fixture: String) throws {
        let shape = Shape(try document(fixture))
        let problems = shape.problems(with: Shape(value))
        #expect(problems.isEmpty, "\(fixture): \(problems)")
    }
}
