import Foundation
import Testing

@testable import LocalEngine

@Suite struct RestartTests {
    @Test func `a job interrupted while it downloads starts its download again`() async throws {
        let folder = try TestFolder()
        try await VideoServer.run { server in
            let job = try await TestEngine(in: folder).working { client in
                let job = try await client.submit(server + "/second-time.mp4")
                let status = try await client.status(job) { _ in folder.names.contains("data/media/\(job).part") }
                #expect(status["media_transfer_status"] == "downloading")
                return job
            }
            try await TestEngine(in: folder).working { client in
                #expect(try await client.end(of: job)["status"] == "finished")
                SampleResult(try await client.result(job).json).check()
            }
        }
    }

    @Test func `a job interrupted while it is analysed is analysed again`() async throws {
        let folder = try TestFolder()
        let long = folder.path + "/long.mp4"
        try await MadeVideo.make(at: long, ["-stream_loop", "5", "-i", Sample.path, "-c", "copy"])
        let bytes = Array(try Data(contentsOf: URL(fileURLWithPath: long)))
        let job = try await TestEngine(in: folder).working { client in
            let job = try await client.submit(try await client.upload(bytes, chunk: EngineLimits().chunkBytes))
            _ = try await client.status(job) { $0["status"] == "processing" }
            return job
        }
        let second = try await TestEngine(in: folder)
        #expect(try await second.serving { try await $0.status(job).json["status"] } == "processing")
        try await second.working { client in
            let end = try await client.end(of: job)
            #expect(end["status"] == "finished")
            let result = try await client.result(job).json
            #expect(SampleResult(result).shots.last?.last == Int64(6 * 450 - 1))
        }
    }

    @Test func `a queued job and acknowledged chunks outlast the engine`() async throws {
        let folder = try TestFolder()
        var limits = EngineLimits()
        limits.chunkBytes = 10
        let key = ("api_key", TestEngine.key)
        let (job, upload) = try await TestEngine(in: folder, limits: limits).serving { client in
            let job = try await client.submit("https://media.example/a.mp4")
            let begun = try await client.post("initialize_file_upload", form: [key, ("file_size_bytes", "25")])
            let upload = ("upload_id", try #require(begun.json["upload_id"]?.string))
            let sent = try await client.post(
                "send_file_chunk", form: [key, upload, ("chunk_index", "2"), ("file_data", "uvwxy")])
            #expect(sent.status == 200)
            return (job, upload)
        }
        try await TestEngine(in: folder, limits: limits).serving { client in
            #expect(try await client.status(job).json["status"] == "queued")
            let early = try await client.post("finalize_file_upload", form: [key, upload])
            #expect(
                early.errors == [
                    "The upload is not complete: 2 of 3 chunks are missing, the first is chunk 0"
                ])
            for (index, data) in [("0", "XXXXXXXXXX"), ("1", "klmnopqrst"), ("0", "abcdefghij")] {
                let sent = try await client.post(
                    "send_file_chunk", form: [key, upload, ("chunk_index", index), ("file_data", data)])
                #expect(sent.status == 200)
            }
            let done = try await client.post("finalize_file_upload", form: [key, upload])
            #expect(done.json["uploaded_file_url"]?.string == "valossaupload://" + upload.1)
        }
        let file = try String(contentsOfFile: folder.path + "/data/uploads/" + upload.1, encoding: .utf8)
        #expect(file == "abcdefghijklmnopqrstuvwxy")
    }
}
