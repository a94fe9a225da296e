import AnalysisModel
import CoreAPI
import Foundation
import Glibc
import Testing

@testable import JobServices

/// A file of another content under the same name, size and time of change.
@Suite struct ChangedFileTests {
    let world = World()

    @Test func `is refused by its SHA-256`() async throws {
        let path = try world.file(bytes: 2500)
        try await interrupted(path) { try await world.store().recordFile(try await FileFacts(of: path), of: $0) }
        try rewrite(path)
        let board = try world.board()
        let id = try await running(board) {
            try await eventually("failed") { try await board.jobs().first?.submission == .failed }
            return try #require(try await board.jobs().first?.id)
        }
        #expect(try await board.failures(of: id).first?.facts.kind == .fileChanged)
        #expect(await world.service.count(.newJob) == 0)
    }

    @Test func `is sent from its beginning if its content was never read`() async throws {
        let path = try world.file(bytes: 2500)
        try await interrupted(path)
        try rewrite(path)
        let board = try world.board()
        try await running(board) {
            try await eventually("submitted") { try await board.jobs().first?.submission == .submitted }
        }
        #expect(await world.service.count(.initializeFileUpload) == 1)
        let url = try #require(await world.service.jobs["job-1"]?.videoURL)
        let sent = await world.service.bytes(of: String(url.dropFirst("valossaupload://".count)))
        #expect(sent == Array(try Data(contentsOf: URL(fileURLWithPath: path))))
    }

    @Test func `that has only got other rights goes on where it was`() async throws {
        let path = try world.file(bytes: 2500)
        try await interrupted(path) { try await world.store().recordFile(try await FileFacts(of: path), of: $0) }
        #expect(chmod(path, 0o600) == 0)
        let board = try world.board()
        try await running(board) {
            try await eventually("submitted") { try await board.jobs().first?.submission == .submitted }
        }
        #expect(await world.service.count(.sendFileChunk) == 2)
    }

    /// Leaves the store as a process does that was killed after the first chunk.
    private func interrupted(_ path: String, then body: (TrackedJob.ID) async throws -> Void = { _ in }) async throws {
        let store = try world.store()
        let id = TrackedJob.ID(rawValue: "interrupted")
        let source = try SourceFile(path)
        let now = world.time.now()
        _ = try await store.recordIntent(
            id, SubmissionRequest(source: .file(path)), profile: "test", at: now, owner: "dead")
        #expect(try await store.recordUploading(id, source, owner: "dead", at: now))
        let session = try await world.client().initializeFileUpload(fileSize: source.identity.size)
        try await store.recordUploadSession(session, of: id)
        #expect(try await store.recordChunks([0], of: id, bytesConfirmed: 1000, isNews: false) == .goOn)
        try await body(id)
        await world.service.resetCounts()
    }

    /// The time is set back as any program can do it; that of the system's own record stays.
    private func rewrite(_ path: String) throws {
        var before = stat()
        #expect(stat(path, &before) == 0)
        let file = try FileHandle(forWritingTo: URL(fileURLWithPath: path))
        try file.write(contentsOf: Data(repeating: 1, count: 2500))
        try file.close()
        let times = [before.st_atim, before.st_mtim]
        #expect(utimensat(AT_FDCWD, path, times, 0) == 0)
    }
}

extension FileFacts {
    fileprivate init(of path: String) async throws {
        let file = try SourceFile(path)
        self.init(identity: file.identity, sha256: try await FileDigest.of(file))
    }
}
