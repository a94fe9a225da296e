import AnalysisModel
import CoreAPI
import Logging

/// One `new_job`: written down as being sent, sent once, and its outcome written down.
struct JobOrder: Sendable {
    /// Only for requests that certainly never left.
    static let attempts = 4
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
        for attempt in 1...Self.attempts {
            guard !Task.isCancelled else { return }
            let now = context.time.now()
            guard try await context.store.recordSubmitting(submission.id, owner: owner, at: now) else { return }
            await context.feed.publish()
            guard case .notSent(let error) = try await take(await send()) else { return }
            if attempt == Self.attempts { return try await end(.failed, error) }
            let delay = Backoff.delay(failures: attempt, retryAfter: error.retryAfter, random: context.random())
            do { try await context.time.sleep(delay) } catch { return }
        }
    }

    /// Writes the outcome down.
    private func take(_ outcome: NewJobOutcome) async throws(StoreError) -> NewJobOutcome {
        switch outcome {
        case .made(let jobID): try await made(jobID)
        case .refused(let error): try await end(.failed, error)
        case .notSent, .takenBack: try await context.store.recordNotSent(submission.id)
        case .unclear(let error):
            try await end(.unknown, error)
            await context.feed.publish()
            // The service may tell the job in its listing; recording that brings the two together.
            if !Task.isCancelled { _ = await submitter.poller.list(for: [], isWish: true) }
        }
        await context.feed.publish()
        return outcome
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

    private func end(_ state: SubmissionState, _ error: APIError) async throws(StoreError) {
        context.logger.warning("a submission ended \(state.rawValue): \(error.logDescription)")
        try await context.store.recordEnd(state, of: submission.id, FailureDraft(error, at: context.time.now()))
    }

    /// No child of the caller's task, so that quitting right after submitting does not cut the request short: its
    /// outcome would be unknown. The grace bounds that.
    private func send() async -> NewJobOutcome {
        let (client, time) = (context.client, context.time)
        let job = CoreAPIClient.NewJob(
            videoURL: url, title: submission.request.title, language: submission.request.language)
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

    private static func outcome(of job: CoreAPIClient.NewJob, _ client: CoreAPIClient) async -> NewJobOutcome {
        do throws(APIError) {
            return .made(try await client.newJob(job))
        } catch {
            return NewJobOutcome(error)
        }
    }
}
