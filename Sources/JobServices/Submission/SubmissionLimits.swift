/// How much of submitting goes on at once, and how fast. Values out of range count as the nearest that is in it.
public struct SubmissionLimits: Hashable, Sendable {
    public static let uploadRange = 1...8
    public static let submissionRange = 1...16
    public static let chunkRange = 1...8
    /// In bytes per second. A slower line would be silent for so long that it looks broken.
    public static let slowestRate = 1024

    /// Files that are uploaded at the same time.
    public var uploads: Int
    /// Calls of `new_job` at the same time.
    public var submissions: Int
    /// Chunks of one file on their way at the same time. The contract lets them come in any order and is silent on
    /// several at once, so it is one unless the service is known to take more.
    public var chunksInFlight: Int
    /// Over all uploads of this process; `nil` is as fast as it goes.
    public var bytesPerSecond: Int?

    public init(uploads: Int = 2, submissions: Int = 4, chunksInFlight: Int = 1, bytesPerSecond: Int? = nil) {
        self.uploads = uploads.clamped(to: Self.uploadRange)
        self.submissions = submissions.clamped(to: Self.submissionRange)
        self.chunksInFlight = chunksInFlight.clamped(to: Self.chunkRange)
        self.bytesPerSecond = bytesPerSecond.map { max(Self.slowestRate, $0) }
    }
}

extension Int {
    fileprivate func clamped(to range: ClosedRange<Int>) -> Int {
        Swift.min(Swift.max(self, range.lowerBound), range.upperBound)
    }
}
