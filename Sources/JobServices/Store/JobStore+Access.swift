import GRDB

extension JobStore {
    /// One short transaction that writes.
    ///
    /// Deaf to cancellation on purpose: what has happened is written down even while the program is ending.
    func write<T: Sendable>(_ body: @escaping @Sendable (Database) throws -> T) async throws(StoreError) -> T {
        try await transaction(.immediate, body)
    }

    /// One consistent view.
    func read<T: Sendable>(_ body: @escaping @Sendable (Database) throws -> T) async throws(StoreError) -> T {
        try await transaction(.deferred, body)
    }

    private func transaction<T: Sendable>(
        _ kind: Database.TransactionKind, _ body: @escaping @Sendable (Database) throws -> T
    ) async throws(StoreError) -> T {
        let result: Result<T, StoreError> = await withCheckedContinuation { continuation in
            database.asyncWriteWithoutTransaction { db in
                continuation.resume(returning: Self.result(of: kind, in: db, body))
            }
        }
        return try result.get()
    }

    private static func result<T: Sendable>(
        of kind: Database.TransactionKind, in db: Database, _ body: (Database) throws -> T
    ) -> Result<T, StoreError> {
        do {
            var value: T?
            try db.inTransaction(kind) {
                value = try body(db)
                return .commit
            }
            guard let value else { return .failure(StoreError(message: "The job store gave no answer.")) }
            return .success(value)
        } catch {
            return .failure(StoreError(error))
        }
    }
}
