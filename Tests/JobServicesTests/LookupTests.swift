import AnalysisModel
import CoreAPI
import JobServices
import Testing

@Suite struct LookupTests {
    let world = World()

    @Test func `a job is found by its id, its row and a beginning that only it has`() async throws {
        let board = try await board(["abc-1", "abc-2", "xyz", "ab"])
        #expect(try await board.job(matching: "xyz").jobID == Job.ID("xyz"))
        #expect(try await board.job(matching: "x").jobID == Job.ID("xyz"))
        #expect(try await board.job(matching: "ab").jobID == Job.ID("ab"))
        let row = try await board.job(matching: "abc-2")
        #expect(try await board.job(matching: row.id.rawValue) == row)
    }

    @Test(arguments: zip(["abc", "nothing", ""], [JobServiceError.Kind.ambiguousJob, .unknownJob, .unknownJob]))
    func `what names no job, or several, is an error`(text: String, kind: JobServiceError.Kind) async throws {
        let board = try await board(["abc-1", "abc-2"])
        await #expect { _ = try await board.job(matching: text) } throws: { ($0 as? JobServiceError)?.kind == kind }
    }

    @Test func `a job that the service does not know is not kept`() async throws {
        let board = try world.board()
        await #expect {
            _ = try await board.track(Job.ID("no"))
        } throws: { error in
            let error = error as? JobServiceError
            return error?.kind == .answeredWithError && error?.httpStatus == 404 && error?.endpoint == "job_status"
        }
        #expect(try await board.jobs().isEmpty)
    }

    @Test func `a job that is tracked twice is one row`() async throws {
        let board = try await board(["a"])
        _ = try await board.track(Job.ID("a"))
        #expect(try await board.jobs().count == 1)
    }

    @Test func `without an answer the error says so`() async throws {
        await world.service.failAlways(.jobStatus, .noConnection)
        let board = try world.board()
        await #expect {
            _ = try await board.track(Job.ID("a"))
        } throws: { ($0 as? JobServiceError)?.kind == .noAnswer }
    }

    private func board(_ ids: [String]) async throws -> JobBoard {
        let board = try world.board()
        for id in ids {
            await world.service.set(id, .init())
            _ = try await board.track(Job.ID(id))
        }
        return board
    }
}
