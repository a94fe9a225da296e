import Foundation

extension TrackedJob {
    /// What failed has succeeded since, so it is a thing of the past.
    public func hasOvercome(_ failure: JobFailure) -> Bool {
        switch failure.origin {
        case .job: status != .error
        case .local: jobID != nil
        case .call(let endpoint, _): hasOvercome(endpoint, failedAt: failure.at)
        }
    }

    private func hasOvercome(_ endpoint: String, failedAt: Date) -> Bool {
        switch endpoint {
        case "job_status", "list_jobs": !isGone && (status?.isEnd == true || answeredAt.map { $0 > failedAt } == true)
        case "job_results": hasResult
        case "new_job", "initialize_file_upload", "send_file_chunk", "finalize_file_upload": jobID != nil
        default: false
        }
    }
}
