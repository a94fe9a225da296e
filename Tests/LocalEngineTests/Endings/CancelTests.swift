import Foundation
import Testing

@testable import LocalEngine

@Suite struct CancelTests {
    static let details = "The job was cancelled before its analysis began."

    private func expectCancelled(_ report: JSONValue, transfer: String = "error") {
        #expect(report["status"] == "error")
        #expect(report["media_transfer_status"]?.string == transfer)
        #expect(report["details"]?.string == Self.details)
        #expect(report["poll_again_after_seconds"] == .null)
    }

    @Test func `a queued job is cancelled, once`() async throws {
        try await TestEngine().serving { client in
            let job = try await client.submit("https://media.example/a.mp4")
            let first = try await client.cancel(job)
            #expect(first.status == 200)
            #expect(first.json == [:])
            expectCancelled(try await client.status(job).json)
            let second = try await client.cancel(job)
            #expect(second.status == 400)
            #expect(second.errors == ["The job cannot be cancelled: its status is error"])
            #expect(try await client.jobIDs() == [job], "it stays in the list")
        }
    }

    @Test(arguments: ["queued", "on_hold", "preparing_analysis", "processing"])
    func `only a job that waits can be cancelled`(_ state: String) async throws {
        let faulty = try await FaultyEngine(#"[{"endpoint":"new_job","hold":"\#(state)"}]"#)
        let video = try await MadeVideo.tiny()
        try await faulty.engine.working { client in
            let job = try await client.submit(try await client.upload(video, chunk: 4_194_304))
            _ = try await client.status(job) { $0["status"]?.string == state }
            let answer = try await client.cancel(job)
            if state == "queued" || state == "on_hold" {
                #expect(answer.status == 200)
                expectCancelled(try await client.status(job).json)
                try faulty.write("[]")
                let after = try await client.status(job).json
                expectCancelled(after)
            } else {
                #expect(answer.status == 400)
                #expect(answer.errors == ["The job cannot be cancelled: its status is \(state)"])
            }
        }
    }

    @Test func `a finished job cannot be cancelled, nor one that is not there`() async throws {
        let video = try await MadeVideo.tiny()
        try await TestEngine().working { client in
            let job = try await client.submit(try await client.upload(video, chunk: 4_194_304))
            #expect(try await client.end(of: job)["status"] == "finished")
            let answer = try await client.cancel(job)
            #expect(answer.errors == ["The job cannot be cancelled: its status is finished"])
            #expect(try await client.result(job).status == 200)
            let none = try await client.cancel("none")
            #expect(none.status == 404)
            #expect(none.errors == ["Job not found"])
        }
    }

    @Test func `a job whose video is on its way is cancelled, and its download is over`() async throws {
        let engine = try await TestEngine()
        try await VideoServer.run { server in
            try await engine.working { client in
                let job = try await client.submit(server + "/silent.mp4")
                _ = try await client.status(job) { _ in engine.folder.names.contains("data/media/\(job).part") }
                #expect(try await client.cancel(job).status == 200)
                #expect(!engine.folder.names.contains { $0.hasPrefix("data/media/") })
                expectCancelled(try await client.status(job).json)
                #expect(try await client.result(job).errors == ["The job has no results: its status is error"])
                let next = try await client.submit(server + "/sample.mp4")
                #expect(try await client.end(of: next)["status"] == "finished", "its place is free again")
                expectCancelled(try await client.status(job).json)
            }
        }
    }

    @Test func `a cancelled job stays cancelled over a restart, and its upload is gone`() async throws {
        let folder = try TestFolder()
        let video = try await MadeVideo.tiny()
        let job = try await TestEngine(in: folder).serving { client in
            let job = try await client.submit(try await client.upload(video, chunk: 4_194_304))
            #expect(try await client.cancel(job).status == 200)
            return job
        }
        #expect(!folder.names.contains { $0.hasPrefix("data/uploads/") })
        try await TestEngine(in: folder).working { client in expectCancelled(try await client.end(of: job)) }
    }
}
