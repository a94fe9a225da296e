import AnalysisModel
import CoreAPI
import Foundation
import Testing

@testable import JobServices

private let link = SubmissionRequest(source: .url("https://media.example/a.mp4"), title: "Harbour at dawn")

@Suite struct DeleteTests {
    let world = World()

    private func known(_ status: String, in board: JobBoard? = nil) async throws -> (JobBoard, TrackedJob) {
        await world.service.set("a", .init(status: status))
        let board = try board ?? world.board()
        return (board, try await board.track(Job.ID("a")))
    }

    @Test(arguments: ["queued", "on_hold", "preparing_analysis", "processing", "finished", "error"])
    func `a job in any state goes, with all that is kept of it`(status: String) async throws {
        let (board, job) = try await known(status)
        let path = status == "finished" ? try await board.resultFile(of: job.id) : nil
        let events = EventLog(board)
        try await board.delete(job.id)
        #expect(await world.service.jobs.isEmpty)
        #expect(try await board.jobs().isEmpty)
        #expect(try await board.failures(of: job.id).isEmpty)
        #expect(try await board.changes(of: job.id).isEmpty)
        if let path { #expect(!FileManager.default.fileExists(atPath: path)) }
        try await eventually("told") { events.all.contains(.jobsRemoved([job.id])) }
    }

    @Test func `a job that the service does not know any more counts as deleted`() async throws {
        let (board, job) = try await known("finished")
        await world.service.remove("a")
        try await board.delete(job.id)
        #expect(try await board.jobs().isEmpty)
    }

    @Test func `what the service refuses stays, with the refusal`() async throws {
        let (board, job) = try await known("finished")
        await world.service.fail(.deleteJob, .status(400, "Not today."))
        await #expect { try await board.delete(job.id) } throws: { ($0 as? JobServiceError)?.httpStatus == 400 }
        #expect(try await board.jobs().map(\.id) == [job.id])
        #expect(try await board.failures(of: job.id).first?.facts.endpoint == "delete_job")
    }

    @Test func `an answer that is lost is asked for again, and no job then is what was wanted`() async throws {
        let (board, job) = try await known("finished")
        await world.service.fail(.deleteJob, .lostAnswer)
        let delete = Task { try await board.delete(job.id) }
        try await eventually("deleted", advancing: world.clock) { try await board.jobs().isEmpty }
        try await delete.value
        #expect(await world.service.count(.deleteJob) == 2)
    }

    @Test func `without an answer the job and its row stay`() async throws {
        let (board, job) = try await known("finished")
        await world.service.failAlways(.deleteJob, .noConnection)
        let delete = Task { try await board.delete(job.id) }
        try await eventually("given up", advancing: world.clock) {
            try await board.failures(of: job.id).first?.attempt == 3
        }
        await #expect { try await delete.value } throws: { ($0 as? JobServiceError)?.kind == .noAnswer }
        #expect(try await board.jobs().map(\.id) == [job.id])
    }

    @Test func `a listing that was under way does not bring it back`() async throws {
        let (board, job) = try await known("finished")
        await world.service.fail(.listJobs, .held)
        let listing = Task { await board.pollNow(nil) }
        try await eventually("asked") { await world.service.heldAnswers == 1 }
        try await board.delete(job.id)
        await world.service.release()
        await listing.value
        #expect(try await board.jobs().isEmpty)
    }

    @Test func `a service that is late in forgetting it does not bring it back, one that keeps it does`() async throws {
        let (board, job) = try await known("finished")
        await world.service.fail(.deleteJob, .body("{}"))
        try await board.delete(job.id)
        world.clock.advance(by: .seconds(Deletion.echo) - .seconds(1))
        await board.pollNow(nil)
        #expect(try await board.jobs().isEmpty)
        world.clock.advance(by: .seconds(2))
        await board.pollNow(nil)
        #expect(try await board.jobs().map(\.jobID) == [Job.ID("a")])
    }

    @Test func `a question for its state that was under way does not bring it back`() async throws {
        let (board, job) = try await known("finished")
        await world.service.fail(.jobStatus, .held)
        let question = Task { try await board.track(Job.ID("a")) }
        try await eventually("asked") { await world.service.heldAnswers == 1 }
        try await board.delete(job.id)
        await world.service.release()
        await #expect { _ = try await question.value } throws: { ($0 as? JobServiceError)?.kind == .unknownJob }
        #expect(try await board.jobs().isEmpty)
    }

    @Test func `whoever asks for it by name later, and is told, has it again`() async throws {
        let (board, job) = try await known("finished")
        await world.service.fail(.deleteJob, .body("{}"))
        try await board.delete(job.id)
        world.clock.advance(by: .seconds(2))
        let back = try await board.track(Job.ID("a"))
        #expect(back.id != job.id)
        await world.service.set("a", .init(status: "error"))
        await board.pollNow(nil)
        #expect(try await board.jobs().map(\.status) == [.error], "listings count for it again")
    }

    @Test func `a result on its way is given up and leaves nothing`() async throws {
        let (board, job) = try await known("finished")
        await world.service.fail(.jobResults, .silence)
        let fetch = Task { try await board.resultFile(of: job.id) }
        try await eventually("asked") { await world.service.count(.jobResults) == 1 }
        try await board.delete(job.id)
        await #expect(throws: JobServiceError.self) { _ = try await fetch.value }
        #expect(try FileManager.default.contentsOfDirectory(atPath: world.cache).isEmpty)
    }

    @Test func `a result that another process was fetching leaves nothing`() async throws {
        let (board, job) = try await known("finished")
        let other = try world.board()
        await world.service.fail(.jobResults, .held)
        let fetch = Task { try await other.resultFile(of: job.id) }
        try await eventually("asked") { await world.service.heldAnswers == 1 }
        try await board.delete(job.id)
        await world.service.release()
        await #expect { _ = try await fetch.value } throws: { ($0 as? JobServiceError)?.kind == .unknownJob }
        #expect(try FileManager.default.contentsOfDirectory(atPath: world.cache).isEmpty)
    }

    @Test func `another process hears of it`() async throws {
        let (board, job) = try await known("processing")
        let other = try world.board()
        let events = EventLog(other)
        try await running(other) {
            try await eventually("known") { await world.service.count(.listJobs) == 1 }
            try await board.delete(job.id)
            try await eventually("told", advancing: world.clock) { events.all.contains(.jobsRemoved([job.id])) }
            #expect(try await other.jobs().isEmpty)
        }
        #expect(events.serviceFailures.isEmpty)
    }

    @Test func `a row that another row has gone up in goes with it`() async throws {
        let (board, twin) = try await known("processing")
        let mine = TrackedJob.ID(rawValue: "mine")
        let store = try world.store()
        _ = try await store.recordIntent(mine, link, profile: "test", at: world.time.now(), owner: "me")
        try await store.recordSubmitted(
            mine, as: Job.ID("a"), profile: "test", at: world.time.now(),
            nextPoll: PollTime(in: .zero, by: world.time))
        try await board.delete(mine)
        #expect(try await board.jobs().isEmpty)
        let news = try await store.news(of: "test", since: FeedPosition(revision: 0, failure: 0))
        #expect(Set(news.removed) == [twin.id, mine])
    }
}
