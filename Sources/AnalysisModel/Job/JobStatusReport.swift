/// One answer of the service about one job: the five documented fields of `job_status`.
public struct JobStatusReport: Hashable, Sendable {
    public var jobID: Job.ID
    public var status: JobStatus
    /// `nil` when the answer left it out, as a listing may.
    public var transfer: MediaTransferStatus?
    /// Free text, mostly there when `status` is `error`; foreign, so never to be trusted with a terminal.
    public var details: String?
    /// The service's own suggestion; unchecked, may be absurd. The poller clamps it.
    public var pollAgainAfter: Duration?

    public init(
        jobID: Job.ID, status: JobStatus, transfer: MediaTransferStatus?, details: String?, pollAgainAfter: Duration?
    ) {
        self.jobID = jobID
        self.status = status
        self.transfer = transfer
        self.details = details
        self.pollAgainAfter = pollAgainAfter
    }
}
