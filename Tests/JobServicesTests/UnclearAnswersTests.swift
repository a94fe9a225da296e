import AnalysisModel
import CoreAPI
import Foundation
import JobServices
import TestSupport
import Testing

/// Submissions to a service that answers `new_job` in every bad way there is, in any order.
@Suite(.serialized) struct UnclearAnswersTests {
    private static let seeds = runs(short: 25, long: 2000)
    /// What the listing tells of a job beside its state, by which its submission is found again.
    enum Telling: CaseIterable {
        case addresses
        /// As many jobs as there are may be of the same address then.
        case names

        var links: [String] {
            (1...4).map { "https://media.example/\(self == .addresses ? $0 : 1).mp4" }
        }

        func mark(of row: TrackedJob) -> String { self == .addresses ? row.source : row.id.mediaID }

        func mark(of job: ScriptedService.State) -> String? { self == .addresses ? job.videoURL : job.mediaID }
    }

    private static let faults: [ScriptedService.Fault?] = [
        nil, nil, .lostAnswer, .lostRequest, .noConnection, .body(""), .body(#"{"job_id": "#), .body("<html>"),
        .status(500, "Internal server error"), .status(503, "busy"), .status(400, "no"), .status(429, "later"),
    ]

    @Test(arguments: Telling.allCases)
    func `none becomes two jobs, and none is lost`(telling: Telling) async throws {
        for seed in 1...UInt64(Self.seeds) { try await play(seed, telling) }
    }

    private func play(_ seed: UInt64, _ telling: Telling) async throws {
        let world = World()
        await world.service.setTellsURLs(telling == .addresses)
        await world.service.setTellsMediaIDs(telling == .names)
        var random = Seeded(seed: seed)
        for _ in 0..<12 {
            await world.service.fail(.newJob, Self.faults[Int.random(in: Self.faults.indices, using: &random)])
        }
        let board = try world.board(random: Double.random(in: 0..<1, using: &random))
        try await running(board) {
            if telling == .addresses {
                // What was there before is known, so that a job that turns up later is one of these.
                try await eventually("listed") { await world.service.count(.listJobs) > 0 }
            }
            for link in telling.links { _ = try await board.submit(SubmissionRequest(source: .url(link))) }
            try await eventually("seed \(seed): settled", advancing: world.clock) {
                try await board.jobs().allSatisfy { !$0.submission.isUnderWay }
            }
            try await eventually("seed \(seed): every job of the service is its own row", advancing: world.clock) {
                try await Self.unclaimed(board, world, telling).isEmpty
            }
        }
        try await expectNoneTwiceAndNoneLost(board, world, seed, telling)
    }

    /// Jobs of the service that their own row has not taken.
    private static func unclaimed(_ board: JobBoard, _ world: World, _ telling: Telling) async throws -> [String] {
        let rows = try await board.jobs().filter { $0.submission != .listed }
        return await world.service.jobs.filter { id, job in
            !rows.contains { $0.jobID?.rawValue == id && telling.mark(of: $0) == telling.mark(of: job) }
        }.map(\.key)
    }

    private func expectNoneTwiceAndNoneLost(
        _ board: JobBoard, _ world: World, _ seed: UInt64, _ telling: Telling
    ) async throws {
        let (rows, jobs) = (try await board.jobs(), await world.service.jobs)
        #expect(rows.map(\.source).sorted() == telling.links, "seed \(seed): a row each")
        let made = jobs.values.map(telling.mark(of:))
        #expect(made.count == Set(made).count, "seed \(seed): one job a submission")
        for row in rows {
            switch row.submission {
            case .submitted: #expect(row.jobID.map { jobs[$0.rawValue] != nil } == true, "seed \(seed)")
            case .failed, .unknown:
                #expect(row.jobID == nil && !made.contains(telling.mark(of: row)), "seed \(seed)")
            default: Issue.record("seed \(seed): \(row.source) is \(row.submission)")
            }
        }
    }
}
