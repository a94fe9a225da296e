import AnalysisModel
import JobServices
import Testing

/// Jobs that the service has forgotten, and rows made from its list.
@Suite struct GoneTests {
    let world = World()

    private func row(_ id: String, of board: JobBoard) async throws -> TrackedJob? {
        try await board.jobs().first { $0.jobID == Job.ID(id) }
    }

    @Test func `a forgotten job has ended badly until a listing tells it again`() async throws {
        await world.service.set("a", .init(hint: 5))
        await world.service.set("b", .init(hint: 5))
        let board = try world.board()
        try await running(board) {
            try await eventually("listed") { try await board.jobs().count == 2 }
            let before = try #require(try await row("a", of: board))
            #expect(!before.isGone && !before.isAtEnd && !before.hasFailed)
            await world.service.remove("a")
            try await eventually("gone", advancing: world.clock) { try await row("a", of: board)?.isGone == true }
            let gone = try #require(try await row("a", of: board))
            #expect(gone.isAtEnd && gone.hasFailed)
            #expect(gone.id == before.id)
            #expect(try await row("b", of: board)?.isGone == false)

            await world.service.set("a", .init(hint: 5))
            await board.pollNow(nil)
            let back = try #require(try await row("a", of: board))
            #expect(!back.isGone && !back.isAtEnd && !back.hasFailed)
            #expect(back.status == .processing)
            await world.service.set("a", .init(status: "finished"))
            try await eventually("asked for again", advancing: world.clock) {
                try await row("a", of: board)?.status == .finished
            }
        }
    }

    @Test func `a job that is asked for by name and not known is gone as well, once`() async throws {
        await world.service.set("a", .init(hint: 3600))
        let board = try world.board()
        _ = try await board.track(Job.ID("a"))
        await world.service.remove("a")
        for _ in 0..<2 { await #expect(throws: JobServiceError.self) { _ = try await board.track(Job.ID("a")) } }
        let gone = try #require(try await row("a", of: board))
        #expect(gone.isGone)
        #expect(try await board.changes(of: gone.id).count { $0.state == "gone" } == 1)
    }

    @Test func `a finished job that is forgotten afterwards stays a success`() async throws {
        await world.service.set("a", .init(status: "finished"))
        let board = try world.board()
        _ = try await board.track(Job.ID("a"))
        await world.service.remove("a")
        await #expect(throws: JobServiceError.self) { _ = try await board.track(Job.ID("a")) }
        let job = try #require(try await row("a", of: board))
        #expect(job.isAtEnd && !job.hasFailed)
    }

    @Test func `a forgotten job that is asked for by name is known again once the service knows it`() async throws {
        await world.service.set("a", .init(hint: 5))
        let board = try world.board()
        _ = try await board.track(Job.ID("a"))
        await world.service.remove("a")
        await board.pollNow([try #require(try await row("a", of: board)).id])
        #expect(try await row("a", of: board)?.isGone == true)
        await world.service.set("a", .init(status: "queued"))
        let job = try await board.track(Job.ID("a"))
        #expect(!job.isGone && job.status == .queued)
    }

    @Test func `rows made from a listing keep the service's order, also when others come later`() async throws {
        for id in ["m", "c", "x", "a"] { await world.service.set(id, .init(status: "finished")) }
        let board = try world.board()
        try await running(board) {
            try await eventually("listed") { try await board.jobs().count == 4 }
            let rows = try await board.jobs()
            #expect(rows.map(\.jobID?.rawValue) == ["m", "c", "x", "a"])
            #expect(zip(rows, rows.dropFirst()).allSatisfy { $0.createdAt > $1.createdAt })
            world.clock.advance(by: .seconds(60))
            await world.service.set("later", .init(status: "finished"))
            await board.pollNow(nil)
            #expect(try await board.jobs().map(\.jobID?.rawValue) == ["later", "m", "c", "x", "a"])
        }
    }
}
