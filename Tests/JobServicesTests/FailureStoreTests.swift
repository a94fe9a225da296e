import AnalysisModel
import CoreAPI
import Foundation
import GRDB
import Testing

@testable import JobServices

/// What is kept of failures, and for how long one that repeats is the same.
@Suite struct FailureStoreTests {
    let world = World()

    private func draft(
        _ message: String = "busy", kind: FailureKind = .unavailable, status: Int? = 503, at seconds: Double
    )
        -> FailureDraft
    {
        FailureDraft(
            FailureFacts(kind: kind, endpoint: "job_status", httpStatus: status, messages: [message]),
            at: world.time.now().addingTimeInterval(seconds))
    }

    private func job(_ store: JobStore) async throws -> TrackedJob.ID {
        let id = TrackedJob.ID(rawValue: "a")
        _ = try await store.recordIntent(
            id, SubmissionRequest(source: .url("https://media.example/a.mp4")), profile: "test", at: world.time.now(),
            owner: nil)
        return id
    }

    @Test func `a failure that repeats is one, with its beginning and its count`() async throws {
        let store = try world.store()
        let id = try await job(store)
        for seconds in [0.0, 10, 30, 70] { try await store.recordFailure(draft(at: seconds), of: id) }
        let failures = try await store.failures(of: id)
        #expect(failures.map(\.count) == [4])
        #expect(failures.first.map { $0.at.timeIntervalSince($0.firstAt) } == 70)
    }

    @Test func `another message, status or call, or a long silence, is another failure`() async throws {
        let store = try world.store()
        let id = try await job(store)
        let drafts = [
            draft(at: 0), draft("down", at: 1), draft("down", status: 500, at: 2), draft("down", status: 500, at: 3),
            draft("down", status: 500, at: 2000),
        ]
        for draft in drafts { try await store.recordFailure(draft, of: id) }
        #expect(try await store.failures(of: id).map(\.count) == [1, 2, 1, 1])
    }

    @Test func `all failures are told over all jobs of a profile, the service's own among them, the newest first`()
        async throws
    {
        let board = try world.board()
        await world.service.set("a", .init(status: "error", details: "No video."))
        try await running(board) {
            try await eventually("listed") { try await board.jobs().count == 1 }
            await world.service.failAlways(.listJobs, .status(503, "busy"))
            await board.pollNow(nil)
            try await eventually("told") { try await board.allFailures(limit: 10).count == 2 }
        }
        let failures = try await board.allFailures(limit: 10)
        #expect(failures.map(\.messages) == [["busy"], ["No video."]])
        #expect(failures.map { $0.job == nil } == [true, false])
        #expect(try await board.allFailures(limit: 1).map(\.messages) == [["busy"]])
        #expect(try await world.board(profile: "other").allFailures(limit: 10).isEmpty)
    }

    @Test func `failures of an earlier kajo are taken over, with the kind that their words tell`() async throws {
        let folder = world.state
        try FileManager.default.createDirectory(
            atPath: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
        do {
            let old = try DatabaseQueue(path: folder + "/jobs.sqlite")
            try StoreSchema.migrator.migrate(old, upTo: "jobs, uploads, changes and failures")
            try await old.write { db in
                try db.execute(
                    sql: """
                        INSERT INTO job (id, profile, job_id, source, source_kind, submission, transfer, created_at,
                            state_since, revision)
                        VALUES ('a', 'test', 'job-a', 'https://media.example/a.mp4', 'url', 'submitted', 'error', 1, 1, 1)
                        """)
                for (origin, endpoint, status, message) in Self.oldFailures {
                    try db.execute(
                        sql: """
                            INSERT INTO failure (job, at, origin, endpoint, http_status, messages)
                            VALUES ('a', 5, ?, ?, ?, ?)
                            """, arguments: [origin, endpoint, status, "[\"\(message)\"]"])
                }
            }
            try old.close()
        }
        let failures = try await world.store().failures(of: TrackedJob.ID(rawValue: "a"))
        #expect(failures.reversed().map(\.messages) == Self.oldFailures.map { [$0.3] })
        #expect(
            failures.reversed().map(\.facts.kind) == [
                .invalidKey, .jobNotFound, .connectionBroken, .connectionBroken, .videoUnreachable, .local,
            ])
        #expect(failures.allSatisfy { $0.count == 1 && $0.at == Date(timeIntervalSince1970: 5) })
    }

    private static let oldFailures: [(String, String?, Int?, String)] = [
        ("call", "list_jobs", 401, "Invalid API key"), ("call", "job_status", 404, "Job not found"),
        ("call", "job_status", nil, "No answer."), ("call", "job_status", 200, "Not the status."),
        ("job", nil, nil, "It could not be fetched."), ("local", nil, nil, "The disk is full."),
    ]
}
