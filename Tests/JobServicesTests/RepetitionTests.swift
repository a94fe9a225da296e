import AnalysisModel
import CoreAPI
import Foundation
import GRDB
import Testing

@testable import JobServices

private let link = SubmissionRequest(source: .url("https://media.example/a.mp4"))

/// What an earlier submission of the same video means for another one.
@Suite struct RepetitionTests {
    let world = World()

    struct Row: Sendable, CustomTestStringConvertible {
        var submission: SubmissionState
        var status: JobStatus?
        var isGone = false
        /// The outcome's name, with the rule that holds back and with the other one.
        var heldBack: String
        var wished: String
        var testDescription: String { "\(submission) \(status?.word ?? "") \(isGone ? "gone" : "")" }
    }

    @Test(arguments: [
        Row(submission: .intended, heldBack: "goes on", wished: "goes on"),
        Row(submission: .uploading, heldBack: "goes on", wished: "goes on"),
        Row(submission: .submitting, heldBack: "goes on", wished: "goes on"),
        Row(submission: .submitted, heldBack: "duplicate", wished: "new"),
        Row(submission: .submitted, status: .processing, heldBack: "duplicate", wished: "new"),
        Row(submission: .submitted, status: .finished, heldBack: "duplicate", wished: "new"),
        Row(submission: .listed, status: .finished, heldBack: "duplicate", wished: "new"),
        Row(submission: .unknown, heldBack: "duplicate", wished: "new"),
        Row(submission: .failed, heldBack: "new", wished: "new"),
        Row(submission: .submitted, status: .error, heldBack: "new", wished: "new"),
        Row(submission: .submitted, status: .finished, isGone: true, heldBack: "new", wished: "new"),
    ])
    func `the state of an earlier submission decides`(row: Row) {
        let date = Date(timeIntervalSince1970: 0)
        let job = TrackedJob(
            id: .init(rawValue: "earlier"), source: "x", submission: row.submission, status: row.status,
            createdAt: date, stateSince: date, isGone: row.isGone)
        #expect(name(RepetitionRule.heldBack.outcome(from: [job])) == row.heldBack)
        #expect(name(RepetitionRule.wished.outcome(from: [job])) == row.wished)
    }

    @Test func `a link that was submitted is not sent again, unless that is wished`() async throws {
        let board = try world.board()
        try await running(board) {
            let first = try await submitted(link, by: board)
            let again = try await board.submit([link], .heldBack)
            #expect(again.map(name) == ["duplicate"])
            #expect(again.first?.job.id == first.id)
            #expect(again.first?.job.jobID == Job.ID("job-1"))
            let other = SubmissionRequest(source: .url("https://media.example/a.mp4?"))
            #expect(try await board.submit([other], .heldBack).map(name) == ["new"])
            #expect(try await board.submit([link], .wished).map(name) == ["new"])
            try await eventually("three jobs") { await world.service.jobs.count == 3 }
        }
    }

    @Test func `another profile's submissions do not count`() async throws {
        let board = try world.board()
        try await running(board) { _ = try await submitted(link, by: board) }
        #expect(try await world.board(profile: "other").submit([link], .heldBack).map(name) == ["new"])
    }

    @Test func `what was interrupted goes on, and becomes one job`() async throws {
        let before = try await world.board().submit([link], .heldBack)
        let board = try world.board()
        let after = try await board.submit([link, link], .heldBack)
        #expect(after.map(name) == ["goes on", "goes on"])
        #expect(after.first?.job.id == before.first?.job.id)
        try await running(board) {
            try await eventually("submitted") { try await board.jobs().first?.submission == .submitted }
        }
        #expect(try await board.jobs().count == 1)
        #expect(await world.service.count(.newJob) == 1)
    }

    @Test func `an upload that was interrupted goes on where it stopped`() async throws {
        let wish = SubmissionRequest(source: .file(try world.file(bytes: 2500)))
        await world.service.failAlways(.finalizeFileUpload, .silence)
        let first = try world.board()
        try await running(first) {
            _ = try await first.submit([wish], .heldBack)
            try await eventually("sent") { await world.service.count(.finalizeFileUpload) == 1 }
        }
        await world.service.failAlways(.finalizeFileUpload, nil)
        let second = try world.board()
        #expect(try await second.submit([wish], .heldBack).map(name) == ["goes on"])
        try await running(second) {
            try await eventually("submitted") { try await second.jobs().first?.submission == .submitted }
        }
        #expect(try await second.jobs().count == 1)
        #expect(await world.service.count(.sendFileChunk) == 3)
    }

    @Test func `an unknown outcome is not tried again by itself`() async throws {
        await world.service.setTellsURLs(false)
        await world.service.fail(.newJob, .lostAnswer)
        let board = try world.board()
        try await running(board) {
            _ = try await board.submit([link], .heldBack)
            try await eventually("unknown") { try await board.jobs().contains { $0.submission == .unknown } }
        }
        let again = try await board.submit([link], .heldBack)
        #expect(again.map(name) == ["duplicate"] && again.first?.job.submission == .unknown)
        #expect(try await board.submit([link], .wished).map(name) == ["new"])
    }

