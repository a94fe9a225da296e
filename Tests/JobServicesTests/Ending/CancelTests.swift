import AnalysisModel
import CoreAPI
import JobServices
import Testing

@Suite struct CancelTests {
    let world = World()

    private func known(_ status: String) async throws -> (JobBoard, TrackedJob) {
        await world.service.set("a", .init(status: status))
        let board = try world.board()
        return (board, try await board.track(Job.ID("a")))
    }

    @Test(arguments: ["queued", "on_hold"])
    func `a job that waits is cancelled, and its state is known at once`(status: String) async throws {
        let (board, job) = try await known(status)
        try await board.cancel(job.id)
        let now = try #require(try await board.jobs().first)
        #expect(now.status == .error)
        #expect(now.details == "The job was cancelled before its analysis began.")
        #expect(try await board.failures(of: job.id).map(\.facts.kind) == [.jobCancelled])
        #expect(await world.service.count(.cancelJob) == 1)
    }

    @Test func `a job that has left the queue is refused in the service's words, and its state is known`() async throws
    {
        let (board, job) = try await known("queued")
        await world.service.set("a", .init(status: "processing"))
        let refusal = "The job cannot be cancelled: its status is processing"
        await #expect { try await board.cancel(job.id) } throws: { ($0 as? JobServiceError)?.messages == [refusal] }
        #expect(try await board.jobs().first?.status == .processing)
        let failure = try #require(try await board.failures(of: job.id).first)
        #expect(failure.facts.messages == [refusal])
        #expect(failure.facts.endpoint == "cancel_job" && failure.facts.httpStatus == 400)
        #expect(await world.service.count(.cancelJob) == 1, "what the service refuses is not repeated")
    }

    @Test func `an answer that is lost is asked for again`() async throws {
        let (board, job) = try await known("queued")
        await world.service.fail(.cancelJob, .status(503, "later"))
        let cancel = Task { try await board.cancel(job.id) }
        try await eventually("cancelled", advancing: world.clock) { try await board.jobs().first?.status == .error }
        try await cancel.value
        #expect(await world.service.count(.cancelJob) == 2)
    }

    @Test func `a row without a job has nothing to cancel`() async throws {
        let board = try world.board()
        let row = try await board.submit(SubmissionRequest(source: .url("https://media.example/a.mp4")))
        await #expect { try await board.cancel(row.id) } throws: { ($0 as? JobServiceError)?.kind == .noJobID }
        await #expect { try await board.cancel(.init(rawValue: "none")) } throws: {
            ($0 as? JobServiceError)?.kind == .unknownJob
        }
        #expect(await world.service.count(.cancelJob) == 0)
    }

    @Test func `each is told as it is done, and one that fails stops no other`() async throws {
        for (id, status) in [("a", "queued"), ("b", "processing"), ("c", "on_hold")] {
            await world.service.set(id, .init(status: status))
        }
        let board = try world.board()
        await board.pollNow(nil)
        var told: [String] = []
        for await (_, error) in board.ended(try await board.jobs(), by: .cancel) {
            told.append(error?.messages.first ?? "done")
        }
        #expect(told == ["done", "The job cannot be cancelled: its status is processing", "done"])
    }

    @Test func `a refused key is asked with once, whatever is still to be done`() async throws {
        for id in ["a", "b", "c"] { await world.service.set(id, .init(status: "queued")) }
        let board = try world.board()
        await board.pollNow(nil)
        await world.service.failAlways(.cancelJob, .status(401, "The API key is not valid."))
        var told: [Int?] = []
        for await (_, error) in board.ended(try await board.jobs(), by: .cancel) {
            told.append(error?.httpStatus)
        }
        #expect(told == [401, 401, 401])
        #expect(await world.service.count(.cancelJob) == 1)
    }
}
