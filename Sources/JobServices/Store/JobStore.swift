import GRDB
public import Logging

/// What was intended, what became of it, and everything that went wrong: on disk, shared by all kajo processes.
public struct JobStore: Sendable {
    static let fileName = "jobs.sqlite"

    let database: DatabaseQueue
    let directory: String
    let logger: Logger
    /// Where a damaged store was put at opening; `nil` if there was none. Worth telling the user.
    public let setAside: String?

    /// Opens the store in `directory`, making both if need be, readable by the user alone.
    ///
    /// Waits up to ten seconds for another process that is opening it. A damaged store is renamed, never deleted, and a
    /// new one begun (`setAside`). Throws for a place that cannot be used, and for a store of a newer kajo.
    public static func open(in directory: String, logger: Logger) throws(StoreError) -> JobStore {
        do {
            try PrivateDirectory.make(directory)
            return try locked(directory) {
                OwnerLease.sweep(directory)
                let (database, setAside) = try StoreOpening(path: directory + "/" + fileName).open()
                if let setAside { logger.error("the job store was damaged and has been set aside as \(setAside)") }
                return JobStore(database: database, directory: directory, logger: logger, setAside: setAside)
            }
        } catch {
            throw StoreError(error)
        }
    }

    /// The SQLite in use and how the store uses it, in words.
    ///
    /// A rollback journal, because several processes write: with a write-ahead log SQLite before 3.51.3 can damage the
    /// database when two connections write or checkpoint at the same instant (sqlite.org, "The WAL-reset bug").
    public static var sqliteDescription: String {
        let version = try? DatabaseQueue().read { try String.fetchOne($0, sql: "SELECT sqlite_version()") }
        return "\(version.flatMap { $0 } ?? "unknown"), rollback journal"
    }

    /// The right to carry out submissions, until the lease is let go or the process ends.
    func takeLease(makeID: () -> String) throws(StoreError) -> OwnerLease {
        do {
            return try Self.locked(directory) {
                for _ in 0..<4 {
                    if let lease = try? OwnerLease.take(token: makeID(), in: directory) { return lease }
                }
                return try OwnerLease.take(token: makeID(), in: directory)
            }
        } catch {
            throw StoreError(error)
        }
    }

    private static func locked<T>(_ directory: String, _ body: () throws -> T) throws -> T {
        guard let lock = try FileLock.wait(at: directory + "/jobs.lock") else {
            throw StoreError(message: "Another kajo has been opening the job store in \(directory) for ten seconds.")
        }
        return try withExtendedLifetime(lock, body)
    }
}
