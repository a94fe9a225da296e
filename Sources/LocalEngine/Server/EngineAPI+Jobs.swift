import AnalysisModel
import Hummingbird

extension EngineAPI {
    func newJob(_ request: Request, _ context: EngineContext) async throws -> Response {
        let fields = try await bodies.json(request)
        let owner = try admit(try fields.requiredString("api_key"), to: .newJob)
        var jobFields = NewJobFields(fields: fields)
        let job = JobRecord(
            id: configuration.makeID(), owner: owner, createdAt: configuration.now(), request: try jobFields.request(),
            hold: context.hold)
        try await store.insert(job)
        scheduler.wake()
        return .json(["job_id": .string(job.id)])
    }

    func jobStatus(_ request: Request) async throws -> Response {
        let (fields, owner) = try admittedQuery(request, to: .jobStatus)
        return .json(.object(Self.report(on: try await job(try fields.required("job_id"), of: owner))))
    }

    func listJobs(_ request: Request) async throws -> Response {
        let (_, owner) = try admittedQuery(request, to: .listJobs)
        let entries = try await store.jobs(of: owner).map { job in
            let media: JSONValue = [
                "title": .optional(job.request.title), "video": ["url": .string(job.request.videoURL)],
            ]
            return JSONValue.object(Self.report(on: job) + [.init(name: "media", value: media)])
        }
        return .json(["jobs": .array(entries)])
    }

    func job(_ id: String, of owner: String) async throws -> JobRecord {
        guard let job = try await store.job(id, of: owner) else { throw RequestFailure.jobNotFound }
        return job
    }

    /// The five fields of `job_status`.
    private static func report(on job: JobRecord) -> [JSONValue.Member] {
        [
            .init(name: "job_id", value: .string(job.id)),
            .init(name: "status", value: .string(job.status.word)),
            .init(name: "media_transfer_status", value: .string(job.transfer.word)),
            .init(name: "details", value: .optional(job.details)),
            .init(name: "poll_again_after_seconds", value: job.pollAgainAfterSeconds.map { .int($0) } ?? .null),
        ]
    }
}
