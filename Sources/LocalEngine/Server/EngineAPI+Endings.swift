import AnalysisModel
import Hummingbird

extension EngineAPI {
    func cancelJob(_ request: Request) async throws -> Response {
        let (id, owner) = try await admittedJobID(request, to: .cancelJob)
        switch try await store.cancel(id, of: owner) {
        case .absent: throw RequestFailure.jobNotFound
        case .refused(let status):
            throw RequestFailure.refused("The job cannot be cancelled: its status is \(status.word)")
        case .cancelled(let job):
            await scheduler.stop(job.id)
            callbacks.wake()
            await files.removeMedia(of: job)
            return .json([:])
        }
    }

    /// What the store does not know is gone for every call, so it goes there first.
    func deleteJob(_ request: Request) async throws -> Response {
        let (id, owner) = try await admittedJobID(request, to: .deleteJob)
        guard let job = try await store.removeJob(id, of: owner) else { throw RequestFailure.jobNotFound }
        await scheduler.stop(job.id)
        await callbacks.stop(job.id)
        await files.removeAll(of: job)
        return .json([:])
    }

    private func admittedJobID(_ request: Request, to function: EngineFunction) async throws -> (
        id: String, owner: String
    ) {
        let fields = try await bodies.json(request)
        let owner = try admit(try fields.requiredString("api_key"), to: function)
        return (try fields.requiredString("job_id"), owner)
    }
}
