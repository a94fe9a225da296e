import AnalysisModel
import CoreAPI
import Foundation
import Testing

@testable import JobServices

/// Rows of jobs that the service does not know any more.
@Suite struct ForgetTests {
    let world = World()

    /// A board with a job that the service has forgotten, which it had in this state.
    private func gone(_ status: String = "finished", keeps: Bool = false) async throws -> (JobBoard, TrackedJob) {
        await world.service.set("a", .init(status: status))
        let board = try world.board()
        let job = try await board.track(Job.ID("a"))
        if keeps {
            for type in [ResultType.core, .speechSRT] { _ = try await board.resultFile(of: job.id, type: type) }
        }
        await world.service.remove("a")
        await board.pollNow([job.id])
        let row = try #require(try await board.jobs().first)
        #expect(row.isGone)
        return (board, row)
    }

    @Test(arguments: ["queued", "processing", "finished", "error"])
    func `go without the service`(status: String) async throws {
        let (board, job) = try await gone(status)
        for endpoint in [Endpoint.deleteJob, .jobStatus, .listJobs] {
            await world.service.failAlways(endpoint, .noConnection)
        }
        let events = EventLog(board)
        var told: [JobServiceError?] = []
        for await (_, error) in board.ended([job], by: .delete(keepingResult: false)) { told.append(error) }
        #expect(told == [nil])
        #expect(try await board.jobs().isEmpty)
        #expect(try await board.failures(of: job.id).isEmpty)
        #expect(await world.service.count(.deleteJob) == 0)
        try await eventually("told") { events.all.contains(.jobsRemoved([job.id])) }
    }

    @Test func `take what is kept of their results with them, unless it is to stay`() async throws {
        let (board, job) = try await gone(keeps: true)
        try await board.forget(job.id, keepingResult: true)
        #expect(try await board.jobs().map(\.id) == [job.id])
        #expect(try FileManager.default.contentsOfDirectory(atPath: world.cache).count == 2)
        try await board.forget(job.id)
        #expect(try await board.jobs().isEmpty)
        #expect(try FileManager.default.contentsOfDirectory(atPath: world.cache).isEmpty)
    }

    @Test func `go also when a result was to be kept that nobody has`() async throws {
        let (board, job) = try await gone()
        try await board.delete(job.id, keepingResult: true)
        #expect(try await board.jobs().isEmpty)
        #expect(await world.service.count(.jobResults) == 0)
        #expect(await world.service.count(.deleteJob) == 0)
    }

    @Test(arguments: ["processing", "finished"])
    func `stay once the service knows the job again, and it is not deleted there`(status: String) async throws {
        let (board, job) = try await gone()
        await world.service.set("a", .init(status: status))
        await board.pollNow(nil)
        var told: [JobServiceError.Kind?] = []
        for await (_, error) in board.ended([job], by: .delete(keepingResult: false)) { told.append(error?.kind) }
        #expect(told == [.changedMeanwhile])
        #expect(try await board.jobs().map(\.isGone) == [false])
        #expect(await world.service.count(.deleteJob) == 0)
        let store = try world.store()
        let isRemoved = try await store.recordDeleted(
            job.id, of: "test", knownAs: Job.ID("a"), ifGone: true, at: world.time.now())
        #expect(!isRemoved)
    }

    @Test func `are never those of jobs that may be there`() async throws {
        let board = try world.board()
        for (id, status) in [("a", "processing"), ("b", "finished"), ("c", "error")] {
            await world.service.set(id, .init(status: status))
        }
        await board.pollNow(nil)
        let jobs = try await board.jobs()
        for job in jobs {
            await #expect { try await board.forget(job.id) } throws: {
                ($0 as? JobServiceError)?.kind == .changedMeanwhile
            }
        }
        #expect(jobs.count == 3)
        #expect(try await board.jobs() == jobs)
    }

    @Test func `go although the service does not answer for the others`() async throws {
        let (board, job) = try await gone()
        await world.service.set("b", .init(status: "finished"))
        await world.service.set("c", .init(status: "finished"))
        await board.pollNow(nil)
        await world.service.failAlways(.deleteJob, .status(401, "The API key is not valid."))
        let others = try await board.jobs().filter { !$0.isGone }
        var told: [Bool] = []
        for await (_, error) in board.ended(others + [job], by: .delete(keepingResult: false)) {
            told.append(error == nil)
        }
        #expect(told == [false, false, true])
        #expect(await world.service.count(.deleteJob) == 1)
        #expect(Set(try await board.jobs().map(\.id)) == Set(others.map(\.id)))
    }

    @Test func `come back if the service lists the job again`() async throws {
        let (board, job) = try await gone()
        try await board.forget(job.id)
        await world.service.set("a", .init(status: "finished"))
        world.clock.advance(by: .seconds(Deletion.echo + 1))
        await board.pollNow(nil)
        #expect(try await board.jobs().map(\.jobID) == [Job.ID("a")])
    }
}
