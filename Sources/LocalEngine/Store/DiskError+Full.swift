import GRDB

extension DiskError {
    /// Whatever found no room: a file of the engine's, or its database.
    static func isFull(_ error: any Error) -> Bool {
        (error as? DiskError)?.isDiskFull == true || (error as? DatabaseError)?.resultCode == .SQLITE_FULL
    }
}
