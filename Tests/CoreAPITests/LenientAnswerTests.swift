import AnalysisModel
import CoreAPI
import TestSupport
import Testing

@Suite struct `Lenient answers` {
    @Test func `the documented answer is read whole`() async throws {
        let body = #"""
            {"job_id":"job","status":"processing","media_transfer_status":"finished","details":null,
             "poll_again_after_seconds":30,"new_member":{"a":[1]}}
            """#
        let report = try await ClientUnderTest(.jobStatus, .scripted(body)).client.jobStatus(of: Job.ID("job"))
        #expect(
            report
                == JobStatusReport(
                    jobID: Job.ID("job"), status: .processing, transfer: .finished, details: nil,
                    pollAgainAfter: .seconds(30)))
    }

    @Test(arguments: [
        (#""status":"error","details":"gone","media_transfer_status":"error""#, JobStatus.error, "gone" as String?),
        (#""status":"thinking""#, .unknown("thinking"), nil),
        (#""job_status":"queued""#, .queued, nil),
        (#""job_status":{"status":"on_hold","details":"d"}"#, .onHold, "d"),
        (#""status":{"status":"finished"},"details":5"#, .finished, nil),
    ])
    func `a status stands in several places`(members: String, status: JobStatus, details: String?) async throws {
        let body = "{\"job_id\":\"job\",\(members)}"
        let report = try await ClientUnderTest(.jobStatus, .scripted(body)).client.jobStatus(of: Job.ID("job"))
        #expect(report.status == status)
        #expect(report.details == details)
    }

    @Test(arguments: [
        (#"12"#, 12.0), ("2.5", 2.5), (#""7""#, 7), ("null", nil), ("[]", nil), (#""soon""#, nil), ("1e300", 1e12),
        ("-3", -3), (#""nan""#, nil), ("true", nil), ("1e999", nil),
    ])
    func `a poll hint may be anything`(value: String, seconds: Double?) async throws {
        let body = #"{"job_id":"job","status":"queued","poll_again_after_seconds":\#(value)}"#
        let answer = try? await ClientUnderTest(.jobStatus, .scripted(body)).client.jobStatus(of: Job.ID("job"))
        // A number beyond all doubles may also make the whole text no JSON.
        #expect(answer?.pollAgainAfter == seconds.map(Duration.seconds) || (answer == nil && value == "1e999"))
    }

    @Test(arguments: [
        #"{"status":"queued","job_id":"other"}"#, #"{"job_id":"job"}"#, #"{"job_id":"job","status":""}"#,
        #"{"job_id":"job","status":4}"#, #"[{"job_id":"job","status":"queued"}]"#,
    ])
    func `a status of nothing or of another job is none`(body: String) async throws {
        #expect(try await ClientUnderTest(.jobStatus, .scripted(body)).failure(.jobStatus)?.code == .undecodable)
    }

    @Test(arguments: [#"{}"#, #"{"job_id":""}"#, #"{"job_id":5}"#, #"{"job_id":null}"#, "[]"])
    func `a job without an id is none`(body: String) async throws {
        let error = try await ClientUnderTest(.newJob, .scripted(body)).failure(.newJob)
        #expect(error?.code == .undecodable)
        #expect(error?.requestMayHaveArrived == true)
    }

    @Test(arguments: [false, true])
    func `a listing may be bare or under jobs`(isBare: Bool) async throws {
        let array = #"""
            [{"job_id":"1","status":"queued","title":"plain"},
             {"job_id":"2","job_status":{"status":"finished","poll_again_after_seconds":"4"},"media_title":"other"},
             {"job_id":"3","status":"odd","media":{"title":"inner","video":{"url":"https://media.example/a"},
              "customer_media_info":{"id":"reel 7"}}},
             {"job_id":"4","status":"error","title":7,"media":[],"customer_media_info":{"id":"reel 8"}},
             {"job_id":"6","status":"queued","media_info":{"from_customer":{"id":"reel 9"}}},
             {"job_id":"7","status":"queued","customer_media_id":"reel 10","customer_media_info":{"id":7}},
             {"job_id":"","status":"queued"}, {"status":"queued"}, {"job_id":"5"}, 7, null, "x", []]
            """#
        let body = isBare ? array : "{\"next\":null,\"jobs\":\(array)}"
        let jobs = try await ClientUnderTest(.listJobs, .scripted(body)).client.listJobs()
        #expect(jobs.map(\.report.jobID.rawValue) == ["1", "2", "3", "4", "6", "7"])
        #expect(jobs.map(\.report.status) == [.queued, .finished, .unknown("odd"), .error, .queued, .queued])
        #expect(jobs.map(\.title) == ["plain", "other", "inner", nil, nil, nil])
        #expect(jobs.map(\.videoURL) == [nil, nil, "https://media.example/a", nil, nil, nil])
        #expect(jobs.map(\.mediaID) == [nil, nil, "reel 7", "reel 8", "reel 9", "reel 10"])
        #expect(jobs.map(\.report.pollAgainAfter) == [nil, .seconds(4), nil, nil, nil, nil])
    }

    @Test(arguments: ["[]", #"{"jobs":[]}"#])
    func `no job is a listing too`(body: String) async throws {
        #expect(try await ClientUnderTest(.listJobs, .scripted(body)).client.listJobs().isEmpty)
    }

    @Test(arguments: [#"{"jobs":{}}"#, #"{}"#, #"{"jobs":null}"#, "null", "3"])
    func `what lists nothing is not taken for an empty listing`(body: String) async throws {
        #expect(try await ClientUnderTest(.listJobs, .scripted(body)).failure(.listJobs)?.code == .undecodable)
    }

    @Test(arguments: [
        (#"{"uploaded_file_url":"valossaupload://a","z":"valossaupload://b"}"#, "valossaupload://a"),
        (#"{"uploaded_file_url":"","n":1,"url":"valossaupload://b"}"#, "valossaupload://b"),
        (#"{"b":"valossaupload://2","a":"valossaupload://1"}"#, "valossaupload://1"),
    ])
    func `the reference to an upload is known by its name or its form`(body: String, reference: String) async throws {
        let client = try ClientUnderTest(.finalizeFileUpload, .scripted(body)).client
        #expect(try await client.finalizeFileUpload(.init(rawValue: "up")) == reference)
    }

    @Test(arguments: [
        #"{"upload_id":"","file_chunk_size_bytes":1}"#, #"{"upload_id":"u","file_chunk_size_bytes":0}"#,
        #"{"upload_id":"u","file_chunk_size_bytes":-4}"#, #"{"upload_id":"u","file_chunk_size_bytes":1.5}"#,
        #"{"upload_id":"u","file_chunk_size_bytes":1e30}"#, #"{"upload_id":"u"}"#,
    ])
    func `an upload without an id or a usable chunk size is none`(body: String) async throws {
        let error = try await ClientUnderTest(.initializeFileUpload, .scripted(body)).failure(.initializeFileUpload)
        #expect(error?.code == .undecodable)
    }

    @Test(arguments: ["", "{}", "null", "ok", #"{"errors":null}"#])
    func `a chunk is confirmed by any 200`(body: String) async throws {
        #expect(try await ClientUnderTest(.sendFileChunk, .scripted(body)).failure(.sendFileChunk) == nil)
    }
}
