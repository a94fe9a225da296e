import AnalysisModel
import CoreAPI
import Foundation
import GRDB
import Testing

@testable import JobServices

/// Several chunks of one file on their way at once.
@Suite struct ParallelUploadTests {
    let world = World()

    @Test(arguments: [1, 3]) func `so many chunks are on their way at once as is wished`(lanes: Int) async throws {
        await world.service.failAlways(.sendFileChunk, .held)
        let path = try world.file(bytes: 9_500)
        let board = try world.board(limits: SubmissionLimits(chunksInFlight: lanes))
        try await running(board) {
            _ = try await board.submit(SubmissionRequest(source: .file(path)))
            try await eventually("all lanes are taken") { await world.service.heldAnswers == lanes }
            #expect(await world.service.count(.sendFileChunk) == lanes)
            await world.service.failAlways(.sendFileChunk, nil)
            await world.service.release()
            try await submitted(board)
        }
        #expect(await world.service.count(.sendFileChunk) == 10)
        try await expectWhole(path)
    }

    @Test func `what was confirmed beyond a gap is not sent again`() async throws {
        await world.service.fail(.sendFileChunk, .silence)
        let path = try world.file(bytes: 9_500)
        let board = try world.board(limits: SubmissionLimits(chunksInFlight: 2))
        try await running(board) {
            _ = try await board.submit(SubmissionRequest(source: .file(path)))
            try await eventually("all others are confirmed") { try await board.jobs().first?.bytesSent == 8_500 }
        }
        #expect(try await gaps() == 9)
        await world.service.resetCounts()
        let next = try world.board()
        try await running(next) { try await submitted(next) }
        #expect(await world.service.count(.sendFileChunk) == 1)
        #expect(await world.service.count(.initializeFileUpload) == 0)
        #expect(try await gaps() == 0)
        try await expectWhole(path)
    }

    @Test func `a chunk that fails is repeated by itself`() async throws {
        await world.service.fail(.sendFileChunk, .status(503, "busy"))
        await world.service.fail(.sendFileChunk, .lostAnswer)
        let path = try world.file(bytes: 9_500)
        let board = try world.board(limits: SubmissionLimits(chunksInFlight: 3))
        try await running(board) {
            _ = try await board.submit(SubmissionRequest(source: .file(path)))
            try await submitted(board, advancing: true)
        }
        #expect(await world.service.count(.sendFileChunk) == 12)
        try await expectWhole(path)
    }

    @Test func `an upload that is forgotten half-way begins afresh, once, with all its lanes`() async throws {
        let path = try world.file(bytes: 9_500)
        await world.service.failAlways(.sendFileChunk, .held)
        let board = try world.board(limits: SubmissionLimits(chunksInFlight: 3))
        try await running(board) {
            _ = try await board.submit(SubmissionRequest(source: .file(path)))
            try await eventually("begun") { await world.service.heldAnswers == 3 }
            await world.service.forgetUploads()
            await world.service.failAlways(.sendFileChunk, nil)
            await world.service.release()
            try await submitted(board)
        }
        #expect(await world.service.count(.initializeFileUpload) == 2)
        #expect(await world.service.uploads["upload-2"]?.chunks.count == 10)
        #expect(try await board.jobs().first?.bytesSent == 9_500)
    }

    private func gaps() async throws -> Int? {
        try await world.store().read { try Int.fetchOne($0, sql: "SELECT count(*) FROM upload_chunk") }
    }

    private func submitted(_ board: JobBoard, advancing: Bool = false) async throws {
        try await eventually("submitted", advancing: advancing ? world.clock : nil) {
            try await board.jobs().first?.submission == .submitted
        }
    }

    private func expectWhole(_ path: String) async throws {
        let sent = await world.service.bytes(of: "upload-1")
        #expect(sent == Array(try Data(contentsOf: URL(fileURLWithPath: path))))
    }
}
