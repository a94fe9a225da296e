import AnalysisModel
import CoreAPI
import Foundation
import JobServices
import Testing

private let link = SubmissionRequest(source: .url("https://media.example/a.mp4"), title: "A", language: "fi-FI")

@Suite struct SubmissionTests {
    let world = World()

    @Test func `a link becomes one job`() async throws {
        let board = try world.board()
        try await running(board) {
            let row = try await board.submit(link)
            #expect(row.submission == .intended)
            try await eventually("submitted") { try await board.jobs().first?.submission == .submitted }
        }
        let job = try #require(try await board.jobs().first)
        #expect(job.jobID == Job.ID("job-1"))
        #expect(job.title == "A")
        #expect(job.language == "fi-FI")
        #expect(await world.service.count(.newJob) == 1)
        let steps = try await board.changes(of: job.id).map(\.state)
        #expect(steps.prefix(3) == ["intended", "submitting", "submitted"])
    }

    @Test func `a submission is on disk before anything is sent`() async throws {
        _ = try await world.board().submit(link)
        let stored = try await world.board().jobs()
        #expect(stored.map(\.submission) == [.intended])
        #expect(await world.service.calls.isEmpty)
    }

    @Test func `rows that are written down together keep their order`() async throws {
        let links = (0..<1000).map { "https://media.example/\($0).mp4" }
        let board = try world.board()
        _ = try await board.submit(links.map { SubmissionRequest(source: .url($0)) }, .heldBack)
        let newestFirst = try await board.jobs().sorted { $0.createdAt > $1.createdAt }
        #expect(Set(newestFirst.map(\.createdAt)).count == 1000)
        #expect(newestFirst.reversed().map(\.source) == links)
    }

    @Test(arguments: [400, 401, 403, 404, 422, 429])
    func `a clear refusal fails the submission with the service's words`(status: Int) async throws {
        await world.service.fail(.newJob, .status(status, "not today"))
        let board = try world.board()
        let id = try await running(board) {
            let id = try await board.submit(link).id
            try await eventually("failed") { try await board.jobs().first { $0.id == id }?.submission == .failed }
            return id
        }
        let failure = try #require(try await board.failures(of: id).first)
        #expect(failure.messages == ["not today"])
        #expect(failure.origin == .call(endpoint: "new_job", httpStatus: status))
        #expect(await world.service.count(.newJob) == 1)
    }

    @Test(arguments: [0, 1, 2, 3])
    func `an unclear answer makes it unknown and is never sent again`(kind: Int) async throws {
        let faults: [ScriptedService.Fault] = [
            .lostAnswer, .status(500, "oops"), .body("<html>sign in</html>"), .status(503, "busy"),
        ]
        await world.service.setTellsURLs(false)
        await world.service.fail(.newJob, faults[kind])
        let board = try world.board()
        let id = try await running(board) {
            try await eventually("listed once") { await world.service.count(.listJobs) == 1 }
            let id = try await board.submit(link).id
            try await eventually("unknown") { try await board.jobs().first { $0.id == id }?.submission == .unknown }
            try await eventually("looked for", advancing: world.clock) { await world.service.count(.listJobs) >= 2 }
            return id
        }
        try await running(try world.board()) {
            try await eventually("listed again", advancing: world.clock) { await world.service.count(.listJobs) >= 3 }
        }
        #expect(await world.service.count(.newJob) == 1)
        #expect(try await board.jobs().first { $0.id == id }?.submission == .unknown)
        #expect(try await board.failures(of: id).count == 1)
    }

    @Test func `an unknown job is found again by its link`() async throws {
        await world.service.set("old", .init(videoURL: "https://media.example/other.mp4"))
        await world.service.fail(.newJob, .lostAnswer)
        let board = try world.board()
        try await running(board) {
            try await eventually("listed once") { try await board.jobs().count == 1 }
            let id = try await board.submit(link).id
            try await eventually("adopted", advancing: world.clock) {
                try await board.jobs().first { $0.id == id }?.submission == .submitted
            }
            let jobs = try await board.jobs()
            #expect(jobs.first { $0.id == id }?.jobID == Job.ID("job-2"))
            #expect(jobs.count == 2)
        }
        #expect(await world.service.count(.newJob) == 1)
    }

    @Test(arguments: [true, false])
    func `a job that the listing tells late is found too`(tellsMediaIDs: Bool) async throws {
        await world.service.setTellsMediaIDs(tellsMediaIDs)
        await world.service.hide("job-1")
        await world.service.fail(.newJob, .lostAnswer)
        let board = try world.board()
        try await running(board) {
            try await eventually("listed once") { await world.service.count(.listJobs) == 1 }
            let id = try await board.submit(link).id
            try await eventually("looked for", advancing: world.clock) { await world.service.count(.listJobs) >= 5 }
            #expect(try await board.jobs().map(\.submission) == [.unknown])
            await world.service.show("job-1")
            try await eventually("adopted", advancing: world.clock) {
                try await board.jobs().first { $0.id == id }?.jobID == Job.ID("job-1")
            }
        }
        #expect(await world.service.count(.newJob) == 1)
    }

    @Test func `a request that never left is sent again`() async throws {
        await world.service.fail(.newJob, .noConnection, times: 2)
        let board = try world.board()
        try await running(board) {
            _ = try await board.submit(link)
            try await eventually("submitted", advancing: world.clock) {
                try await board.jobs().first?.submission == .submitted
            }
        }
        #expect(await world.service.count(.newJob) == 3)
        #expect(await world.service.jobs.count == 1)
    }

    @Test func `without any connection it fails in the end`() async throws {
        await world.service.failAlways(.newJob, .noConnection)
        let board = try world.board()
        let id = try await running(board) {
            let id = try await board.submit(link).id
            try await eventually("failed", advancing: world.clock) {
                try await board.jobs().first { $0.id == id }?.submission == .failed
            }
            return id
        }
        #expect(await world.service.count(.newJob) == 3)
        let failure = try #require(try await board.failures(of: id).first)
        #expect(failure.origin == .call(endpoint: "new_job", httpStatus: nil))
    }

    @Test func `quitting gives new_job a moment, then leaves it as unknown`() async throws {
        await world.service.fail(.newJob, .silence)
        let board = try world.board()
        let run = Task { await board.run() }
        _ = try await board.submit(link)
        try await eventually("sent") { await world.service.count(.newJob) == 1 }
        run.cancel()
        try await eventually("unknown", advancing: world.clock, by: .milliseconds(100)) {
            try await board.jobs().first?.submission == .unknown
        }
        await run.value
        #expect(world.clock.now.offset >= .milliseconds(700))
    }
}
