import AnalysisModel
import CoreAPI
import Foundation
import GRDB
import Glibc
import Testing

@testable import JobServices

@Suite struct UploadTests {
    let world = World()

    @Test func `a file arrives byte for byte and becomes a job`() async throws {
        let path = try world.file(bytes: 2500)
        let board = try world.board()
        let events = EventLog(board)
        try await running(board) {
            _ = try await board.submit(SubmissionRequest(source: .file(path)))
            try await eventually("submitted") { try await board.jobs().first?.submission == .submitted }
        }
        let sent = await world.service.bytes(of: "upload-1")
        #expect(sent == Array(try Data(contentsOf: URL(fileURLWithPath: path))))
        #expect(await world.service.jobs["job-1"]?.videoURL == "valossaupload://upload-1")
        #expect(await world.service.count(.sendFileChunk) == 3)
        let progress = events.all.compactMap { event in
            if case .uploadProgressed(_, let progress) = event { progress } else { nil }
        }
        #expect(progress.last?.sent == 2500)
        #expect(progress.first?.sent == 0)
    }

    @Test func `an upload of a dead process goes on after its confirmed chunks`() async throws {
        let path = try world.file(bytes: 2500)
        try await interrupted(path, chunksSent: 2)
        let board = try world.board()
        try await running(board) {
            try await eventually("submitted") { try await board.jobs().first?.submission == .submitted }
        }
        #expect(await world.service.count(.initializeFileUpload) == 0)
        #expect(await world.service.count(.sendFileChunk) == 1)
    }

    @Test func `a complete upload is not sent again`() async throws {
        let path = try world.file()
        let id = try await interrupted(path, chunksSent: 3)
        try await world.store().recordUploaded("valossaupload://kept", of: id)
        let board = try world.board()
        try await running(board) {
            try await eventually("submitted") { try await board.jobs().first?.submission == .submitted }
        }
        #expect(await world.service.count(.sendFileChunk) == 0)
        #expect(await world.service.jobs["job-1"]?.videoURL == "valossaupload://kept")
    }

    @Test func `a file that changed since is refused and nothing is sent`() async throws {
        let path = try world.file(bytes: 2500)
        let id = try await interrupted(path, chunksSent: 1)
        try Data(repeating: 1, count: 2501).write(to: URL(fileURLWithPath: path))
        let board = try world.board()
        try await running(board) {
            try await eventually("failed") { try await board.jobs().first?.submission == .failed }
        }
        let failure = try #require(try await board.failures(of: id).first)
        #expect(failure.origin == .local)
        #expect(failure.messages[0].contains("has changed"))
        #expect(await world.service.count(.sendFileChunk) == 0)
        #expect(await world.service.count(.newJob) == 0)
    }

    @Test func `an upload that the service forgot begins afresh, once`() async throws {
        let path = try world.file(bytes: 2500)
        try await interrupted(path, chunksSent: 1)
        await world.service.forgetUploads()
        let board = try world.board()
        try await running(board) {
            try await eventually("submitted") { try await board.jobs().first?.submission == .submitted }
        }
        #expect(await world.service.count(.initializeFileUpload) == 1)
        #expect(await world.service.count(.sendFileChunk) == 4)
    }

    @Test func `an upload that is always forgotten fails`() async throws {
        await world.service.failAlways(.sendFileChunk, .status(404, "no such upload"))
        let path = try world.file()
        let board = try world.board()
        try await running(board) {
            _ = try await board.submit(SubmissionRequest(source: .file(path)))
            try await eventually("failed") { try await board.jobs().first?.submission == .failed }
        }
        #expect(await world.service.count(.initializeFileUpload) == 2)
    }

    @Test func `a chunk is repeated while the trouble passes, and each kind of trouble is one entry`() async throws {
        await world.service.fail(.sendFileChunk, .status(503, "busy"), times: 3)
        await world.service.fail(.sendFileChunk, .lostAnswer)
        let path = try world.file(bytes: 2500)
        let board = try world.board()
        let id = try await running(board) {
            let id = try await board.submit(SubmissionRequest(source: .file(path))).id
            try await eventually("submitted", advancing: world.clock) {
                try await board.jobs().first?.submission == .submitted
            }
            return id
        }
        #expect(await world.service.count(.sendFileChunk) == 7)
        let failures = try await board.failures(of: id)
        #expect(failures.map(\.messages) == [["The connection broke."], ["busy"]])
        #expect(failures.map(\.count) == [1, 3])
        #expect(failures.map(\.attempt) == [4, 3])
        #expect(failures.allSatisfy { $0.retryAt != nil })
        #expect(await world.service.bytes(of: "upload-1").count == 2500)
    }

