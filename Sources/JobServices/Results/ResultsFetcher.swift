import AnalysisModel
import CoreAPI
import Foundation
import Logging

/// Brings results into the cache: each once, whole or not at all.
actor ResultsFetcher {
    private let context: ServiceContext
    private let cache: ResultCache
    private var underWay: [WantedResult: Task<Result<String, JobServiceError>, Never>] = [:]

    init(_ context: ServiceContext, cacheDirectory: String) {
        self.context = context
        cache = ResultCache(directory: cacheDirectory)
    }

    /// The path of the complete result. Two who ask for the same wait for one fetch; it ends when the one who began it
    /// is cancelled.
    func file(
        of job: TrackedJob, type: ResultType = .core, afresh: Bool = false
    ) async throws(JobServiceError) -> String {
        guard let jobID = job.jobID else {
            throw JobServiceError(kind: .noJobID, messages: ["There is no job in the service yet, so no result."])
        }
        let wanted = WantedResult(job: jobID, type: type)
        if !afresh, let path = cache.path(of: wanted) {
            await note(wanted, of: job.id, isThere: true)
            return path
        }
        if !afresh, job.hasResult { await note(wanted, of: job.id, isThere: false) }
        guard job.status == .finished else { throw Self.notFinished(job) }
        if let running = underWay[wanted] { return try await running.value.get() }
        let fetch = Task { await self.fetched(wanted, of: job.id) }
        underWay[wanted] = fetch
        let result = await withTaskCancellationHandler {
            await fetch.value
        } onCancel: {
            fetch.cancel()
        }
        underWay[wanted] = nil
        return try result.get()
    }

    private func fetched(_ wanted: WantedResult, of id: TrackedJob.ID) async -> Result<String, JobServiceError> {
        do throws(JobServiceError) {
            let path = try await Retrying(context: context, job: id).run { () async throws(JobServiceError) in
                try await self.fetchOnce(wanted, of: id)
            }
            await note(wanted, of: id, isThere: true)
            guard try await isKnown(id) else {
                cache.remove(wanted)
                throw JobServiceError(
                    kind: .unknownJob, messages: ["The job was deleted while its result was on its way."])
            }
            return .success(path)
        } catch {
            if error.kind != .cancelled { await note(error, wanted, of: id) }
            return .failure(error)
        }
    }

    /// Takes the results of a job out of the cache. One that is on its way is given up first.
    func remove(_ jobID: Job.ID) async {
        for wanted in ResultType.allCases.map({ WantedResult(job: jobID, type: $0) }) {
            if let fetch = underWay[wanted] {
                fetch.cancel()
                _ = await fetch.value
            }
            cache.remove(wanted)
        }
    }

    private func isKnown(_ id: TrackedJob.ID) async throws(JobServiceError) -> Bool {
        do { return try await context.store.job(id) != nil } catch { throw JobServiceError(error) }
    }

    private func fetchOnce(_ wanted: WantedResult, of id: TrackedJob.ID) async throws(JobServiceError) -> String {
        let draft: ResultDraft
        do { draft = try cache.makeDraft(named: context.makeID(), now: context.time.now()) } catch {
            throw JobServiceError(kind: .cache, messages: [error.message])
        }
        let telling = FetchTelling(id: id, context: context)
        do throws(APIError) {
            try await context.client.jobResults(of: wanted.job, type: wanted.type) { buffer in
                try await draft.append(buffer)
                await telling.tell(bytes: draft.bytes)
            }
        } catch {
            if let trouble = await draft.trouble { throw Self.failure(trouble) }
            throw JobServiceError(error)
        }
        do {
            return try await draft.keep(as: wanted.fileName)
        } catch {
            throw Self.failure(error)
        }
    }

    /// What a job is known to have is its core result.
    private func note(_ wanted: WantedResult, of id: TrackedJob.ID, isThere: Bool) async {
        guard wanted.type == .core else { return }
        do {
            try await context.store.recordResult(of: id, isThere: isThere)
            await context.feed.publish()
        } catch {
            context.report(error, while: "cannot write down a result")
        }
    }

    /// A subscription need not include the other types, so that there is none of them is no problem of the job's.
    private func note(_ error: JobServiceError, _ wanted: WantedResult, of id: TrackedJob.ID) async {
        context.logger.warning(
            "job_results of type \(wanted.type.rawValue) failed: \(error.kind), status \(error.httpStatus ?? 0)")
        guard wanted.type == .core else { return }
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
