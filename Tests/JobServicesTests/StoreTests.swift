import AnalysisModel
import CoreAPI
import Foundation
import GRDB
import Glibc
import Testing

@testable import JobServices

private let link = SubmissionRequest(source: .url("https://media.example/a.mp4"))

@Suite struct StoreTests {
    let world = World()

    private var file: String { world.state + "/jobs.sqlite" }

    private func intent(_ store: JobStore, _ id: String = "a", owner: String? = nil) async throws {
        _ = try await store.recordIntent(
            TrackedJob.ID(rawValue: id), link, profile: "test", at: world.time.now(), owner: owner)
    }

    @Test func `everything is readable by the user alone`() async throws {
        let store = try world.store()
        try await intent(store)
        let lease = try store.takeLease(makeID: world.makeID)
        #expect(mode(of: world.state) == 0o700)
        let names = try FileManager.default.contentsOfDirectory(atPath: world.state)
        #expect(names.contains("jobs.sqlite") && names.contains("jobs.sqlite-journal"))
        for name in names { #expect(mode(of: world.state + "/" + name) == 0o600, "\(name)") }
        withExtendedLifetime(lease) {}
    }

    @Test func `rights that are too wide are taken away`() throws {
        _ = try world.store()
        chmod(world.state, 0o755)
        chmod(file, 0o644)
        _ = try world.store()
        #expect(mode(of: world.state) == 0o700)
        #expect(mode(of: file) == 0o600)
    }

    @Test func `commits are safe with several writers`() async throws {
        let store = try world.store()
        let settings = try await store.database.read { db in
            try ["journal_mode", "synchronous", "mmap_size", "foreign_keys", "busy_timeout"].map { name in
                try Row.fetchOne(db, sql: "PRAGMA \(name)")?[0] as DatabaseValue? ?? .null
            }
        }
        // synchronous 2 is FULL; mmap_size is no row where SQLite was built without it.
        #expect(settings[0] == "truncate".databaseValue)
        #expect(settings[1] == 2.databaseValue)
        #expect(settings[2] == 0.databaseValue || settings[2] == .null)
        #expect(settings[3] == 1.databaseValue)
        #expect(settings[4] == 5000.databaseValue)
    }

    private static let everything = SubmissionRequest(
        source: .url("https://media.example/a.mp4"), title: "Harbour", language: "fi-FI",
        options: JobOptions(
            description: "Boats\nat dawn", transcriptURL: "https://media.example/a.srt", customerMediaID: "reel 7",
            faceMinRelativeHeight: 0.15, faceGalleryID: "g-1", callbackURL: "https://me.example/done",
            emailGroup: JobOptions.documentedEmailGroup))

    private let oneLink = ClaimRange(kind: .links, limit: 1, besides: [])

    @Test func `every field of a submission is kept, for the list and for who carries it out`() async throws {
        let id = TrackedJob.ID(rawValue: "a")
        let told = try await world.store().recordIntent(
            id, Self.everything, profile: "test", at: world.time.now(), owner: nil)
        #expect(told.options == Self.everything.options)
        let store = try world.store()
        #expect(try await store.jobs(of: "test").map(\.options) == [Self.everything.options])
        let claimed = try await store.claimSubmissions(of: "test", for: "me", oneLink, at: world.time.now())
        #expect(claimed.map(\.request) == [Self.everything])
    }

    @Test func `a store from before the fields is taken over with none of them`() async throws {
        try FileManager.default.createDirectory(atPath: world.state, withIntermediateDirectories: true)
        let old = try DatabaseQueue(path: file)
        try StoreSchema.migrator.migrate(old, upTo: "failures tell all that is known")
        try await old.write { db in
            try db.execute(
                sql: """
                    INSERT INTO job (id, profile, source_kind, source, submission, created_at, state_since, revision)
                    VALUES ('old', 'test', 'url', 'https://media.example/a.mp4', 'intended', 1, 1, 1)
                    """)
        }
        try old.close()
        let claimed = try await world.store().claimSubmissions(of: "test", for: "me", oneLink, at: world.time.now())
        #expect(claimed.map(\.request) == [link])
    }

    @Test func `a store from before names were sent is taken over with those that the user gave`() async throws {
        try FileManager.default.createDirectory(atPath: world.state, withIntermediateDirectories: true)
        let old = try DatabaseQueue(path: file)
        try StoreSchema.migrator.migrate(old, upTo: "submissions queue, and chunks come in any order")
        try await old.write { db in
            for (id, state, name) in [("a", "unknown", "reel 7"), ("b", "unknown", nil), ("c", "intended", "reel 9")] {
                try db.execute(
                    sql: """
                        INSERT INTO job (id, profile, source_kind, source, submission, customer_media_id, created_at,
                            state_since, revision)
                        VALUES (?, 'test', 'url', 'https://media.example/a.mp4', ?, ?, 1, 1, 1)
                        """,
                    arguments: [id, state, name as String?])
            }
        }
        try old.close()
        let names = try await world.store().database.read { db in
            try Row.fetchAll(db, sql: "SELECT media_id FROM job ORDER BY id").map { $0[0] as String? }
        }
        #expect(names == ["reel 7", nil, nil])
    }

    @Test func `a damaged store is set aside and a new one begun`() async throws {
        try await intent(try world.store())
        let damage = Data("this is no database at all, whatever it says".utf8)
        try damage.write(to: URL(fileURLWithPath: file))
        let store = try world.store()
        let aside = try #require(store.setAside)
        #expect(try Data(contentsOf: URL(fileURLWithPath: aside)) == damage)
        #expect(try await store.jobs(of: "test").isEmpty)
        #expect(try world.store().setAside == nil)
    }

    @Test func `damage inside the file is noticed`() async throws {
        let store = try world.store()
        for number in 0..<200 { try await intent(store, "row-\(number)") }
        try store.database.close()
        var bytes = try Data(contentsOf: URL(fileURLWithPath: file))
        for index in stride(from: 8192, to: bytes.count, by: 7) { bytes[index] = 0xA5 }
        let handle = try FileHandle(forWritingTo: URL(fileURLWithPath: file))
        try handle.write(contentsOf: bytes)
        try handle.close()
        #expect(try world.store().setAside != nil)
    }

    @Test func `a store of a newer kajo is left alone`() throws {
        let store = try world.store()
        try store.database.write { db in
            try db.execute(sql: "INSERT INTO grdb_migrations (identifier) VALUES ('from the future')")
        }
        let before = try Data(contentsOf: URL(fileURLWithPath: file))
        #expect { try world.store() } throws: { ($0 as? StoreError)?.message.contains("newer kajo") == true }
        #expect(try Data(contentsOf: URL(fileURLWithPath: file)) == before)
    }

    @Test func `a place that cannot be used is told with its path`() throws {
        try FileManager.default.createDirectory(atPath: world.directory, withIntermediateDirectories: true)
        try Data().write(to: URL(fileURLWithPath: world.state))
        let path = world.state
        #expect { try world.store() } throws: { ($0 as? StoreError)?.message.contains(path) == true }
    }

    @Test func `many may open one store at the same time`() async throws {
        let world = world
        try await withThrowingTaskGroup(of: Void.self) { group in
            for number in 0..<8 {
                group.addTask {
                    let store = try world.store()
                    _ = try await store.recordIntent(
                        TrackedJob.ID(rawValue: "row-\(number)"), link, profile: "test", at: world.time.now(),
                        owner: nil)
                }
            }
            try await group.waitForAll()
        }
        #expect(try await world.store().jobs(of: "test").count == 8)
    }

    @Test func `a lease lives as long as its owner`() throws {
        let store = try world.store()
        var lease: OwnerLease? = try store.takeLease(makeID: world.makeID)
        let token = try #require(lease?.token)
        #expect(OwnerLease.isAlive(token: token, in: world.state))
        _ = try world.store()
        #expect(OwnerLease.isAlive(token: token, in: world.state))
        lease = nil
        #expect(!OwnerLease.isAlive(token: token, in: world.state))
        try Data().write(to: URL(fileURLWithPath: world.state + "/owner-killed"))
        _ = try world.store()
        #expect(mode(of: world.state + "/owner-killed") == nil)
        withExtendedLifetime(lease) {}
    }

    @Test func `a claimed poll is out of everybody's sight until it expires`() async throws {
        let store = try world.store()
        let now = world.time.now()
        let entry = ListedReport(
            timed: TimedReport(
                report: JobStatusReport(
                    jobID: Job.ID("a"), status: .processing, transfer: nil, details: nil, pollAgainAfter: nil),
                next: PollTime(in: .zero, by: world.time)))
        _ = try await store.recordListing([entry], of: "test", askedAt: now, at: now, makeID: world.makeID)
        func claim() async throws -> [PollTarget] {
            try await store.claimDuePolls(
                of: "test", now: PollTime(in: .zero, by: world.time), until: PollTime(in: .seconds(60), by: world.time),
                limit: 10)
        }
        #expect(try await claim().map(\.jobID) == [Job.ID("a")])
        #expect(try await claim().isEmpty)
        world.clock.advance(by: .seconds(61))
        #expect(try await claim().count == 1)
        #expect(try await store.nextPollDue(of: "test", epoch: "another boot") == .zero)
    }

    @Test func `the key is in no file, whatever happens`() async throws {
        await world.service.fail(.newJob, .status(401, "Invalid key"))
        await world.service.fail(.listJobs, .status(500, "key \(World.key) is odd"))
        await world.service.set("a", .init(status: "error", details: "failed"))
        let path = try world.file()
        let board = try world.board()
        try await running(board) {
            _ = try await board.submit(link)
            _ = try await board.submit(SubmissionRequest(source: .file(path)))
            try await eventually("settled", advancing: world.clock) {
                // Whichever of the two comes second waits because the key is refused.
                await board.pollNow(nil)
                let jobs = try await board.jobs()
                return jobs.count == 3 && !jobs.contains { $0.submission.isUnderWay }
            }
        }
        for name in try FileManager.default.contentsOfDirectory(atPath: world.state) {
            let bytes = try Data(contentsOf: URL(fileURLWithPath: world.state + "/" + name))
            #expect(bytes.range(of: Data(World.key.utf8)) == nil, "\(name)")
        }
    }

    @Test func `a listing changes only the rows of which it says something new`() async throws {
        let store = try world.store()
        let now = world.time.now()
        func listed(_ id: String, _ status: JobStatus) -> ListedReport {
            ListedReport(
                timed: TimedReport(
                    report: JobStatusReport(
                        jobID: Job.ID(id), status: status, transfer: nil, details: nil, pollAgainAfter: nil)))
        }
        let both = [listed("a", .finished), listed("b", .processing)]
        _ = try await store.recordListing(both, of: "test", askedAt: now, at: now, makeID: world.makeID)
        let position = try await store.position()
        _ = try await store.recordListing(both, of: "test", askedAt: now, at: now, makeID: world.makeID)
        #expect(try await store.news(of: "test", since: position).changed.map(\.jobID) == [Job.ID("b")])
    }

    @Test func `an answer to an older question changes nothing`() async throws {
        let store = try world.store()
        let start = world.time.now()
        func report(_ status: JobStatus) -> TimedReport {
            TimedReport(
                report: JobStatusReport(
                    jobID: Job.ID("a"), status: status, transfer: nil, details: nil, pollAgainAfter: nil),
                next: nil)
        }
        let later = start.addingTimeInterval(10)
        let job = try #require(
            try await store.recordTracked(
                report(.finished), of: "test", askedAt: later, at: later, makeID: world.makeID))
        try await store.recordReport(report(.processing), of: job.id, askedAt: start, at: later)
        #expect(try await store.job(job.id)?.status == .finished)
    }
}
