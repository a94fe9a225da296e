import AnalysisModel
import CoreAPI
import Foundation
import Logging

/// Brings results into the cache: each once, whole or not at all.
actor ResultsFetcher {
    private let context: ServiceContext
    private let cache: ResultCache
    private var underWay: [Wanted: Task<Result<String, JobServiceError>, Never>] = [:]

    private struct Wanted: Hashable {
        var jobID: Job.ID
        var type: ResultType
    }

    init(_ context: ServiceContext, cacheDirectory: String, limit: Int64?) {
        self.context = context
        cache = ResultCache(directory: cacheDirectory, limit: limit)
    }

    /// The path of the complete result. Two who ask for the same wait for one fetch; it ends when the one who began it
    /// is cancelled.
    func file(of job: TrackedJob, type: ResultType, afresh: Bool = false) async throws(JobServiceError) -> String {
        guard let jobID = job.jobID else {
            throw JobServiceError(kind: .noJobID, messages: ["There is no job in the service yet, so no result."])
        }
        if !afresh, let path = cache.path(of: jobID, type, now: context.time.now()) {
            if type == .core { await note(job.id, isThere: true) }
            return path
        }
        if !afresh, type == .core, job.hasResult { await note(job.id, isThere: false) }
        guard job.status == .finished else { throw Self.notFinished(job) }
        let wanted = Wanted(jobID: jobID, type: type)
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

    private func fetched(_ wanted: Wanted, of id: TrackedJob.ID) async -> Result<String, JobServiceError> {
        let isCore = wanted.type == .core
        let telling = FetchTelling(ResultFile(id, wanted.type), context: context)
        let result: Result<String, JobServiceError>
        do throws(JobServiceError) {
            let path = try await fetch(wanted, of: id, telling)
            if isCore { await note(id, isThere: true) }
            await makeRoom(for: wanted)
            guard try await isKnown(id) else {
                cache.remove(wanted.jobID)
                throw JobServiceError(
                    kind: .unknownJob, messages: ["The job was deleted while its result was on its way."])
            }
            result = .success(path)
        } catch {
            if error.kind == .cancelled { context.feed.tell(.retrying(id, nil)) }
            if isCore, error.kind != .cancelled { await note(error, of: id) }
            result = .failure(error)
        }
        await telling.end()
        return result
    }

    /// In as many tries as it takes; each goes on where the one before it broke off, if the service can do that.
    private func fetch(_ wanted: Wanted, of id: TrackedJob.ID, _ telling: FetchTelling) async throws(JobServiceError)
        -> String
    {
        let name = ResultName.name(of: wanted.jobID, wanted.type)
        let draft: ResultDraft
        do {
            draft = try cache.makeDraft(
                context.makeID(), of: name, isJSON: wanted.type.isJSON, now: context.time.now())
        } catch {
            throw JobServiceError(kind: .cache, messages: [error.message])
        }
        let retrying = Retrying(context: context, job: id, isOptional: wanted.type != .core)
        do throws(JobServiceError) {
            return try await retrying.run { () async throws(JobServiceError) in
                try await self.fetchOnce(wanted, into: draft, telling)
            }
        } catch {
            if error.kind == .cancelled || error.mayPass {
                await draft.putAside(now: context.time.now())
            }
            throw error
        }
    }

    /// Ends the fetch of a result, if there is one, for all who wait for it. What has come of it is gone on with the next
    /// time, if the service can do that.
    func stop(_ type: ResultType, of jobID: Job.ID) async {
        guard let fetch = underWay[Wanted(jobID: jobID, type: type)] else { return }
        fetch.cancel()
        _ = await fetch.value
    }

    /// As `stop`, for all of them.
    func stopAll() async {
        for wanted in underWay.keys { underWay[wanted]?.cancel() }
        for fetch in underWay.values { _ = await fetch.value }
    }

    func kept(of jobID: Job.ID) -> [KeptResult] { cache.kept(of: jobID) }

    /// Takes a job's results out of the cache. What is on its way is given up first.
    func remove(_ jobID: Job.ID) async {
        for (wanted, fetch) in underWay where wanted.jobID == jobID {
            fetch.cancel()
            _ = await fetch.value
        }
        cache.remove(jobID)
    }

    /// Keeps the cache to its limit; what cannot be fetched again is not given up for that.
    private func makeRoom(for wanted: Wanted) async {
        guard cache.isOverLimit else { return }
        do {
            let jobs = try await context.store.jobs(of: context.profile)
            let gone = jobs.filter(\.isGone).compactMap(\.jobID)
            let spared = gone.flatMap { id in ResultType.allCases.map { ResultName.name(of: id, $0) } }
            let removed = cache.makeRoom(
                sparing: Set(spared).union([ResultName.name(of: wanted.jobID, wanted.type)]))
            for job in jobs where job.jobID.map({ removed.contains(ResultName.name(of: $0)) }) == true {
                await note(job.id, isThere: false)
            }
        } catch {
            context.report(error, while: "cannot make room for results")
        }
    }

    private func isKnown(_ id: TrackedJob.ID) async throws(JobServiceError) -> Bool {
        do { return try await context.store.job(id) != nil } catch { throw JobServiceError(error) }
    }

    private func fetchOnce(_ wanted: Wanted, into draft: ResultDraft, _ telling: FetchTelling)
        async throws(JobServiceError) -> String
    {
        let (jobID, type) = (wanted.jobID, wanted.type)
        do throws(APIError) {
            try await context.client.jobResults(of: jobID, type: type, after: draft.part) { buffer in
                try await draft.append(buffer)
                await telling.tell(bytes: draft.bytes)
            } begin: { head in
                try await draft.begin(head)
                await telling.begin(head)
            }
        } catch {
            if let trouble = await draft.trouble { throw Self.failure(trouble) }
            throw JobServiceError(Self.explained(error, type))
        }
        do {
            let path = try await draft.keep()
            cache.noteUse(of: path, now: context.time.now())
            return path
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

    /// The job has finished, so a refusal is about the type.
    private static func explained(_ error: APIError, _ type: ResultType) -> APIError {
        guard type != .core, error.code == .badRequest,
            [.resultsNotReady, .refused, .invalidValue].contains(error.kind)
        else { return error }
        var explained = error
        explained.kind = .resultTypeMissing
        return explained
    }

    private static func failure(_ error: any Error) -> JobServiceError {
        switch error {
        case let trouble as FileTrouble: JobServiceError(kind: .cache, messages: [trouble.message])
        case is CancellationError: .cancelled()
        default:
            JobServiceError(
                kind: .answeredWithError, messages: ["What came as the result is no such document, so it was not kept."]
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
