import HTTPTypes

/// The functions of the Core API that the engine offers.
enum EngineFunction: String, CaseIterable {
    case newJob = "new_job"
    case jobStatus = "job_status"
    case jobResults = "job_results"
    case listJobs = "list_jobs"
    case cancelJob = "cancel_job"
    case deleteJob = "delete_job"
    case initializeFileUpload = "initialize_file_upload"
    case sendFileChunk = "send_file_chunk"
    case finalizeFileUpload = "finalize_file_upload"

    static let basePath = "/core/1.0"

    init?(path: String) {
        guard path.hasPrefix(Self.basePath + "/") else { return nil }
        self.init(rawValue: String(path.dropFirst(Self.basePath.count + 1)))
    }

    var path: String { "\(Self.basePath)/\(rawValue)" }

    var method: HTTPRequest.Method {
        switch self {
        case .jobStatus, .jobResults, .listJobs: .get
        case .newJob, .cancelJob, .deleteJob, .initializeFileUpload, .sendFileChunk, .finalizeFileUpload: .post
        }
    }
}
