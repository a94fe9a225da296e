import AnalysisModel
import CoreAPI
import Foundation
import JobServices
import Testing

@Suite struct KeptResultTests {
    let world = World()

    private func known(_ status: String) async throws -> (JobBoard, TrackedJob) {
        await world.service.set("a", .init(status: status))
        let board = try world.board()
        return (board, try await board.track(Job.ID("a")))
    }

    @Test func `a job can go and leave its result here, where it can be read without the service`() async throws {
        let (board, job) = try await known("finished")
        try await board.delete(job.id, keepingResult: true)
        #expect(await world.service.jobs.isEmpty)
        let kept = try #require(try await board.jobs().first)
        #expect(kept.id == job.id && kept.isGone && kept.hasResult && !kept.hasFailed)
        #expect(try await board.changes(of: job.id).last?.state == "deleted")
        await world.service.failAlways(.jobResults, .noConnection)
        let path = try await board.resultFile(of: job.id)
        #expect(try String(contentsOfFile: path, encoding: .utf8) == ScriptedService.State().result)
    }

    @Test func `nothing is deleted if the result cannot be had`() async throws {
        let (board, job) = try await known("finished")
        await world.service.fail(.jobResults, .status(400, "Not now."))
        await #expect { try await board.delete(job.id, keepingResult: true) } throws: {
            ($0 as? JobServiceError)?.endpoint == "job_results"
        }
        #expect(await world.service.count(.deleteJob) == 0)
        #expect(try await board.jobs().first?.isGone == false)
    }

    @Test func `a job that has no result goes whole`() async throws {
        let (board, job) = try await known("processing")
        try await board.delete(job.id, keepingResult: true)
        #expect(try await board.jobs().isEmpty)
    }

    @Test func `a late listing does not wake it`() async throws {
        let (board, job) = try await known("finished")
        await world.service.fail(.deleteJob, .body("{}"))
        try await board.delete(job.id, keepingResult: true)
        await board.pollNow(nil)
        #expect(try await board.jobs().first?.isGone == true)
    }

    @Test func `deleted once more, the row and the result go`() async throws {
        let (board, job) = try await known("finished")
        try await board.delete(job.id, keepingResult: true)
        try await board.delete(job.id)
        #expect(try await board.jobs().isEmpty)
        #expect(try FileManager.default.contentsOfDirectory(atPath: world.cache).isEmpty)
    }
}
