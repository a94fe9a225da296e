import AnalysisModel

extension TrackedJob {
    /// `nil` for what is not in the queue.
    var placeInQueue: Double? { submission.isUnderWay ? queuePlace : nil }
}

extension JobListState {
    /// O(n) where it is in order but for a few: rows are kept newest first.
    mutating func orderQueue() {
        let waiting = jobs.reversed().filter { $0.placeInQueue != nil }
        queue = waiting.sorted { $0.queuePlace < $1.queuePlace }.map(\.id)
    }

    /// As the store will tell it.
    mutating func putInQueue(_ id: TrackedJob.ID, before other: TrackedJob.ID?) {
        queue.removeAll { $0 == id }
        queue.insert(id, at: other.flatMap { queue.firstIndex(of: $0) } ?? queue.count)
    }
}
