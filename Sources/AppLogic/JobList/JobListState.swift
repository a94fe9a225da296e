public import AnalysisModel
public import Foundation

/// The job list, with what is known of the selected job below it.
public struct JobListState: Hashable, Sendable {
    /// The far ends of the list.
    public enum Jump: Hashable, Sendable { case first, last }

    /// Which part of the page the keys move.
    public enum Focus: Hashable, Sendable { case list, pane }

    /// What the list's place shows.
    public enum Phase: Hashable, Sendable {
        case rows
        /// Nothing is known yet and an answer is awaited, since then.
        case loading(since: Date)
        /// There are no jobs.
        case empty
        /// There are jobs, but none of them has a problem, and only such are asked for.
        case noProblems
        /// There are jobs, but none of those that are asked for has the words of the filter.
        case notFound
        /// Nothing is known, for this reason.
        case failed(ServiceTrouble)
    }

    /// Newest first; those that are not shown too.
    public private(set) var jobs: [TrackedJob] = []
    /// How many of them are in which state; kept along, since every frame shows it.
    public private(set) var tally = JobTally()
    /// Where each job stands in `jobs`.
    private(set) var places: [TrackedJob.ID: Int] = [:]
    /// Only jobs with a problem have a row.
    public internal(set) var showsProblemsOnly = false
    /// The words that the rows have.
    public internal(set) var filter = TextField()
    /// Letters go into the filter.
    public internal(set) var isFiltering = false
    /// The jobs that have the words; `nil` while there are none to have.
    var found: Set<TrackedJob.ID>?
    /// Where the shown rows stand in `jobs`; `nil` while all are shown.
    var shown: [Int]?
    /// Bound to the job, not to the row; `nil` only while there are no jobs.
    public var selection: TrackedJob.ID?
    /// The first row shown.
    public var top = 0
    public var focus = Focus.list
    /// The first line shown in the pane.
    public var paneTop = 0
    /// What has been loaded so far; the selected job's comes first.
    public var details: [TrackedJob.ID: JobDetail] = [:]
    /// Uploads of this process that are under way.
    public var uploads: [TrackedJob.ID: UploadProgress] = [:]
    /// Calls of this process that have failed and are going to be repeated.
    public private(set) var retries: [TrackedJob.ID: CallRetry] = [:]
    /// Finished jobs whose result could not be fetched or read when it was asked for last.
    private(set) var unread: Set<TrackedJob.ID> = []
    /// What the next cancelling, deleting or comparing is about; whether or not they have a row now.
    public private(set) var marks: Set<TrackedJob.ID> = []
    /// What is still to be submitted, in the order in which it is taken up; also what rests or is on its way.
    public internal(set) var queue: [TrackedJob.ID] = []
    /// kajo's own records have been read.
    public var hasLoaded = false

    public init() {}

    /// A job, whether it has a row or not.
    public func job(_ id: TrackedJob.ID) -> TrackedJob? { places[id].map { jobs[$0] } }

    /// It ended badly, nobody knows how, or something about it fails right now.
    public func hasProblem(_ job: TrackedJob) -> Bool {
        job.hasFailed || retries[job.id] != nil || unread.contains(job.id)
    }

    /// How many jobs somebody should look at.
    public var problems: Int { tally.problems + unread.count }

    /// Rows if there are any; else the reason why there are none.
    public func phase(of service: ServiceState) -> Phase {
        if !jobs.isEmpty { return count > 0 ? .rows : found == nil ? .noProblems : .notFound }
        if let trouble = service.trouble { return .failed(trouble) }
        if hasLoaded, service.answeredAt != nil { return .empty }
        return .loading(since: service.startedAt)
    }

    /// Takes in new and changed rows; the selection stays on its job. O(n log n) only if the order may change.
    mutating func merge(_ changed: [TrackedJob]) {
        var (orderMayChange, queueMayChange) = (false, false)
        for job in changed {
            queueMayChange = queueMayChange || self.job(job.id)?.placeInQueue != job.placeInQueue
            if let place = places[job.id] {
                orderMayChange = orderMayChange || jobs[place].createdAt != job.createdAt
                tally.remove(jobs[place])
                jobs[place] = job
            } else {
                places[job.id] = jobs.count
                jobs.append(job)
                orderMayChange = true
            }
            tally.add(job)
            if job.submission != .uploading { uploads[job.id] = nil }
            if job.isAtEnd, job.status != .finished { retries[job.id] = nil }
            if job.hasFailed { unread.remove(job.id) }
        }
        if orderMayChange {
            jobs.sort(by: Self.isNewer)
            rememberPlaces()
        }
        if queueMayChange { orderQueue() }
        search(in: changed)
        chooseRows()
    }

    mutating func remove(_ ids: Set<TrackedJob.ID>) {
        for job in jobs where ids.contains(job.id) { tally.remove(job) }
        jobs.removeAll { ids.contains($0.id) }
        rememberPlaces()
        for id in ids {
            details[id] = nil
            marks.remove(id)
            found?.remove(id)
            unread.remove(id)
            uploads[id] = nil
            retries[id] = nil
        }
        queue.removeAll(where: ids.contains)
        // Without a list there is no line to type into.
        if jobs.isEmpty { clearFilter() } else { chooseRows() }
    }

    mutating func noteResult(of id: TrackedJob.ID, isReadable: Bool) {
        guard job(id)?.hasFailed == false, isReadable ? unread.remove(id) != nil : unread.insert(id).inserted else {
            return
        }
        chooseRows()
    }

    mutating func set(_ retry: CallRetry?, of id: TrackedJob.ID) {
        retries[id] = retry
        chooseRows()
    }

    /// The marked jobs from the newest on; where none is marked, the selected one.
    public var markedOrSelected: [TrackedJob] {
        marks.isEmpty ? [selectedJob].compactMap(\.self) : jobs.filter { marks.contains($0.id) }
    }

    mutating func toggleMark(_ id: TrackedJob.ID) {
        if marks.remove(id) == nil { marks.insert(id) }
    }

    /// Marks every row; where all are marked, takes the marks away.
    mutating func toggleMarksOfRows() {
        let rows = Set(shownJobs.map(\.id))
        if marks.isSuperset(of: rows) { marks.subtract(rows) } else { marks.formUnion(rows) }
    }

    mutating func unmark(_ ids: [TrackedJob.ID]) { marks.subtract(ids) }

    mutating func clearMarks() { marks = [] }

    private mutating func rememberPlaces() {
        places = Dictionary(uniqueKeysWithValues: jobs.enumerated().map { ($1.id, $0) })
    }

    private static func isNewer(_ first: TrackedJob, _ second: TrackedJob) -> Bool {
        first.createdAt == second.createdAt
            ? first.id.rawValue < second.id.rawValue : first.createdAt > second.createdAt
    }
}

/// What is kept about one job beside its row.
public struct JobDetail: Hashable, Sendable {
    public var job: TrackedJob.ID
    /// Newest first.
    public var failures: [JobFailure]
    /// Newest first.
    public var changes: [JobStatusChange]

    public init(job: TrackedJob.ID, failures: [JobFailure], changes: [JobStatusChange]) {
        self.job = job
        self.failures = failures
        self.changes = changes
    }
}
