import AnalysisModel

/// What became of one source, as `kajo submit --json` prints it.
struct SubmissionLine: Encodable {
    struct Message: Encodable { var message: String }

    /// As given; a row of a list that names none has none.
    var source: String?
    /// Where a refused source stands in a list: `FILE:LINE`.
    var place: String?
    var jobID: String?
    /// The submission that this one would repeat.
    var earlier: String?
    var isDuplicate: Bool?
    var errors: [Message]?
    /// Of the call that failed, where there are errors.
    var httpStatus: Int?
    var endpoint: String?

    private enum CodingKeys: String, CodingKey {
        case source
        case place = "from"
        case jobID = "job_id"
        case earlier = "duplicate_of_submission"
        case isDuplicate = "is_duplicate"
        case errors
        case httpStatus = "http_status"
        case endpoint
    }

    init(source: String, jobID: Job.ID) {
        self.source = source
        self.jobID = jobID.rawValue
    }

    init(source: String, duplicateOf job: TrackedJob) {
        self.source = source
        jobID = job.jobID?.rawValue
        earlier = job.id.rawValue
        isDuplicate = true
    }

    init(source: String?, place: String? = nil, errors: [String], facts: FailureFacts?) {
        self.source = source
        self.place = place
        httpStatus = facts?.httpStatus
        endpoint = facts?.endpoint
        self.errors = errors.map(Message.init)
    }

    func encode(to encoder: any Encoder) throws {
        var fields = encoder.container(keyedBy: CodingKeys.self)
        try fields.encodeIfPresent(source, forKey: .source)
        try fields.encodeIfPresent(place, forKey: .place)
        try fields.encodeIfPresent(jobID, forKey: .jobID)
        try fields.encodeIfPresent(earlier, forKey: .earlier)
        try fields.encodeIfPresent(isDuplicate, forKey: .isDuplicate)
        guard let errors else { return }
        try fields.encode(errors, forKey: .errors)
        // Null says that there is none, as where no answer came.
        try fields.encode(httpStatus, forKey: .httpStatus)
        try fields.encode(endpoint, forKey: .endpoint)
    }
}
