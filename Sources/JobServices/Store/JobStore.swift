import GRDB
public import Logging

/// What was intended, what became of it, and everything that went wrong: on disk, shared by all kajo processes.
public struct JobStore: Sendable {
    let database: DatabaseQueue
    /// Where the store and its lock files lie.
    let directory: String
    let logger: Logger
    /// Where a damaged store was put at opening; `nil` if there was none. Worth telling the user.
    public let setAside: String?

    /// Opens the store in `directory`, making both if need be, readable by the user alone.
    ///
    /// A damaged store is renamed, never deleted, and a new one begun (`setAside`).
    public static func open(in directory: String, logger: Logger) throws(StoreError) -> JobStore {
        throw StoreError(message: "not written yet")
    }
}
