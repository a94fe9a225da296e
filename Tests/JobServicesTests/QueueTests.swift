import AnalysisModel
import CoreAPI
import Foundation
import Testing

@testable import JobServices

/// The queue of what is still to be submitted: resting, going on, and its order.
@Suite struct QueueTests {
    let world = World()

    private func link(_ name: String) -> SubmissionRequest {
        SubmissionRequest(source: .url("https://media.example/\(name).mp4"))
    }

    @Test func `what rests is not sent, also not after a restart, until it is resumed`() async throws {
        let board = try world.board()
        let resting = try await board.submit(link("a"))
        #expect(try await board.pause([resting.id]) == [resting.id])
        #expect(try await board.pause([resting.id]) == [])
        let next = try world.board()
        let events = EventLog(next)
        try await running(next) {
            _ = try await next.submit(link("b"))
            try await eventually("the other is sent") { try await next.queue().map(\.id) == [resting.id] }
            #expect(await world.service.jobs.count == 1)
            #expect(try await next.queue().map(\.isPaused) == [true])
            #expect(try await next.resume([resting.id]) == [resting.id])
            try await eventually("both are sent") { await world.service.jobs.count == 2 }
        }
        #expect(events.changed.contains { $0.id == resting.id && !$0.isPaused })
        #expect(try await next.changes(of: resting.id).map(\.state).prefix(3) == ["intended", "paused", "resumed"])
        #expect(try await next.queue().isEmpty)
    }

    @Test(arguments: [1, 2])
    func `an upload rests after the chunks on their way, and goes on behind them`(lanes: Int) async throws {
        let path = try world.file(bytes: 9_500)
        await world.service.failAlways(.sendFileChunk, .held)
        let board = try world.board(limits: SubmissionLimits(chunksInFlight: lanes))
        try await running(board) {
            let id = try await board.submit(SubmissionRequest(source: .file(path))).id
            try await eventually("begun") { await world.service.heldAnswers == lanes }
            try await board.pause([id])
            await world.service.failAlways(.sendFileChunk, nil)
            await world.service.release()
            try await eventually("what was on its way is kept") {
                try await board.jobs().first?.bytesSent == Int64(lanes) * 1000
            }
            // The place is free for others.
            let other = try world.file("other.mp4", bytes: 100)
            let quick = try await board.submit(SubmissionRequest(source: .file(other))).id
            try await eventually("the other is submitted") {
                try await board.jobs().first { $0.id == quick }?.submission == .submitted
            }
            #expect(await world.service.count(.sendFileChunk) == lanes + 1)
            #expect(try await board.jobs().first { $0.id == id }?.submission == .uploading)
            try await board.resume([id])
            try await eventually("submitted") {
                try await board.jobs().allSatisfy { $0.submission == .submitted }
            }
        }
        #expect(await world.service.count(.sendFileChunk) == 11)
        #expect(await world.service.bytes(of: "upload-1") == Array(try Data(contentsOf: URL(fileURLWithPath: path))))
    }

    @Test func `an upload that is resumed before it has stopped goes on`() async throws {
        let path = try world.file(bytes: 9_500)
        await world.service.fail(.sendFileChunk, .held)
        let board = try world.board()
        try await running(board) {
            let id = try await board.submit(SubmissionRequest(source: .file(path))).id
            try await eventually("begun") { await world.service.heldAnswers == 1 }
            try await board.pause([id])
            await world.service.release()
            try await board.resume([id])
            try await eventually("submitted") { try await board.jobs().first?.submission == .submitted }
        }
        #expect(await world.service.count(.sendFileChunk) == 10)
    }

    @Test func `another process can let an upload rest`() async throws {
        let path = try world.file(bytes: 9_500)
        await world.service.fail(.sendFileChunk, .held)
        let (mine, theirs) = (try world.board(), try world.board())
        try await running(mine) {
            let id = try await mine.submit(SubmissionRequest(source: .file(path))).id
            try await eventually("begun") { await world.service.heldAnswers == 1 }
            #expect(try await theirs.pause([id]) == [id])
            await world.service.release()
            try await eventually("kept") { try await theirs.jobs().first?.bytesSent == 1000 }
            _ = try await mine.submit(link("a"))
            try await eventually("the link is sent") { await world.service.jobs.count == 1 }
            #expect(await world.service.count(.sendFileChunk) == 1)
        }
    }

    @Test func `what rests goes on when it is submitted again`() async throws {
        let board = try world.board()
        let resting = try await board.submit(link("a"))
        try await board.pause([resting.id])
        let outcome = try await board.submit([link("a")], .heldBack)
        #expect(outcome.map(\.job.id) == [resting.id])
        #expect(outcome.map(\.job.isPaused) == [false])
    }

    @Test func `what has been sent cannot rest`() async throws {
        let board = try world.board()
        let id = try await running(board) {
            let id = try await board.submit(link("a")).id
            try await eventually("submitted") { try await board.jobs().first?.submission == .submitted }
            return id
        }
        #expect(try await board.pause([id]) == [])
        await #expect(throws: JobServiceError.self) { try await board.move(id, before: nil) }
    }

    struct Move: Sendable {
        let name: String
        let before: String?
        let order: String
    }

    @Test(arguments: [
        Move(name: "c", before: "a", order: "cabd"), Move(name: "a", before: nil, order: "bcda"),
        Move(name: "d", before: "b", order: "adbc"), Move(name: "a", before: "c", order: "bacd"),
        Move(name: "a", before: "a", order: "abcd"), Move(name: "a", before: "b", order: "abcd"),
    ])
    func `the order of what waits is kept, and files are uploaded in it`(row: Move) async throws {
        let board = try world.board(limits: SubmissionLimits(uploads: 1))
        var ids: [String: TrackedJob.ID] = [:]
        for (size, name) in ["a", "b", "c", "d"].enumerated() {
            let path = try world.file(name, bytes: size + 1)
            ids[name] = try await board.submit(SubmissionRequest(source: .file(path))).id
        }
        try await board.move(try #require(ids[row.name]), before: row.before.flatMap { ids[$0] })
        #expect(try await board.queue().map(\.displayTitle).joined() == row.order)
        let next = try world.board(limits: SubmissionLimits(uploads: 1))
        try await running(next) {
            try await eventually("submitted") { try await next.jobs().allSatisfy { $0.submission == .submitted } }
        }
        var uploaded = ""
        for number in 1...4 {
            let size = try #require(await world.service.uploads["upload-\(number)"]?.size)
            uploaded += ["a", "b", "c", "d"][size - 1]
        }
        #expect(uploaded == row.order)
    }

    @Test func `there is always room between two`() async throws {
        let board = try world.board()
        var ids: [TrackedJob.ID] = []
        for name in ["a", "b", "c"] { ids.append(try await board.submit(link(name)).id) }
        // Each turn halves the room below c.
        for _ in 0..<80 {
            try await board.move(ids[0], before: ids[2])
            try await board.move(ids[1], before: ids[2])
        }
        #expect(try await board.queue().map(\.id) == ids)
        try await board.move(ids[2], before: ids[0])
        #expect(try await board.queue().map(\.id) == [ids[2], ids[0], ids[1]])
    }

    @Test func `a waiting file tells its size`() async throws {
        let path = try world.file(bytes: 2500)
        let outcomes = try await world.board().submit([SubmissionRequest(source: .file(path))], .heldBack)
        #expect(outcomes.map(\.job.fileSize) == [2500])
        #expect(outcomes.map(\.job.bytesSent) == [0])
    }
}
