import AnalysisModel
import CoreAPI
import Foundation
import Testing

@testable import JobServices

/// Results of other types than core, and what the cache keeps of all.
@Suite struct ResultTypeTests {
    let world = World()

    private func finished(_ ids: String..., limit: Int64? = nil) async throws -> (JobBoard, [TrackedJob]) {
        let board = try world.board(resultsLimit: limit)
        var jobs: [TrackedJob] = []
        for id in ids {
            await world.service.set(id, .init(status: "finished", result: #"{"id": "\#(id)", "x": "0123456789"}"#))
            jobs.append(try await board.track(Job.ID(id)))
        }
        return (board, jobs)
    }

    private var cached: [String] {
        ((try? FileManager.default.contentsOfDirectory(atPath: world.cache)) ?? []).sorted()
    }

    @Test func `each type is kept under its own name, and core alone counts as the job's result`() async throws {
        let (board, jobs) = try await finished("a")
        await world.service.fail(.jobResults, .body("1\r\n00:00:00,000 --> 00:00:01,000\r\nx\r\n"))
        let path = try await board.resultFile(of: jobs[0].id, type: .speechSRT)
        #expect(path == world.cache + "/a.speech_to_text_srt.srt")
        #expect(try await board.jobs().first?.hasResult == false)
        #expect(try await board.resultFile(of: jobs[0].id, type: .secondsObjects).hasSuffix("seconds_objects.json"))
        _ = try await board.resultFile(of: jobs[0].id)
        #expect(cached == ["a.core.json", "a.seconds_objects.json", "a.speech_to_text_srt.srt"])
        _ = try await board.resultFile(of: jobs[0].id, type: .speechSRT)
        #expect(await world.service.count(.jobResults) == 3)
        try await board.delete(jobs[0].id)
        #expect(cached.isEmpty)
    }

    @Test(arguments: [
        "There are no results of type frames_faces", "Not available in this subscription",
        "Invalid value for field type: no such type of results",
    ])
    func `a type that the service does not have says so, and harms nothing`(words: String) async throws {
        let (board, jobs) = try await finished("a")
        await world.service.fail(.jobResults, .status(400, words))
        await #expect {
            _ = try await board.resultFile(of: jobs[0].id, type: .framesFaces)
        } throws: { error in
            let error = error as? JobServiceError
            return error?.facts.kind == .resultTypeMissing && error?.messages == [words]
        }
        #expect(try await board.failures(of: jobs[0].id).isEmpty)
        #expect(cached.isEmpty)
    }

    @Test func `a try that is repeated leaves no failure at the job either`() async throws {
        let (board, jobs) = try await finished("a")
        await world.service.fail(.jobResults, .status(503, "later"))
        let fetch = Task { try await board.resultFile(of: jobs[0].id, type: .framesObjects) }
        try await eventually("fetched", advancing: world.clock) { cached == ["a.frames_objects.json"] }
        _ = try await fetch.value
        #expect(try await board.failures(of: jobs[0].id).isEmpty)
    }

    @Test func `what was not used for longest goes when there is too much`() async throws {
        let (board, jobs) = try await finished("a", "b", "c", limit: 70)
        for job in jobs.prefix(2) {
            _ = try await board.resultFile(of: job.id)
            world.clock.advance(by: .seconds(10))
        }
        _ = try await board.resultFile(of: jobs[0].id)
        world.clock.advance(by: .seconds(10))
        #expect(cached == ["a.core.json", "b.core.json"])
        _ = try await board.resultFile(of: jobs[2].id)
        #expect(cached == ["a.core.json", "c.core.json"])
        let known = Dictionary(uniqueKeysWithValues: try await board.jobs().map { ($0.jobID?.rawValue, $0.hasResult) })
        #expect(known == ["a": true, "b": false, "c": true])
        _ = try await board.resultFile(of: jobs[1].id)
        #expect(cached == ["b.core.json", "c.core.json"])
    }

    @Test func `what cannot be had again stays, and so does what was wanted now`() async throws {
        let (board, jobs) = try await finished("a", "b", limit: 10)
        _ = try await board.resultFile(of: jobs[0].id)
        #expect(cached == ["a.core.json"])
        try await board.delete(jobs[0].id, keepingResult: true)
        world.clock.advance(by: .seconds(10))
        _ = try await board.resultFile(of: jobs[1].id)
        #expect(cached == ["a.core.json", "b.core.json"])
    }

    @Test func `a result is there without the service, also when that has lost the job`() async throws {
        let (board, jobs) = try await finished("a")
        let path = try await board.resultFile(of: jobs[0].id, type: .secondsObjects)
        await world.service.remove("a")
        await board.pollNow([jobs[0].id])
        #expect(try await board.jobs().first?.isGone == true)
        await world.service.failAlways(.jobResults, .noConnection)
        #expect(try await board.resultFile(of: jobs[0].id, type: .secondsObjects) == path)
    }
}
