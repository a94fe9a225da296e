import AnalysisModel
import CoreAPI
import Foundation
import JobServices
import TestSupport
import Testing

/// Submissions to a service that answers `new_job` in every bad way there is, in any order.
@Suite(.serialized) struct UnclearAnswersTests {
    private static let seeds = runs(short: 25, long: 2000)
    private static let links = (1...4).map { "https://media.example/\($0).mp4" }
    private static let faults: [ScriptedService.Fault?] = [
        nil, nil, .lostAnswer, .lostRequest, .noConnection, .body(""), .body(#"{"job_id": "#), .body("<html>"),
        .status(500, "Internal server error"), .status(503, "busy"), .status(400, "no"), .status(429, "later"),
    ]

    @Test func `none becomes two jobs, and none is lost`() async throws {
        for seed in 1...UInt64(Self.seeds) { try await play(seed) }
    }

    private func play(_ seed: UInt64) async throws {
        let world = World()
        var random = Seeded(seed: seed)
        for _ in 0..<12 {
            await world.service.fail(.newJob, Self.faults[Int.random(in: Self.faults.indices, using: &random)])
        }
        let board = try world.board(random: Double.random(in: 0..<1, using: &random))
        try await running(board) {
            // What was there before is known, so that a job that turns up later is one of these.
            try await eventually("listed") { await world.service.count(.listJobs) > 0 }
            for link in Self.links { _ = try await board.submit(SubmissionRequest(source: .url(link))) }
            try await eventually("seed \(seed): settled", advancing: world.clock) {
                try await board.jobs().allSatisfy { !$0.submission.isUnderWay }
            }
            try await eventually("seed \(seed): every job of the service is a row of its link", advancing: world.clock)
            {
                try await Self.unclaimed(board, world).isEmpty
            }
        }
        try await expectNoneTwiceAndNoneLost(board, world, seed)
    }

    /// Jobs of the service that no row of their own link has taken.
    private static func unclaimed(_ board: JobBoard, _ world: World) async throws -> [String] {
        let rows = try await board.jobs()
        return await world.service.jobs.filter { id, job in
            !rows.contains { $0.jobID?.rawValue == id && $0.source == job.videoURL && $0.submission != .listed }
        }.map(\.key)
    }

    private func expectNoneTwiceAndNoneLost(_ board: JobBoard, _ world: World, _ seed: UInt64) async throws {
        let (rows, jobs) = (try await board.jobs(), await world.service.jobs)
        #expect(rows.map(\.source).sorted() == Self.links, "seed \(seed): a row each")
        let made = jobs.values.map(\.videoURL)
        #expect(made.count == Set(made).count, "seed \(seed): one job a link")
        for row in rows {
            switch row.submission {
            case .submitted: #expect(row.jobID.map { jobs[$0.rawValue] != nil } == true, "seed \(seed)")
            case .failed, .unknown: #expect(row.jobID == nil && !made.contains(row.source), "seed \(seed)")
            default: Issue.record("seed \(seed): \(row.source) is \(row.submission)")
            }
        }
    }
}
