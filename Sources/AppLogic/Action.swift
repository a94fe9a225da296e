public import AnalysisModel
public import Foundation

/// Something that has happened: a key's meaning, or news from the services. The only way state changes.
public enum Action: Hashable, Sendable {
    // The terminal and the clock
    case resized(ScreenSize)
    case ticked(Date)
    case redrawRequested
    case terminated

    // The service
    case serviceConnected(ServiceState.Identity)
    case serviceStartFailed(ServiceTrouble)
    case serviceAnswered(Date)
    /// Since when an answer is owed; `nil` when none is.
    case serviceAsked(since: Date?)
    case serviceFailed(ServiceTrouble)

    // Jobs
    case jobsLoaded([TrackedJob])
    case jobsChanged([TrackedJob])
    /// Each was deleted, or turned out to be the same job as another row.
    case jobsRemoved([TrackedJob.ID])
    case detailLoaded(JobDetail)
    case failureRecorded(JobFailure)
    case uploadProgressed(TrackedJob.ID, UploadProgress)
    /// A call for the job failed and will be repeated; `nil` when it succeeded after all.
    case retryChanged(TrackedJob.ID, CallRetry?)
    /// kajo's own records or files; whole sentences.
    case storageFailed(String)

    // The job list
    case selectionMoved(by: Int)
    case selectionJumped(JobListState.Jump)
    case paneFocusToggled
    /// `lastTop` is the furthest that the pane can be scrolled, as measured where it is drawn.
    case paneScrolled(by: Int, lastTop: Int)
    case nextProblemRequested
    case problemFilterToggled
    case jobFilter(JobFilterAction)
    case refreshRequested
    case resultRequested
    case submitRequested
    case submitAgainRequested
    case sampleRequested

    // The queue of what is still to be submitted
    case queueRequested
    case queueSelectionMoved(by: Int)
    case queueSelectionJumped(JobListState.Jump)
    /// Shows the selected one in the job list.
    case queueJobRequested
    case pauseToggled
    case pauseOfAllToggled
    case queueMoveRequested(QueueMove)
    /// Takes the selected one out of the queue, once that is confirmed.
    case withdrawalRequested
    /// Pausing or moving had nothing to be done to any more.
    case queueChangeCameTooLate

    // Cancelling and deleting; the answers are to any question below a list
    case markToggled
    case marksCleared
    /// Of all rows.
    case marksToggled
    /// Of the marked jobs, or else of the selected one.
    case endingRequested(JobEnding)
    case answerMoved(by: Int)
    /// `lastTop` as for the pane.
    case questionScrolled(by: Int, lastTop: Int)
    case answerConfirmed
    case endingDone(EndingOutcome)

    // The form
    case fieldMoved(by: Int)
    case fieldEdited(TextEdit)
    /// 1 for an older one, -1 for a newer one.
    case entryRecalled(by: Int)
    case completionRequested
    case pathCompleted(PathCompletion)
    case sourceChecked(SourceVerdict)
    case sourcesChecked(SourceReport)
    case formConfirmed
    case previewRequested
    /// What would be sent, as text.
    case previewMade(String)
    /// `lastTop` as for the pane.
    case previewScrolled(by: Int, lastTop: Int)
    /// Sends those of several sources that can be sent.
    case batchConfirmed
    case batchCheckRequested
    case badSourcesLeftOut
    /// `lastTop` as for the pane.
    case batchScrolled(by: Int, lastTop: Int)
    case submissionsTaken(SubmissionReceipt)
    case submissionRefused([String])

    // The result
    case resultLoaded(TrackedJob.ID, ResultSummary)
    case resultFailed(TrackedJob.ID, FailureFacts)
    case captionsLoaded(TrackedJob.ID, [Caption])
    case captionsFailed(TrackedJob.ID, FailureFacts)
    /// A value of the result's file with some of its children; `nil` if there is none at the path.
    case nodeLoaded(ResultFile, RawState.Request, RawNode?)
    case nodeFailed(ResultFile, RawState.Request, FailureFacts)
    /// `nil` when it is not being fetched any more.
    case fetchProgressed(ResultFile, FetchProgress?)
    case files(FileAction)
    case result(ResultAction)
    case comparison(ComparisonAction)

    // The errors
    case failuresRequested
    case failuresLoaded([JobFailure])
    case failureSelectionMoved(by: Int)
    case failureSelectionJumped(JobListState.Jump)
    /// `lastTop` as for the pane.
    case failureScrolled(by: Int, lastTop: Int)
    /// Shows the job that the selected error is of.
    case failureJobRequested
    /// An error as text, made where words are made; `nil` if there is none here.
    case copyRequested(String?)
    case copied(Copying)
    case pagerRequested(String?)
    case pagerFailed(String)
    /// Why the user's player did not show the video.
    case playerFailed(String)

    // Everywhere
    case helpRequested
    case helpScrolled(by: Int, lastTop: Int)
    case backRequested
    case quitRequested
}
