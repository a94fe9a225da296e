import AnalysisModel
import Foundation
import Testing

@testable import LocalEngine

/// A faults file that changes while the engine runs, and the jobs that its rules hold.
@Suite struct FaultFileTests {
    @Test func `a changed file counts from its next request, and anew`() async throws {
        let faulty = try await FaultyEngine(#"[{"endpoint":"list_jobs","times":1,"status":500,"message":"x"}]"#)
        try await faulty.engine.serving { client in
            let list = { try await client.get("list_jobs", "api_key=\(TestEngine.key)").status }
            #expect(try await [list(), list()] == [500, 200])
            try faulty.write(#"[{"endpoint":"list_jobs","times":1,"status":501,"message":"x"}]"#)
            #expect(try await [list(), list()] == [501, 200])
            try faulty.write("[]")
            #expect(try await list() == 200)
        }
    }

    @Test func `of a file that breaks the log tells, and the rules before it stay`() async throws {
        let faulty = try await FaultyEngine(#"[{"endpoint":"list_jobs","status":500,"message":"x"}]"#)
        try await faulty.engine.serving { client in
            let list = { try await client.get("list_jobs", "api_key=\(TestEngine.key)").status }
            try faulty.write(#"[{"endpoint":"list_yobs","status":501}]"#)
            #expect(try await list() == 500)
            #expect(faulty.log.text.contains(#"rule 1: unknown endpoint "list_yobs""#), "\(faulty.log.text)")
            try FileManager.default.removeItem(atPath: faulty.path)
            #expect(try await list() == 500)
            try faulty.write("[]")
            #expect(try await list() == 200)
        }
    }

    @Test(arguments: ["queued", "on_hold", "preparing_analysis", "processing"])
    func `a held job stays in its state until the rule is gone`(_ state: String) async throws {
        let faulty = try await FaultyEngine(#"[{"endpoint":"new_job","times":1,"hold":"\#(state)"}]"#)
        let video = try await MadeVideo.tiny()
        try await faulty.engine.working { client in
            let held = try await client.submit(try await client.upload(video, chunk: 4_194_304))
            _ = try await client.status(held) { $0["status"]?.string == state }
            let free = try await client.submit(try await client.upload(video, chunk: 4_194_304))
            #expect(try await client.end(of: free)["status"] == "finished", "others overtake it")
            #expect(try await client.status(held).json["status"]?.string == state)
            // The same rule among others still holds.
            try faulty.write(
                #"[{"endpoint":"list_jobs","delay_s":0},{"hold":"\#(state)","endpoint":"new_job","times":1}]"#)
            #expect(try await client.status(held).json["status"]?.string == state)
            try faulty.write("[]")
            #expect(try await client.end(of: held)["status"] == "finished")
        }
    }

    @Test func `a held job is held over a restart, and goes on where the rule is gone`() async throws {
        let folder = try TestFolder()
        let rules = #"[{"endpoint":"new_job","hold":"on_hold"}]"#
        let job = try await FaultyEngine(rules, in: folder).engine.serving {
            try await $0.submit("valossaupload://none")
        }
        let again = try await FaultyEngine(rules, in: folder)
        try await again.engine.engine.recover()
        #expect(try await again.engine.serving { try await $0.status(job).json["status"] } == "on_hold")
        let end = try await TestEngine(in: folder).working { try await $0.end(of: job) }
        #expect(end["details"] == "There is no upload valossaupload://none. Upload the file again.")
    }

    @Test func `a running engine lets jobs go without being asked`() async throws {
        let faulty = try await FaultyEngine(#"[{"endpoint":"new_job","hold":"queued"}]"#)
        let job = try await faulty.engine.serving { try await $0.submit("valossaupload://none") }
        let store = faulty.engine.engine.api.store
        try await faulty.engine.running { _ in
            try faulty.write("[]")
            let deadline = ContinuousClock.now + .seconds(30)
            while try await store.job(job, of: KeyHolder.main)?.status != .error, ContinuousClock.now < deadline {
                try await Task.sleep(for: .milliseconds(20))
            }
        }
        #expect(try await store.job(job, of: KeyHolder.main)?.status == .error)
    }
}
