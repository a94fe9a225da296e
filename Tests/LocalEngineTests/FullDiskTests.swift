import Foundation
import GRDB
import Testing

@testable import LocalEngine

/// What the system says where there is no room, and what the engine makes of it.
@Suite struct FullDiskTests {
    @Test(arguments: [(ENOSPC, true), (EDQUOT, true), (EIO, false), (EACCES, false)])
    func `no room and no quota are a full disk`(code: Int32, isFull: Bool) {
        #expect(DiskError.isFull(DiskError(code)) == isFull)
    }

    @Test func `the system's own full device is one`() throws {
        let descriptor = open("/dev/full", O_WRONLY | O_CLOEXEC)
        try #require(descriptor >= 0)
        defer { close(descriptor) }
        #expect(write(descriptor, "x", 1) == -1)
        #expect(DiskError.isFull(DiskError(errno)))
    }

    @Test func `a job that cannot be written down is refused for the full disk`() async throws {
        let engine = try await TestEngine()
        try await engine.engine.api.store.queue.writeWithoutTransaction { database in
            try database.execute(sql: "PRAGMA max_page_count = 1")
        }
        let title = String(repeating: "x", count: 60_000)
        let media = #"{"video":{"url":"http://127.0.0.1:1/a"},"title":"\#(title)"}"#
        let answer = try await engine.serving { client in
            try await client.post("new_job", json: #"{"api_key":"\#(TestEngine.key)","media":\#(media)}"#)
        }
        #expect(answer.status == 500)
        #expect(answer.errors == ["The engine's disk is full"])
    }

    @Test func `a database that cannot grow is one`() throws {
        let folder = try TestFolder()
        let queue = try DatabaseQueue(path: folder.path + "/small.sqlite")
        let error = #expect(throws: DatabaseError.self) {
            try queue.writeWithoutTransaction { database in
                try database.execute(sql: "CREATE TABLE row (bytes BLOB); PRAGMA max_page_count = 4")
                try database.execute(sql: "INSERT INTO row VALUES (zeroblob(100000))")
            }
        }
        #expect(DiskError.isFull(try #require(error)))
        #expect(!DiskError.isFull(DatabaseError(resultCode: .SQLITE_BUSY)))
    }
}
