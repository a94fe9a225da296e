import AnalysisModel
import CoreAPI
import Foundation
import Logging

/// One `new_job`: written down as being sent, sent once, and its outcome written down.
struct JobOrder: Sendable {
    /// A job that exists and is not written down is paid for nothing, so a full disk is given some time.
    static let recordingPauses: [Duration] = [.milliseconds(200), .seconds(1), .seconds(5), .seconds(20), .seconds(60)]

    let submission: Submission
    let url: String
    let submitter: JobSubmitter

    private var context: ServiceContext { submitter.context }

    func place(owner: String) async throws(JobServiceError) {
        do {
            try await attempt(owner: owner)
        } catch {
            throw JobServiceError(error)
        }
    }

    private func attempt(owner: String) async throws(StoreError) {
        var attempt = 1
        while await context.line.whenOpen() {
            let now = context.time.now()
            let job = submission.job(at: url)
            guard try await context.store.recordSubmitting(submission.id, job, owner: owner, at: now) else { return }
            await context.feed.publish()
            guard let delay = try await take(await send(job), attempt: attempt) else { return }
            do { try await context.time.sleep(delay) } catch { return }
            attempt += 1
        }
    }

    /// Writes the outcome down.
    /// - Returns: the time until another try, which is safe then; `nil` if there is none.
    private func take(_ outcome: Result<Job.ID, APIError>, attempt: Int) async throws(StoreError) -> Duration? {
        let error: APIError
        switch outcome {
        case .success(let jobID):
            await context.line.answered()
            try await made(jobID)
            await context.feed.publish()
            return nil
        case .failure(let failure): error = failure
        }
        let decision = await context.line.decide(error, attempt: attempt, random: context.random())
        try await take(decision, error, attempt: attempt)
        await context.feed.publish()
        if case .retry(let delay) = decision { return delay }
        return nil
    }

    private func take(
        _ decision: CallPolicy.Decision, _ error: APIError, attempt: Int
    ) async throws(StoreError) {
        switch decision {
        case .takenBack: try await context.store.recordNotSent(submission.id)
        case .retry(let delay), .wait(let delay): try await postponed(error, attempt: attempt, by: delay)
        case .giveUp: try await end(.failed, error, attempt: attempt)
        case .stopProfile:
            try await end(.failed, error, attempt: attempt)
            await context.refuseKey(error)
        case .unknown:
            try await end(.unknown, error, attempt: attempt)
            await context.feed.publish()
            if !Task.isCancelled { await submitter.poller.seek() }
        }
    }

    /// It certainly never left, so it is as if it had not been tried, but for the record.
    private func postponed(_ error: APIError, attempt: Int, by delay: Duration) async throws(StoreError) {
        let now = context.time.now()
        let next = now.addingTimeInterval(delay.seconds)
        try await context.store.recordNotSent(submission.id)
        try await context.store.recordFailure(
            FailureDraft(error, attempt: attempt, retryAt: next, at: now), of: submission.id)
        let retry = CallRetry(
            facts: error.facts, attempt: attempt, attempts: CallPolicy.quickAttempts, nextTry: next)
        context.feed.tell(.retrying(submission.id, retry))
    }

    private func made(_ jobID: Job.ID) async throws(StoreError) {
        context.logger.info("new_job made \(jobID)")
        for pause in Self.recordingPauses {
            do throws(StoreError) {
                try await record(jobID)
                return await submitter.poller.wake()
            } catch {
                context.report(error, while: "cannot write down the job \(jobID), trying again")
                do { try await context.time.sleep(pause) } catch { break }
            }
        }
        try await record(jobID)
        await submitter.poller.wake()
    }

    private func record(_ jobID: Job.ID) async throws(StoreError) {
        try await context.store.recordSubmitted(
            submission.id, as: jobID, profile: context.profile, at: context.time.now(),
            nextPoll: PollTime(in: PollSchedule.afterSubmission, by: context.time))
    }

    private func end(_ state: SubmissionState, _ error: APIError, attempt: Int) async throws(StoreError) {
        context.logger.warning("a submission ended \(state.rawValue): \(error.logDescription)")
        let draft = FailureDraft(error, attempt: attempt, at: context.time.now())
        try await context.store.recordEnd(state, of: submission.id, draft)
    }

    /// No child of the caller's task, so that quitting right after submitting does not cut the request short: its
    /// outcome would be unknown. The grace bounds that.
    private func send(_ job: CoreAPIClient.NewJob) async -> Result<Job.ID, APIError> {
        let (client, time) = (context.client, context.time)
        let call = Task { await Self.outcome(of: job, client) }
        return await withTaskCancellationHandler {
            await call.value
        } onCancel: {
            Task {
                try? await time.sleep(JobSubmitter.grace)
                call.cancel()
            }
        }
    }

    private static func outcome(
        of job: CoreAPIClient.NewJob, _ client: CoreAPIClient
    ) async -> Result<Job.ID, APIError> {
        do throws(APIError) {
            return .success(try await client.newJob(job))
        } catch {
            return .failure(error)
        }
    }
}
