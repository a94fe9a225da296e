/// What a key may be used for.
enum EnginePermission: String, CaseIterable, Sendable {
    case submit, read, delete
}

extension EngineFunction {
    var permission: EnginePermission {
        switch self {
        case .newJob, .initializeFileUpload, .sendFileChunk, .finalizeFileUpload: .submit
        case .jobStatus, .jobResults, .listJobs: .read
        case .cancelJob, .deleteJob: .delete
        }
    }
}
