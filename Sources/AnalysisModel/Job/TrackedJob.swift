public import Foundation

/// A row of the job list: what was asked for, and what the service last said about it.
///
/// It exists from the moment that a submission is written down, so before there is a `Job.ID`.
public struct TrackedJob: Identifiable, Hashable, Sendable {
    /// kajo's own name for the row: a UUID string, made before anything is sent.
    public struct ID: RawRepresentable, Hashable, Sendable {
        public let rawValue: String

        public init(rawValue: String) { self.rawValue = rawValue }
    }

    public let id: ID
    /// The name of the video in `new_job` (`media.customer_media_info.id`), by which a listing may tell the job: the
    /// user's own, or kajo's once that has been sent. Of a job found in a listing, what the listing told.
    public var mediaID: String?
    /// The service's id, once there is one.
    public var jobID: Job.ID?
    /// What the user named: a URL or a path, as typed. Empty for a job found in a listing without a URL.
    public var source: String
    public var title: String?
    /// The code given to `new_job` as `media.language`; `nil` leaves the choice to the service.
    public var language: String?
    /// What else was said in `new_job`.
    public var options: JobOptions
    public var submission: SubmissionState
    public var status: JobStatus?
    public var transfer: MediaTransferStatus?
    public var details: String?
    /// Wall-clock times, for display only.
    public var createdAt: Date
    public var submittedAt: Date?
    /// When the present state, of the submission or of the job, was first seen.
    public var stateSince: Date
    public var answeredAt: Date?
    public var nextPollAt: Date?
    /// A complete result lies in the cache.
    public var hasResult: Bool
    /// The service does not know the job any more, or not under this key. It is not asked for until a listing tells it.
    public var isGone: Bool
    /// The user wants the submission to rest: it is not taken up, by any kajo, until it is resumed. False once it has
    /// been sent.
    public var isPaused: Bool
    /// The place in the queue of what is still to be submitted, lowest first; means nothing by itself, and nothing once
    /// it has been sent.
    public var queuePlace: Double
    /// Of the file that is or will be uploaded, in bytes; `nil` for a link, and for a file that could not be looked at.
    public var fileSize: Int64?
    /// So much of the file has the service confirmed, in bytes; read anew about once a second while it is uploaded.
    public var bytesSent: Int64

    public init(
        id: ID, jobID: Job.ID? = nil, source: String, title: String? = nil, language: String? = nil,
        submission: SubmissionState, status: JobStatus? = nil, transfer: MediaTransferStatus? = nil,
        details: String? = nil, createdAt: Date, submittedAt: Date? = nil, stateSince: Date, answeredAt: Date? = nil,
        nextPollAt: Date? = nil, hasResult: Bool = false, isGone: Bool = false, options: JobOptions = JobOptions(),
        isPaused: Bool = false, queuePlace: Double = 0, fileSize: Int64? = nil, bytesSent: Int64 = 0,
        mediaID: String? = nil
    ) {
        self.id = id
        self.jobID = jobID
        self.source = source
        self.title = title
        self.language = language
        self.submission = submission
        self.status = status
        self.transfer = transfer
        self.details = details
        self.createdAt = createdAt
        self.submittedAt = submittedAt
        self.stateSince = stateSince
        self.answeredAt = answeredAt
        self.nextPollAt = nextPollAt
        self.hasResult = hasResult
        self.isGone = isGone
        self.options = options
        self.isPaused = isPaused
        self.queuePlace = queuePlace
        self.fileSize = fileSize
        self.bytesSent = bytesSent
        self.mediaID = mediaID
    }

    /// The title, or what is known best in its place.
    public var displayTitle: String {
        if let title, !title.isEmpty { return title }
        let shown = sourceWithoutQuery
        let path = shown.prefix { $0 != "?" || !shown.contains("://") }
        let name = path.split(separator: "/", omittingEmptySubsequences: true).last.map(String.init)
        return name ?? jobID?.rawValue ?? id.rawValue
    }

    /// The source as it may be shown; see `MediaSource.shown`.
    public var sourceWithoutQuery: String { MediaSource.shown(source) }

    /// Nothing more will happen to it by itself.
    public var isAtEnd: Bool {
        if isGone { return true }
        if let status { return status.isEnd }
        return submission == .failed || submission == .unknown
    }

    /// There is a result to look at, here or at the service.
    public var hasResultToShow: Bool { hasResult || status == .finished }

    /// It ended badly, or its outcome is not known.
    public var hasFailed: Bool {
        status == .error || (isGone && status != .finished) || submission == .failed || submission == .unknown
    }
}
