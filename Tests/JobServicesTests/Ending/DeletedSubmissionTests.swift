import AnalysisModel
import CoreAPI
import Foundation
import Testing

@testable import JobServices

private let link = SubmissionRequest(source: .url("https://media.example/a.mp4"), title: "Harbour at dawn")

/// Rows that have no job in the service, or none that anybody knows of.
@Suite struct DeletedSubmissionTests {
    let world = World()

    @Test func `a submission that waits is withdrawn`() async throws {
        let board = try world.board()
        let row = try await board.submit(link)
        try await board.delete(row.id)
        try await running(board) {
            try await eventually("listed") { await world.service.count(.listJobs) == 1 }
        }
        #expect(await world.service.count(.newJob) == 0)
        #expect(await world.service.count(.deleteJob) == 0)
        #expect(try await board.jobs().isEmpty)
    }

    @Test func `an upload under way ends with its chunk, and no job is made`() async throws {
        let board = try world.board()
        let events = EventLog(board)
        await world.service.fail(.sendFileChunk, .held)
        try await running(board) {
            let row = try await board.submit(SubmissionRequest(source: .file(try world.file(bytes: 5000))))
            try await eventually("sending") { await world.service.heldAnswers == 1 }
            try await board.delete(row.id)
            await world.service.release()
            let next = try await board.submit(link)
            try await eventually("another one is done") {
                try await board.jobs().first { $0.id == next.id }?.submission == .submitted
            }
            try await eventually("the upload is given up") { await world.service.count(.sendFileChunk) == 1 }
        }
        #expect(await world.service.count(.finalizeFileUpload) == 0)
        #expect(await world.service.count(.newJob) == 1)
        #expect(events.serviceFailures.isEmpty)
    }

    @Test func `an upload that waits for its next try is given up`() async throws {
        let board = try world.board()
        await world.service.failAlways(.sendFileChunk, .noConnection)
        try await running(board) {
            let row = try await board.submit(SubmissionRequest(source: .file(try world.file())))
            try await eventually("failing") { try await !board.failures(of: row.id).isEmpty }
            try await board.delete(row.id)
            await world.service.failAlways(.sendFileChunk, nil)
            world.clock.advance(by: .seconds(400))
            let next = try await board.submit(SubmissionRequest(source: .file(try world.file("other.mp4"))))
            try await eventually("another one is done", advancing: world.clock) {
                try await board.jobs().first { $0.id == next.id }?.submission == .submitted
            }
        }
        #expect(await world.service.uploads["upload-1"]?.chunks.isEmpty == true)
    }

    @Test(arguments: [SubmissionState.failed, .unknown])
    func `a submission that ended without a job loses its row alone`(state: SubmissionState) async throws {
        let (board, store) = (try world.board(), try world.store())
        let id = TrackedJob.ID(rawValue: "mine")
        _ = try await store.recordIntent(id, link, profile: "test", at: world.time.now(), owner: "me")
        let facts = FailureFacts(kind: .connectionBroken, messages: ["The connection broke."])
        try await store.recordEnd(state, of: id, FailureDraft(facts, at: world.time.now()))
        try await board.delete(id)
        #expect(try await board.jobs().isEmpty)
        #expect(await world.service.count(.deleteJob) == 0)
    }

    @Test func `a job that comes of one on its way brings the row back, with its title`() async throws {
        let board = try world.board()
        let events = EventLog(board)
        await world.service.fail(.newJob, .held)
        try await running(board) {
            let row = try await board.submit(link)
            try await eventually("sent") { await world.service.heldAnswers == 1 }
            try await board.delete(row.id)
            #expect(try await board.jobs().isEmpty)
            await world.service.release()
            try await eventually("back") { try await board.jobs().first?.jobID == Job.ID("job-1") }
            let back = try #require(try await board.jobs().first)
            #expect(back.title == link.title && back.source == link.source.text)
            try await eventually("told") { events.changed.last?.jobID == Job.ID("job-1") }
        }
        #expect(events.serviceFailures.isEmpty)
    }

    @Test func `a refusal of one on its way leaves nothing`() async throws {
        let board = try world.board()
        let events = EventLog(board)
        await world.service.fail(.newJob, .held)
        try await running(board) {
            let row = try await board.submit(link)
            try await eventually("sent") { await world.service.heldAnswers == 1 }
            try await board.delete(row.id)
            let store = try world.store()
            let facts = FailureFacts(kind: .refused, messages: ["No."])
            try await store.recordEnd(.failed, of: row.id, FailureDraft(facts, at: world.time.now()))
            try await store.recordNotSent(row.id)
            #expect(try await board.jobs().isEmpty)
            await world.service.release()
        }
        #expect(events.serviceFailures.isEmpty)
    }

    @Test func `what was still being found out about a file is of no use any more`() async throws {
        let (board, store) = (try world.board(), try world.store())
        let path = try world.file()
        let row = try await board.submit(SubmissionRequest(source: .file(path)))
        try await board.delete(row.id)
        try await store.recordFile(FileFacts(identity: try SourceFile(path).identity, sha256: Data([1])), of: row.id)
        #expect(try await board.jobs().isEmpty)
    }

    @Test func `a row whose job has been made meanwhile is left alone`() async throws {
        let store = try world.store()
        let id = TrackedJob.ID(rawValue: "mine")
        _ = try await store.recordIntent(id, link, profile: "test", at: world.time.now(), owner: "me")
        try await store.recordSubmitted(
            id, as: Job.ID("a"), profile: "test", at: world.time.now(), nextPoll: PollTime(in: .zero, by: world.time))
        #expect(try await !store.recordDeleted(id, of: "test", knownAs: nil, at: world.time.now()))
        #expect(try await store.job(id)?.jobID == Job.ID("a"))
    }
}
