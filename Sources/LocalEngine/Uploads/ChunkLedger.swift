/// Writes down which chunks lie on the disk: those that come while others are written go together, in one transaction.
actor ChunkLedger {
    private typealias Entry = (chunk: ChunkMark, waiter: CheckedContinuation<Bool, any Error>)

    private let store: EngineStore
    private var unwritten: [Entry] = []
    private var isWriting = false

    init(store: EngineStore) { self.store = store }

    /// Returns once it is written down. The chunk's bytes must lie safely on the disk before.
    /// - Returns: false if its upload is gone.
    func acknowledge(_ chunk: ChunkMark) async throws -> Bool {
        try await withCheckedThrowingContinuation { waiter in
            unwritten.append((chunk, waiter))
            guard !isWriting else { return }
            isWriting = true
            Task { await writeDown() }
        }
    }

    private func writeDown() async {
        while !unwritten.isEmpty {
            let entries = unwritten
            unwritten = []
            do {
                let kept = try await store.acknowledge(entries.map(\.chunk))
                for entry in entries { entry.waiter.resume(returning: kept.contains(entry.chunk)) }
            } catch {
                for entry in entries { entry.waiter.resume(throwing: error) }
            }
        }
        isWriting = false
    }
}

/// One chunk of an upload.
struct ChunkMark: Hashable, Sendable {
    var upload: String
    /// 0-based.
    var index: Int64
}
