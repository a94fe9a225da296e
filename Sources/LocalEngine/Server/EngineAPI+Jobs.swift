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
        return .json(.object(try await job(try fields.required("job_id"), of: owner).report))
    }

    func listJobs(_ request: Request) async throws -> Response {
        let (_, owner) = try admittedQuery(request, to: .listJobs)
        let entries = try await store.jobs(of: owner).map { job in
            JSONValue.object(job.report + [.init(name: "media", value: job.request.listed)])
        }
        return .json(["jobs": .array(entries)])
    }

    func job(_ id: String, of owner: String) async throws -> JobRecord {
        guard let job = try await store.job(id, of: owner) else { throw RequestFailure.jobNotFound }
        return job
    }
}
