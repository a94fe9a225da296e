/// A function of the Core API (Core API, "Overview").
public enum Endpoint: String, Hashable, Sendable, CaseIterable {
    case newJob = "new_job"
    case jobStatus = "job_status"
    case jobResults = "job_results"
    case listJobs = "list_jobs"
    case cancelJob = "cancel_job"
    case deleteJob = "delete_job"
    case initializeFileUpload = "initialize_file_upload"
    case sendFileChunk = "send_file_chunk"
    case finalizeFileUpload = "finalize_file_upload"

    /// The last part of the path, and all of a URL that may stand in an error or a log.
    public var name: String { rawValue }

    /// The one method that the function answers to.
    public var method: HTTPCall.Method {
        switch self {
        case .jobStatus, .jobResults, .listJobs: .get
        case .newJob, .cancelJob, .deleteJob, .initializeFileUpload, .sendFileChunk, .finalizeFileUpload: .post
        }
    }
}
