import AnalysisModel
import CoreAPI
import Foundation
import Logging

/// Brings results into the cache: each once, whole or not at all.
actor ResultsFetcher {
    private let context: ServiceContext
    private let cache: ResultCache
    private var underWay: [Job.ID: Task<Result<String, JobServiceError>, Never>] = [:]

    init(_ context: ServiceContext, cacheDirectory: String) {
        self.context = context
        cache = ResultCache(directory: cacheDirectory)
    }

    /// The path of the complete result. Two who ask for the same wait for one fetch; it ends when the one who began it
    /// is cancelled.
    func file(of job: TrackedJob, afresh: Bool = false) async throws(JobServiceError) -> String {
        guard let jobID = job.jobID else {
            throw JobServiceError(kind: .noJobID, messages: ["There is no job in the service yet, so no result."])
        }
        if !afresh, let path = cache.path(of: jobID) {
            await note(job.id, isThere: true)
            return path
        }
        if !afresh, job.hasResult { await note(job.id, isThere: false) }
        guard job.status == .finished else { throw Self.notFinished(job) }
        if let running = underWay[jobID] { return try await running.value.get() }
        let fetch = Task { await self.fetched(jobID, of: job.id) }
        underWay[jobID] = fetch
        let result = await withTaskCancellationHandler {
            await fetch.value
        } onCancel: {
            fetch.cancel()
        }
        underWay[jobID] = nil
        return try result.get()
    }

    private func fetched(_ jobID: Job.ID, of id: TrackedJob.ID) async -> Result<String, JobServiceError> {
        do throws(JobServiceError) {
            let path = try await Retrying(context: context, job: id).run { () async throws(JobServiceError) in
                try await self.fetchOnce(jobID, of: id)
            }
            await note(id, isThere: true)
            return .success(path)
        } catch {
            if error.kind != .cancelled { await note(error, of: id) }
            return .failure(error)
        }
    }

    private func fetchOnce(_ jobID: Job.ID, of id: TrackedJob.ID) async throws(JobServiceError) -> String {
        let draft: ResultDraft
        do { draft = try cache.makeDraft(named: context.makeID(), now: context.time.now()) } catch {
            throw JobServiceError(kind: .cache, messages: [error.message])
        }
        let telling = FetchTelling(id: id, context: context)
        do throws(APIError) {
            try await context.client.jobResults(of: jobID) { buffer in
                try await draft.append(buffer)
                await telling.tell(bytes: draft.bytes)
            }
        } catch {
            if let trouble = await draft.trouble { throw Self.failure(trouble) }
            throw JobServiceError(error)
        }
        do {
            return try await draft.keep(as: ResultName.name(of: jobID))
        } catch {
            throw Self.failure(error)
        }
    }

    private func note(_ id: TrackedJob.ID, isThere: Bool) async {
        do {
            try await context.store.recordResult(of: id, isThere: isThere)
            await context.feed.publish()
        } catch {
            context.report(error, while: "cannot write down a result")
        }
    }

    private func note(_ error: JobServiceError, of id: TrackedJob.ID) async {
        context.logger.warning("job_results failed: \(error.kind), status \(error.httpStatus ?? 0)")
        do {
            try await context.store.recordFailure(FailureDraft(error, at: context.time.now()), of: id)
            await context.feed.publish()
        } catch {
            context.report(error, while: "cannot write down a failure")
        }
    }

    private static func failure(_ error: any Error) -> JobServiceError {
        switch error {
        case let trouble as FileTrouble: JobServiceError(kind: .cache, messages: [trouble.message])
        case is CancellationError: .cancelled()
        default:
            JobServiceError(
                kind: .answeredWithError, messages: ["What came as the result is no JSON document, so it was not kept."]
            )
        }
    }

    private static func notFinished(_ job: TrackedJob) -> JobServiceError {
        guard job.status != .error else {
            return JobServiceError(
                kind: .jobFailed(FailureKind(jobDetails: job.details, transfer: job.transfer)),
                messages: [job.details ?? "The job failed, and the service gave no reason."])
        }
        let state =
            job.isGone ? "the service does not know it any more" : "its status is \(job.status?.word ?? "unknown")"
        return JobServiceError(kind: .notFinished, messages: ["There is no result of the job: \(state)."])
    }
}
