public import AnalysisModel
public import Foundation

/// Everything the interface knows; what is on the screen is a function of this value alone.
public struct AppState: Hashable, Sendable {
    /// What has the keyboard. Each page lies over the job list and gives way to it.
    public enum Page: Hashable, Sendable {
        case jobList, queue, submit, batch, preview, result, files, document, comparison, failures, help
    }

    public var size: ScreenSize
    /// Wall-clock time, as of the last batch of actions. For display only.
    public var now: Date
    public var timeZone: TimeZone
    public var service: ServiceState
    public var jobList: JobListState
    public var form: SubmitForm
    /// What the form would send, as asked for last.
    public var preview: Preview
    /// What a new form begins with.
    public var defaults: [SubmitForm.Field: String]
    /// The result looked at last; `nil` before the first.
    public var result: ResultState?
    /// The results of the job that was listed last, as files, and what is fetched of any job.
    public var files: FileListState
    /// The file looked at last; `nil` before the first.
    public var document: DocumentState?
    /// What the list of files, and what a result was come to from.
    public var pageBelowFiles: Page
    public var pageBelowResult: Page
    /// The results compared last; `nil` before the first.
    public var comparison: ComparisonState?
    /// How positions in videos are written.
    public var timeFormat: TimeFormat
    public var failures: FailureListState
    public var queue: QueueState
    /// Stands below the job list until it is answered, and has the keyboard there.
    public var confirmation: Confirmation?
    /// The same for what is to be submitted once more; it waits while the other stands there.
    public var repetition: RepetitionQuestion?
    public var page: Page
    /// The page that help was asked for from.
    public var pageBelowHelp: Page
    /// The first line of help that is shown.
    public var helpTop: Int
    /// What the last key did, or what went wrong meanwhile. One that refuses stays until the next key, and one that no key
    /// has brought about until it can have been read; one that is done goes by itself after a while.
    public var notice: Notice?
    /// When the notice was first on the screen, where that counts.
    public var noticeShownAt: Date?
    /// Nothing may be changed in the service (`--read-only`).
    public var isReadOnly: Bool
    /// A video that kajo can offer to somebody who has none at hand.
    public var samplePath: String?
    /// The loop ends after this; nothing more is drawn.
    public var isQuitting: Bool

    public init(
        size: ScreenSize, now: Date, timeZone: TimeZone, service: ServiceState, isReadOnly: Bool = false,
        samplePath: String? = nil, defaults: [SubmitForm.Field: String] = [:]
    ) {
        self.size = size
        self.now = now
        self.timeZone = timeZone
        self.service = service
        self.jobList = JobListState()
        self.form = SubmitForm(defaults: defaults)
        self.preview = Preview()
        self.defaults = defaults
        self.timeFormat = .clock
        self.files = FileListState()
        self.pageBelowFiles = .jobList
        self.pageBelowResult = .jobList
        self.failures = FailureListState()
        self.queue = QueueState()
        self.page = .jobList
        self.pageBelowHelp = .jobList
        self.helpTop = 0
        self.isReadOnly = isReadOnly
        self.samplePath = samplePath
        self.isQuitting = false
    }
}

/// The request that a form makes, as it would be sent.
public struct Preview: Hashable, Sendable {
    public var text: String
    /// The first line that is shown.
    public var top: Int

    public init(text: String = "", top: Int = 0) {
        self.text = text
        self.top = top
    }
}

/// A word to the user about what just happened.
public struct Notice: Hashable, Sendable {
    /// Whether it was done, or could not be.
    public enum Tone: Hashable, Sendable { case done, refused }

    public var tone: Tone
    public var text: NoticeText
    /// No key has brought it about, so the user may be looking elsewhere.
    public var isNews: Bool

    public init(_ tone: Tone, _ text: NoticeText, isNews: Bool = false) {
        self.tone = tone
        self.text = text
        self.isNews = isNews
    }
}

/// What a notice says; the words are chosen where the screen is drawn.
public enum NoticeText: Hashable, Sendable {
    case submissionWritten(title: String)
    /// The same video was on its way already.
    case submissionGoesOn(title: String)
    /// `left`: so many could not be sent and stay in the form.
    case submissionsWritten(Int, goingOn: Int, left: Int)
    case nothingRepeated
    case polling
    case noResultYet(JobStatus?)
    case noFilesYet(JobStatus?)
    /// Of the job with that title.
    case fetched(String, ResultType)
    case fetchFailed(String, ResultType)
    case noJob
    case noProblem
    case noFailure
    case failureWithoutJob
    case copied(Copying)
    case pagerFailed(String)
    /// Two jobs with a result have to be marked.
    case nothingToCompare
    /// There is nothing to copy where the cursor is.
    case nothingToCopy
    /// kajo does not know where the video of the result lies.
    case noVideo
    case playerFailed(String)
    case readOnly
    case stillStarting
    /// What is to be submitted is still looked at.
    case stillLooking
    /// None of several sources can be submitted.
    case nothingGood
    case noEarlierEntry
    /// None of them waits any more.
    case cannotBeCancelled([Prospect])
    case nothingEnded(JobEnding)
    case ending(JobEnding, count: Int)
    case ended(EndingOutcome)
    case nothingLeftToEnd(JobEnding)
    case nothingQueued
    /// It is not in the queue any more, or its `new_job` is on its way.
    case cameTooLate
    /// kajo's own storage or engine failed; the message is whole.
    case trouble(String)
}