    @Test func `a file is known by its content, under any name`() async throws {
        let (path, copy) = (try world.file("a.mp4"), try world.file("b.mp4"))
        let other = try world.file("c.mp4")
        try Data(repeating: 7, count: 2500).write(to: URL(fileURLWithPath: other))
        let board = try world.board()
        try await running(board) {
            let first = try await submitted(SubmissionRequest(source: .file(path)), by: board)
            let wishes = [copy, path, other].map { SubmissionRequest(source: .file($0)) }
            let outcomes = try await board.submit(wishes, .heldBack)
            #expect(outcomes.map(name) == ["duplicate", "duplicate", "new"])
            #expect(outcomes.prefix(2).allSatisfy { $0.job.id == first.id })
        }
    }

    @Test func `what stands for a wish already is told without submitting anything`() async throws {
        let files = try ["a.mp4", "b.mp4", "c.mp4"].map { try world.file($0) }
        let new = try ["x.mp4", "y.mp4"].map { try world.file($0, bytes: 700) }
        let wishes = (files + new).map { SubmissionRequest(source: .file($0)) } + [link]
        let board = try world.board()
        let first = try #require(try await board.submit([wishes[1]], .heldBack).first?.job)
        try await running(board) {
            try await eventually("submitted") { try await board.job(first.id).submission == .submitted }
        }
        let known = try await board.earlier(than: wishes)
        let ids = known.map { earlier in
            switch earlier {
            case .submission(let job): job.id.rawValue
            case .wish(let place): "wish \(place)"
            case nil: "new"
            }
        }
        #expect(ids == Array(repeating: first.id.rawValue, count: 3) + ["new", "wish 3", "new"])
        #expect(try await board.jobs().count == 1)
    }

    @Test func `equal files in one call are one submission`() async throws {
        let wishes = try ["a.mp4", "b.mp4"].map { SubmissionRequest(source: .file(try world.file($0))) }
        let outcomes = try await world.board().submit(wishes, .heldBack)
        #expect(outcomes.map(name) == ["new", "goes on"])
        #expect(outcomes[0].job.id == outcomes[1].job.id)
    }

    @Test func `a file that has changed is another one`() async throws {
        let wish = SubmissionRequest(source: .file(try world.file(bytes: 2500)))
        let board = try world.board()
        try await running(board) { _ = try await submitted(wish, by: board) }
        _ = try world.file(bytes: 2501)
        #expect(try await board.submit([wish], .heldBack).map(name) == ["new"])
    }

    @Test func `the hash of what was sent is kept`() async throws {
        let board = try world.board()
        try await running(board) {
            _ = try await submitted(SubmissionRequest(source: .file(try world.file(bytes: 2500))), by: board)
        }
        let bytes = [UInt8]((0..<2500).map { UInt8(truncatingIfNeeded: $0 &* 31) })
        var digest = FileDigest()
        bytes.withUnsafeBytes { digest.take($0) }
        let kept = try await world.store().read { db in
            try Data.fetchOne(db, sql: "SELECT sha256 FROM source_file WHERE size = 2500")
        }
        #expect(kept == digest.sha256())
    }

    @Test func `SHA-256 is that of the standard`() {
        var digest = FileDigest()
        Array("abc".utf8).withUnsafeBytes { digest.take($0) }
        let hex = digest.sha256().map { String($0 >> 4, radix: 16) + String($0 & 15, radix: 16) }.joined()
        #expect(hex == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad")
    }

    @Test func `of a long list only so many are taken up at once, and all are sent`() async throws {
        let wishes = (0..<80).map { SubmissionRequest(source: .url("https://media.example/\($0).mp4")) }
        let board = try world.board()
        try await running(board) {
            #expect(try await board.submit(wishes, .heldBack).map(name) == Array(repeating: "new", count: 80))
            try await eventually("all sent") { await world.service.jobs.count == 80 }
            try await eventually("all submitted") {
                try await board.jobs().allSatisfy { $0.submission == .submitted }
            }
        }
        #expect(await world.service.count(.newJob) == 80)
    }

    @Test func `files that an earlier kajo sent are known again`() async throws {
        let path = try world.file(bytes: 2500)
        let file = try SourceFile(path).identity
        try FileManager.default.createDirectory(atPath: world.state, withIntermediateDirectories: true)
        let old = try DatabaseQueue(path: world.state + "/jobs.sqlite")
        try StoreSchema.migrator.migrate(old, upTo: "all fields of a submission")
        try await old.write { db in
            try db.execute(
                sql: """
                    INSERT INTO job (id, profile, job_id, source_kind, source, submission, created_at, state_since, revision)
                    VALUES ('old', 'test', 'job-0', 'file', ?, 'submitted', 1, 1, 1)
                    """, arguments: [path])
            try db.execute(
                sql: "INSERT INTO upload (job, file_size, file_modified) VALUES ('old', ?, ?)",
                arguments: [file.size, file.modified])
        }
        try old.close()
        let wishes = try [path, world.file("copy.mp4", bytes: 2500)].map { SubmissionRequest(source: .file($0)) }
        #expect(try await world.board().submit(wishes, .heldBack).map(name) == ["duplicate", "duplicate"])
    }

    private func submitted(_ request: SubmissionRequest, by board: JobBoard) async throws -> TrackedJob {
        let id = try #require(try await board.submit([request], .heldBack).first?.job.id)
        try await eventually("submitted") { try await board.job(id).submission == .submitted }
        return try await board.job(id)
    }

    private func name(_ outcome: SubmissionOutcome?) -> String {
        switch outcome {
        case .written, nil: "new"
        case .goesOn: "goes on"
        case .duplicate: "duplicate"
        }
    }
}
