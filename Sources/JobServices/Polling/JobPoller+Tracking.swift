import AnalysisModel
import CoreAPI

extension JobPoller {
    /// Asks for a job that the store may not know, whatever the schedule says, and keeps it.
    ///
    /// A failure is recorded where the store knows the job already; one that the service does not know is gone.
    func track(_ jobID: Job.ID) async throws(JobServiceError) -> TrackedJob {
        let askedAt = context.time.now()
        let report: JobStatusReport
        do {
            report = try await context.client.jobStatus(of: jobID)
        } catch {
            await noteFailure(error, of: jobID)
            throw JobServiceError(error)
        }
        let at = context.time.now()
        context.feed.tell(.serviceAnswered(at: at))
        let job: TrackedJob?
        do {
            job = try await context.store.recordTracked(
                timed(report), of: context.profile, askedAt: askedAt, at: at, makeID: context.makeID)
        } catch {
            throw JobServiceError(error)
        }
        guard let job else {
            throw JobServiceError(kind: .unknownJob, messages: ["The job \(jobID) has just been deleted."])
        }
        return job
    }

    private func noteFailure(_ error: APIError, of jobID: Job.ID) async {
        guard error.code != .cancelled else { return }
        do {
            guard let job = try await context.store.job(jobID, of: context.profile) else { return }
            let draft = FailureDraft(error, at: context.time.now())
            if error.kind == .jobNotFound, !job.isGone {
                try await context.store.stopPolling(job.id, draft)
            } else {
                try await context.store.recordFailure(draft, of: job.id)
            }
        } catch {
            context.report(error, while: "cannot write down a failure of \(jobID)")
        }
        await context.feed.publish()
    }
}
