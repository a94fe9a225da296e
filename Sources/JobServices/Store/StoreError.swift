import GRDB

/// Why the store of jobs could not be opened, read or written.
public struct StoreError: Error, Hashable, Sendable {
    /// In words, with the path where that helps.
    public var message: String

    public init(message: String) { self.message = message }

    init(_ error: any Error) {
        switch error {
        case let error as StoreError: self = error
        case let error as FileTrouble: self.init(message: error.message)
        case let error as DatabaseError:
            let reason = error.message ?? "\(error.resultCode)"
            self.init(message: "The job store could not be used: \(reason) (SQLite \(error.resultCode.rawValue)).")
        default: self.init(message: "The job store could not be used: \(error).")
        }
    }
}
