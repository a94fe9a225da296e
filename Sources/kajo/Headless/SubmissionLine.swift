import AnalysisModel

/// What became of one source, as `kajo submit --json` prints it.
struct SubmissionLine: Encodable {
    struct Message: Encodable { var message: String }

    var source: String
    var jobID: String?
    var errors: [Message]?
    /// Of the call that failed, where there are errors.
    var httpStatus: Int?
    var endpoint: String?

    private enum CodingKeys: String, CodingKey {
        case source
        case jobID = "job_id"
        case errors
        case httpStatus = "http_status"
        case endpoint
    }

    init(source: String, jobID: Job.ID) {
        self.source = source
        self.jobID = jobID.rawValue
    }

    init(source: String, errors: [String], facts: FailureFacts?) {
        self.source = source
        httpStatus = facts?.httpStatus
        endpoint = facts?.endpoint
        self.errors = errors.map(Message.init)
    }

    func encode(to encoder: any Encoder) throws {
        var fields = encoder.container(keyedBy: CodingKeys.self)
        try fields.encode(source, forKey: .source)
        try fields.encodeIfPresent(jobID, forKey: .jobID)
        guard let errors else { return }
        try fields.encode(errors, forKey: .errors)
        // Null says that there is none, as where no answer came.
        try fields.encode(httpStatus, forKey: .httpStatus)
        try fields.encode(endpoint, forKey: .endpoint)
    }
}
