import AnalysisModel

/// What became of one source, as `kajo submit --json` prints it.
struct SubmissionLine: Encodable {
    struct Message: Encodable { var message: String }

    var source: String
    var jobID: String?
    var errors: [Message]?

    private enum CodingKeys: String, CodingKey {
        case source
        case jobID = "job_id"
        case errors
    }

    init(source: String, jobID: Job.ID) {
        self.source = source
        self.jobID = jobID.rawValue
    }

    init(source: String, errors: [String]) {
        self.source = source
        self.errors = errors.map(Message.init)
    }
}
