public import Foundation

/// A result of a job, of one type: what is fetched, kept and opened.
public struct ResultFile: Hashable, Sendable {
    public var job: TrackedJob.ID
    public var type: ResultType

    public init(_ job: TrackedJob.ID, _ type: ResultType) {
        self.job = job
        self.type = type
    }
}

/// A result that lies here, complete.
public struct KeptResult: Hashable, Sendable {
    public var type: ResultType
    /// In bytes.
    public var size: Int64
    /// When the last of it came.
    public var fetchedAt: Date

    public init(type: ResultType, size: Int64, fetchedAt: Date) {
        self.type = type
        self.size = size
        self.fetchedAt = fetchedAt
    }
}
