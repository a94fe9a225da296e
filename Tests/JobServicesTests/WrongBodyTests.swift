import AnalysisModel
import CoreAPI
import JobServices
import Testing

/// A success that is none changes nothing that kajo knows of a job, least of all to finished.
@Suite struct `Wrong bodies and states` {
    let world = World()

    struct Row: Sendable, CustomTestStringConvertible {
        var name: String
        var body: String
        var testDescription: String { name }
    }

    static let rows = [
        Row(name: "a page", body: "<html><title>finished</title></html>"),
        Row(name: "nothing", body: ""),
        Row(name: "an error", body: #"{"errors":[{"message":"finished"}],"job_id":"a","status":"finished"}"#),
        Row(name: "half an answer", body: #"{"job_id":"a","status":"finished""#),
        Row(name: "an array", body: #"["finished"]"#),
        Row(name: "a text", body: #""finished""#),
        Row(name: "a status that is a number", body: #"{"job_id":"a","status":7}"#),
        Row(name: "a status that is a list", body: #"{"job_id":"a","status":["finished"]}"#),
        Row(name: "another job's status", body: #"{"job_id":"b","status":"finished"}"#),
        Row(name: "a job in a job", body: #"{"job":{"job_id":"a","status":"finished"}}"#),
    ]

    @Test(arguments: rows, [Endpoint.listJobs, .jobStatus])
    func `leave a job in its state`(row: Row, endpoint: Endpoint) async throws {
        // Many are asked for by a listing, one by itself.
        let ids = endpoint == .listJobs ? ["a"] + (0..<20).map { "x\($0)" } : ["a"]
        for id in ids { await world.service.set(id, .init(status: "processing", hint: 1)) }
        let board = try world.board()
        try await running(board) {
            try await eventually("listed") { try await board.jobs().count == ids.count }
            await world.service.failAlways(endpoint, .body(row.body))
            let before = await world.service.count(endpoint)
            try await eventually("answered wrongly", advancing: world.clock) {
                await world.service.count(endpoint) >= before + 2
            }
            let jobs = try await board.jobs()
            let job = try #require(jobs.first { $0.jobID == Job.ID("a") })
            #expect(jobs.allSatisfy { $0.status == .processing })
            #expect(try await board.changes(of: job.id).map(\.state) == ["listed", "processing"])
            // Nor has it stopped asking.
            await world.service.failAlways(endpoint, nil)
            await world.service.set("a", .init(status: "finished"))
            try await eventually("finished after all", advancing: world.clock) {
                try await board.jobs().first { $0.id == job.id }?.status == .finished
            }
        }
    }

    /// After an answer without an id nobody knows whether there is a job.
    @Test(arguments: rows.filter { !$0.name.contains("status") })
    func `to new_job leave its outcome open, and are not sent again`(row: Row) async throws {
        await world.service.failAlways(.newJob, .body(row.body))
        let board = try world.board()
        try await running(board) {
            let job = try await board.submit(.init(source: .url("https://media.example/v.mp4")))
            try await eventually("told", advancing: world.clock) {
                try await board.jobs().first { $0.id == job.id }?.submission.isUnderWay == false
            }
            let after = try #require(try await board.jobs().first { $0.id == job.id })
            #expect(after.submission != .submitted && after.status == nil)
            #expect(await world.service.count(.newJob) == 1)
        }
    }
}