    @Test func `an upload waits while the key is refused, and goes on with the next word of the user's`() async throws {
        await world.service.fail(.sendFileChunk, .status(401, "Invalid API key"))
        let path = try world.file(bytes: 2500)
        let board = try world.board()
        let events = EventLog(board)
        let id = try await running(board) {
            let id = try await board.submit(SubmissionRequest(source: .file(path))).id
            try await eventually("stopped") { events.serviceFailures.contains { !$0.hasNextTry } }
            #expect(try await board.jobs().first?.submission == .uploading)
            #expect(await world.service.count(.sendFileChunk) == 1)
            await board.pollNow(nil)
            try await eventually("submitted") { try await board.jobs().first?.submission == .submitted }
            return id
        }
        let failure = try #require(try await board.failures(of: id).first)
        #expect(failure.origin == .call(endpoint: "send_file_chunk", httpStatus: 401))
        #expect(failure.facts.kind == .invalidKey)
        #expect(await world.service.count(.initializeFileUpload) == 1)
    }

    @Test func `a chunk that a key may not send fails the submission`() async throws {
        await world.service.fail(.sendFileChunk, .status(401, "The key lacks permission for this"))
        let path = try world.file()
        let board = try world.board()
        let id = try await running(board) {
            let id = try await board.submit(SubmissionRequest(source: .file(path))).id
            try await eventually("failed") { try await board.jobs().first?.submission == .failed }
            return id
        }
        #expect(try await board.failures(of: id).first?.facts.kind == .missingPermission)
    }

    enum Unusable: CaseIterable { case missing, directory, empty, pipe, tooLarge }

    @Test(arguments: Unusable.allCases)
    func `an unusable file fails before anything is sent`(kind: Unusable) async throws {
        let path = try unusable(kind)
        let board = try world.board()
        let id = try await running(board) {
            let id = try await board.submit(SubmissionRequest(source: .file(path))).id
            try await eventually("failed") { try await board.jobs().first?.submission == .failed }
            return id
        }
        let failure = try #require(try await board.failures(of: id).first)
        #expect(failure.origin == .local)
        #expect(failure.messages[0].contains(path))
        #expect(await world.service.count(.initializeFileUpload) == 0)
    }

    @Test(.enabled(if: geteuid() != 0)) func `a file that may not be read fails`() async throws {
        let path = try world.file()
        chmod(path, 0)
        #expect(throws: JobServiceError.self) { try SourceFile(path) }
    }

    private func unusable(_ kind: Unusable) throws -> String {
        let path = try world.file("source", bytes: 1)
        switch kind {
        case .missing: unlink(path)
        case .directory:
            unlink(path)
            mkdir(path, 0o700)
        case .empty: truncate(path, 0)
        case .pipe:
            unlink(path)
            mkfifo(path, 0o600)
        case .tooLarge: truncate(path, 7_000_000_001)
        }
        return path
    }

    @Test func `chunks that are confirmed at once are each written down before anything follows`() async throws {
        let path = try world.file(bytes: 9_500)
        let id = try await interrupted(path, chunksSent: 0)
        let (store, board) = (try world.store(), try world.board())
        var plan = UploadPlan(fileSize: 9_500, chunkSize: 1000)
        let run = UploadRun(id, plan, context: await board.context)
        let chunks = (0..<10).compactMap { _ in plan.take() }
        try await withThrowingTaskGroup(of: Void.self) { group in
            for chunk in chunks.reversed() {
                group.addTask {
                    try await run.confirmed(chunk)
                    #expect(try await Self.isWritten(chunk, in: store))
                }
            }
            try await group.waitForAll()
        }
        #expect(try await board.jobs().first?.bytesSent == 9_500)
    }

    private static func isWritten(_ chunk: UploadPlan.Chunk, in store: JobStore) async throws -> Bool {
        try await store.read { db in
            try Bool.fetchOne(
                db,
                sql: """
                    SELECT EXISTS (SELECT 1 FROM upload WHERE chunks_sent > ?)
                        OR EXISTS (SELECT 1 FROM upload_chunk WHERE chunk_index = ?)
                    """,
                arguments: [chunk.index, chunk.index]) ?? false
        }
    }

    /// Leaves the store as a process does that was killed while uploading.
    @discardableResult
    private func interrupted(_ path: String, chunksSent: Int) async throws -> TrackedJob.ID {
        let store = try world.store()
        let id = TrackedJob.ID(rawValue: "interrupted")
        let now = world.time.now()
        let source = try SourceFile(path)
        _ = try await store.recordIntent(
            id, SubmissionRequest(source: .file(path)), profile: "test", at: now, owner: "dead")
        #expect(try await store.recordUploading(id, source, owner: "dead", at: now))
        let session = try await world.client().initializeFileUpload(fileSize: source.identity.size)
        await world.service.resetCounts()
        try await store.recordUploadSession(session, of: id)
        for index in 0..<chunksSent {
            #expect(try await store.recordChunks([index], of: id, bytesConfirmed: 0, isNews: false) == .goOn)
        }
        return id
    }
}
