import AnalysisModel

extension JobRecord {
    /// The five fields of `job_status`, which a callback tells too.
    var report: [JSONValue.Member] {
        [
            .init(name: "job_id", value: .string(id)),
            .init(name: "status", value: .string(status.word)),
            .init(name: "media_transfer_status", value: .string(transfer.word)),
            .init(name: "details", value: .optional(details)),
            .init(name: "poll_again_after_seconds", value: pollAgainAfterSeconds.map { .int($0) } ?? .null),
        ]
    }
}
