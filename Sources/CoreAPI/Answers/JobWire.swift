import AnalysisModel

/// A job as `job_status` and `list_jobs` tell it. The status stands at the top level, or in an object of its own
/// (`job_status`, `status`) as some servers list it.
struct JobWire: Decodable {
    var jobID: String?
    var status: String?
    var transfer: String?
    var details: String?
    var pollAgainAfterSeconds: Double?
    var title: String?
    var videoURL: String?
    var mediaID: String?

    init(from decoder: any Decoder) throws {
        let members = try decoder.container(keyedBy: MemberName.self)
        let nested = members.members("job_status") ?? members.members("status")
        let places = [members] + (nested.map { [$0] } ?? [])
        func text(_ name: MemberName) -> String? { places.lazy.compactMap { $0.text(name) }.first }

        jobID = text("job_id")
        status = text("status") ?? members.text("job_status")
        transfer = text("media_transfer_status")
        details = text("details")
        pollAgainAfterSeconds = places.lazy.compactMap { $0.number("poll_again_after_seconds") }.first
        readMedia(members)
    }

    private mutating func readMedia(_ members: KeyedDecodingContainer<MemberName>) {
        let media = members.members("media") ?? members.members("media_info")
        title = media?.text("title") ?? members.text("title") ?? members.text("media_title")
        videoURL = media?.members("video")?.text("url") ?? members.text("media_url")
        let customer = media?.members("customer_media_info") ?? media?.members("from_customer")
        mediaID = (customer ?? members.members("customer_media_info"))?.text("id") ?? members.text("customer_media_id")
    }

    /// `nil` without an id or a status word: then nothing is known about any job.
    var report: JobStatusReport? {
        guard let jobID, !jobID.isEmpty, let status, !status.isEmpty else { return nil }
        return JobStatusReport(
            jobID: Job.ID(jobID), status: JobStatus(word: status),
            transfer: transfer.map(MediaTransferStatus.init(word:)), details: details,
            pollAgainAfter: pollAgainAfterSeconds.map(Duration.init(unbelieved:)))
    }

    /// The report if it is about that job, or does not say about which.
    func report(for id: Job.ID) -> JobStatusReport? {
        var named = self
        named.jobID = jobID ?? id.rawValue
        return named.report.flatMap { $0.jobID == id ? $0 : nil }
    }

    var listed: CoreAPIClient.ListedJob? {
        report.map { CoreAPIClient.ListedJob(report: $0, title: title, videoURL: videoURL, mediaID: mediaID) }
    }
}

/// `list_jobs`: an array at the top level or under `jobs`.
struct JobListWire: Decodable {
    var jobs: [JobWire]

    init(from decoder: any Decoder) throws {
        if let members = try? decoder.container(keyedBy: MemberName.self) {
            jobs = try members.decode(LenientArray<JobWire>.self, forKey: "jobs").elements
        } else {
            jobs = try LenientArray<JobWire>(from: decoder).elements
        }
    }
}

extension Duration {
    /// Seconds as somebody else gives them: absurd ones stay absurd, but become no trap.
    init(unbelieved seconds: Double) {
        self = .seconds(min(max(seconds, -1e12), 1e12))
    }
}
