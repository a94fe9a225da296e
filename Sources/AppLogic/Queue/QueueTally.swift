import AnalysisModel

/// What the queue comes to.
public struct QueueTally: Hashable, Sendable {
    public private(set) var count = 0
    public private(set) var paused = 0
    /// Bytes that the service has confirmed, of all files.
    public private(set) var sent: Int64 = 0
    /// Bytes of all files.
    public private(set) var total: Int64 = 0
    /// Bytes per second of this process's uploads together; `nil` while none of them has a rate.
    public private(set) var rate: Double?
    /// Bytes that go on by themselves: those of paused files do not.
    private var due: Int64 = 0

    public init(_ list: JobListState) {
        for id in list.queue {
            if let job = list.job(id) { add(job, list) }
        }
    }

    /// Time left at that rate.
    public var timeLeft: Duration? {
        rate.flatMap { $0 > 0 ? Duration(boundedSeconds: Double(due) / $0) : nil }
    }

    private mutating func add(_ job: TrackedJob, _ list: JobListState) {
        count += 1
        if job.isPaused { paused += 1 }
        let done = list.bytesSent(of: job)
        sent += done
        total += job.fileSize ?? done
        guard !job.isPaused else { return }
        due += (job.fileSize ?? done) - done
        if let its = list.uploads[job.id]?.bytesPerSecond { rate = (rate ?? 0) + its }
    }
}
