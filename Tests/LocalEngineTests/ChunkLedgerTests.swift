import Foundation
import GRDB
import Synchronization
import Testing

@testable import LocalEngine

/// What is written down of chunks that come at once.
struct ChunkLedgerTests {
    private func store(_ folder: TestFolder, uploads: String...) async throws -> EngineStore {
        let store = try EngineStore(path: folder.path + "/jobs.sqlite")
        for id in uploads {
            let now = Date(timeIntervalSince1970: 1_800_000_000)
            try await store.insert(
                UploadRecord(id: id, owner: "", createdAt: now, size: 1000, chunkBytes: 10, finalized: false))
        }
        return store
    }

    /// Counts what ends in a transaction.
    private final class Commits: TransactionObserver, Sendable {
        private let counted = Mutex(0)

        var count: Int { counted.withLock { $0 } }

        func observes(eventsOfKind eventKind: DatabaseEventKind) -> Bool { eventKind.tableName == "upload_chunk" }

        func databaseDidChange(with event: DatabaseEvent) {}

        func databaseDidCommit(_ db: Database) { counted.withLock { $0 += 1 } }

        func databaseDidRollback(_ db: Database) {}
    }

    @Test func `chunks that come while others are written go together, and each is there when it is said to be`()
        async throws
    {
        let folder = try TestFolder()
        let store = try await store(folder, uploads: "a", "b")
        let marks = (0..<50).flatMap { [ChunkMark(upload: "a", index: $0), ChunkMark(upload: "b", index: $0)] }
        let ledger = ChunkLedger(store: store)
        try await withThrowingTaskGroup(of: Void.self) { group in
            for mark in marks {
                group.addTask {
                    #expect(try await ledger.acknowledge(mark))
                    let isThere = try await store.queue.read { database in
                        try Bool.fetchOne(
                            database,
                            sql: "SELECT EXISTS (SELECT 1 FROM upload_chunk WHERE upload_id = ? AND chunk_index = ?)",
                            arguments: [mark.upload, mark.index])
                    }
                    #expect(isThere == true)
                }
            }
            try await group.waitForAll()
        }
    }

    @Test func `one transaction holds many chunks`() async throws {
        let folder = try TestFolder()
        let store = try await store(folder, uploads: "a")
        let commits = Commits()
        store.queue.add(transactionObserver: commits)
        let marks = (0..<20).map { ChunkMark(upload: "a", index: $0) }
        #expect(try await store.acknowledge(marks + marks) == Set(marks))
        #expect(commits.count == 1)
    }

    @Test func `a chunk whose upload is gone is not kept, and hinders no other`() async throws {
        let folder = try TestFolder()
        let store = try await store(folder, uploads: "a")
        let (here, gone) = (ChunkMark(upload: "a", index: 1), ChunkMark(upload: "gone", index: 1))
        #expect(try await store.acknowledge([gone, here]) == [here])
        let ledger = ChunkLedger(store: store)
        #expect(try await !ledger.acknowledge(gone))
        #expect(try await ledger.acknowledge(here))
    }
}
