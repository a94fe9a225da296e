public import AnalysisModel
import CoreAPI
import Foundation
import Logging

extension JobBoard {
    /// Cancels or deletes jobs, one after the other, and tells of each as it is done or has failed.
    ///
    /// One to be deleted that the service does not know any more, says its value here, is only forgotten; see `forget`.
    ///
    /// After a failure that every call would meet, no answer or a refused key, the others that need a call are not tried,
    /// and told with the same. Ends with its reader.
    public nonisolated func ended(
        _ jobs: [TrackedJob], by ending: JobEnding
    ) -> AsyncStream<(TrackedJob.ID, JobServiceError?)> {
        let (stream, continuation) = AsyncStream.makeStream(of: (TrackedJob.ID, JobServiceError?).self)
        let work = Task {
            var trouble: JobServiceError?
            for job in jobs {
                let needsCall = ending == .cancel || !job.isGone
                let error = if let trouble, needsCall { trouble } else { await failure(of: ending, of: job) }
                if let error, error.concernsEveryCall { trouble = error }
                continuation.yield((job.id, error))
            }
            continuation.finish()
        }
        continuation.onTermination = { _ in work.cancel() }
        return stream
    }

    private func failure(of ending: JobEnding, of job: TrackedJob) async -> JobServiceError? {
        do throws(JobServiceError) {
            switch ending {
            case .cancel: try await cancel(job.id)
            case .delete(let keepingResult) where job.isGone: try await forget(job.id, keepingResult: keepingResult)
            case .delete(let keepingResult): try await delete(job.id, keepingResult: keepingResult)
            }
            return nil
        } catch {
            return error
        }
    }

    /// Takes a job that waits out of the service's queue, and asks how it stands; also when the service refused, since
    /// it knows better how far the job is.
    ///
    /// Throws `unknownJob`, `noJobID`, or what the service said, which is also recorded at the job.
    public func cancel(_ id: TrackedJob.ID) async throws(JobServiceError) {
        await context.feed.begin()
        guard let jobID = try await job(id).jobID else {
            throw JobServiceError(
                kind: .noJobID, messages: ["There is no job in the service yet, so there is nothing to cancel."])
        }
        let client = context.client
        do throws(JobServiceError) {
            try await Retrying(context: context, job: id).call { () async throws(APIError) in
                try await client.cancelJob(jobID)
            }
            context.logger.info("the job \(jobID) is cancelled")
        } catch {
            await note(error, of: id)
            if error.kind == .answeredWithError, error.facts.kind.place != .key { await poller.pollNow([id]) }
            throw error
        }
        await poller.pollNow([id])
    }

    /// Deletes a job in the service, with its video and all its results, and then its row with everything that kajo
    /// has of it. A job that the service does not know any more counts as deleted; where that is known already, the
    /// service is not asked, as with `forget`.
    ///
    /// A row that has no job in the service loses only itself; a submission that has not been sent is thereby
    /// withdrawn. One whose `new_job` is on its way comes back as soon as the service answers that it has made a job.
    /// - Parameter keepingResult: the row of a finished job stays as one that the service does not know any more, with
    ///   its result in the cache, where it is put first if need be; if it cannot be, nothing is deleted.
    /// - Throws: `unknownJob`, what the service said, which is also recorded at the job, or what `resultFile` throws.
    public func delete(_ id: TrackedJob.ID, keepingResult: Bool = false) async throws(JobServiceError) {
        await context.feed.begin()
        let job = try await job(id)
        if job.isGone { return try await forget(id, keepingResult: keepingResult) }
        let keeps = keepingResult && job.hasResultToShow
        if keeps { _ = try await resultFile(of: id) }
        if let jobID = job.jobID { try await deleteInService(jobID, of: id) }
        if keeps { try await keepResult(of: id) } else { try await remove(job) }
        await context.feed.publish()
    }

    /// Removes the row of a job that the service does not know any more, with everything that kajo has of it. The service
    /// is not asked, so it need not be there; if it lists the job again later, that has a row again.
    /// - Parameter keepingResult: a row with a result in the cache stays as it is.
    /// - Throws: `unknownJob`, or `changedMeanwhile` if the service knows the job.
    public func forget(_ id: TrackedJob.ID, keepingResult: Bool = false) async throws(JobServiceError) {
        await context.feed.begin()
        let job = try await job(id)
        guard job.isGone else { throw .isKnownAgain }
        if keepingResult, job.hasResult { return }
        try await remove(job)
        await context.feed.publish()
    }

    private func keepResult(of id: TrackedJob.ID) async throws(JobServiceError) {
        do {
            try await context.store.recordDeletedButKept(id, of: context.profile, at: context.time.now())
        } catch {
            throw JobServiceError(error)
        }
    }

    private func remove(_ job: TrackedJob) async throws(JobServiceError) {
        let isRemoved: Bool
        do {
            isRemoved = try await context.store.recordDeleted(
                job.id, of: context.profile, knownAs: job.jobID, ifGone: job.isGone, at: context.time.now())
        } catch {
            throw JobServiceError(error)
        }
        guard isRemoved else { throw job.isGone ? .isKnownAgain : .isMadeMeanwhile }
        if let jobID = job.jobID { await fetcher.remove(jobID) }
    }

    private func deleteInService(_ jobID: Job.ID, of id: TrackedJob.ID) async throws(JobServiceError) {
        let client = context.client
        do throws(JobServiceError) {
            try await Retrying(context: context, job: id).call { () async throws(APIError) in
                try await client.deleteJob(jobID)
            }
            context.logger.info("the job \(jobID) is deleted")
        } catch  where error.apiError?.kind == .jobNotFound {
            context.logger.info("the job \(jobID) was deleted before")
        } catch  where error.kind == .cancelled {
            // Another process may have been quicker.
            guard (try await isKnown(id)) == false else { throw error }
        } catch {
            await note(error, of: id)
            throw error
        }
    }

    private func isKnown(_ id: TrackedJob.ID) async throws(JobServiceError) -> Bool {
        do { return try await context.store.job(id) != nil } catch { throw JobServiceError(error) }
    }

    private func note(_ error: JobServiceError, of id: TrackedJob.ID) async {
        guard error.kind != .cancelled else { return }
        context.logger.warning("\(error.endpoint ?? "a call") failed: \(error.kind), status \(error.httpStatus ?? 0)")
        do {
            try await context.store.recordFailure(FailureDraft(error, at: context.time.now()), of: id)
        } catch {
            context.report(error, while: "cannot write down a failure")
        }
        await context.feed.publish()
    }
}

extension JobServiceError {
    fileprivate static let isKnownAgain = JobServiceError(
        kind: .changedMeanwhile, messages: ["The service knows the job again, so nothing was deleted."])

    fileprivate static let isMadeMeanwhile = JobServiceError(
        kind: .changedMeanwhile,
        messages: ["The service has made the job in the meantime, so nothing was deleted."])

    fileprivate var concernsEveryCall: Bool {
        kind == .noAnswer || kind == .cancelled || facts.kind.place == .key
    }
}
