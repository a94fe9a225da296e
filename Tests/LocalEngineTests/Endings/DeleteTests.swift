import Foundation
import Testing

@testable import LocalEngine

@Suite struct DeleteTests {
    /// Files of jobs and uploads, whatever they are.
    private func leftovers(_ folder: TestFolder) -> [String] {
        folder.names.filter { name in
            ["media/", "uploads/", "results/", "scratch/"].contains { name.hasPrefix("data/" + $0) }
        }
    }

    private func expectGone(_ job: String, _ client: EngineClient) async throws {
        for answer in [
            try await client.status(job), try await client.result(job), try await client.cancel(job),
            try await client.delete(job),
        ] {
            #expect(answer.status == 404)
            #expect(answer.errors == ["Job not found"])
        }
        #expect(try await !client.jobIDs().contains(job))
    }

    @Test func `a deleted job is gone for every call, with its result, also over a restart`() async throws {
        let folder = try TestFolder()
        let video = try await MadeVideo.tiny()
        let job = try await TestEngine(in: folder).working { client in
            let job = try await client.submit(try await client.upload(video, chunk: 4_194_304))
            #expect(try await client.end(of: job)["status"] == "finished")
            #expect(folder.names.contains("data/results/\(job).json"))
            let answer = try await client.delete(job)
            #expect(answer.status == 200)
            #expect(answer.json == [:])
            try await expectGone(job, client)
            return job
        }
        #expect(leftovers(folder).isEmpty)
        try await TestEngine(in: folder).working { try await expectGone(job, $0) }
    }

    @Test func `an upload that another job needs outlives the deleted one`() async throws {
        let engine = try await TestEngine()
        let video = try await MadeVideo.tiny()
        let (second, answer) = try await engine.serving { client in
            let url = try await client.upload(video, chunk: 4_194_304)
            let first = try await client.submit(url)
            return (try await client.submit(url), try await client.delete(first))
        }
        #expect(answer.status == 200)
        #expect(leftovers(engine.folder).count == 1)
        let (end, last) = try await engine.working { client in
            (try await client.end(of: second), try await client.delete(second))
        }
        #expect(end["status"] == "finished")
        #expect(last.status == 200)
        #expect(leftovers(engine.folder).isEmpty)
    }

    @Test func `a job that is deleted while its video comes leaves nothing`() async throws {
        let engine = try await TestEngine()
        try await VideoServer.run { server in
            try await engine.working { client in
                let job = try await client.submit(server + "/silent.mp4")
                _ = try await client.status(job) { _ in engine.folder.names.contains("data/media/\(job).part") }
                #expect(try await client.delete(job).status == 200)
                #expect(leftovers(engine.folder).isEmpty)
                try await expectGone(job, client)
            }
        }
    }

    @Test func `a job that is deleted while it is analysed leaves no ffmpeg and no result`() async throws {
        let engine = try await TestEngine()
        let video = try await MadeVideo.long()
        try await engine.working { client in
            let job = try await client.submit(try await client.upload(video, chunk: 4_194_304))
            _ = try await client.status(job) { $0["status"] == "processing" }
            #expect(try await client.delete(job).status == 200)
            #expect(RunningPrograms.ffmpeg(naming: engine.folder.path).isEmpty)
            #expect(leftovers(engine.folder).isEmpty)
            try await expectGone(job, client)
        }
        #expect(leftovers(engine.folder).isEmpty)
    }

    @Test func `whenever a job is deleted, nothing of it is left`() async throws {
        let engine = try await TestEngine()
        let video = try await MadeVideo.tiny()
        try await engine.working { client in
            for round in 0..<12 {
                let job = try await client.submit(try await client.upload(video, chunk: 4_194_304))
                // Each round meets the job at another moment of its way.
                for _ in 0..<(round * 4) { _ = try await client.status(job) }
                #expect(try await client.delete(job).status == 200)
                #expect(RunningPrograms.ffmpeg(naming: engine.folder.path).isEmpty)
                #expect(leftovers(engine.folder).isEmpty, "round \(round)")
            }
            #expect(try await client.jobIDs().isEmpty)
        }
        #expect(leftovers(engine.folder).isEmpty)
    }

    @Test func `what an end in the middle of a deletion has left is swept at the next start`() async throws {
        let folder = try TestFolder()
        let engine = try await TestEngine(in: folder)
        let video = try await MadeVideo.tiny()
        let kept = try await engine.working { client in
            let kept = try await client.submit(try await client.upload(video, chunk: 4_194_304))
            _ = try await client.end(of: kept)
            return kept
        }
        for name in ["media/lost", "media/lost.part", "uploads/lost", "results/lost.json", "results/lost.srt"] {
            try Data("x".utf8).write(to: URL(fileURLWithPath: folder.path + "/data/" + name))
        }
        try await TestEngine(in: folder).engine.recover()
        #expect(leftovers(folder) == ["data/results/\(kept).json"])
    }
}
