public import AnalysisModel
import Logging

extension JobBoard {
    /// Writes the wish down and returns; upload and `new_job` go on under `run()`, of this process or another.
    ///
    /// Throws for a store that cannot be written. An unusable file is told later, as a failure of the row.
    public func submit(_ request: SubmissionRequest) async throws(JobServiceError) -> TrackedJob {
        await context.feed.begin()
        let id = TrackedJob.ID(rawValue: context.makeID())
        do {
            let job = try await context.store.recordIntent(
                id, request, profile: context.profile, at: context.time.now(), owner: owner)
            context.logger.info("a submission is written down")
            await context.feed.publish()
            await submitter.wake()
            return job
        } catch {
            throw JobServiceError(error)
        }
    }

    /// As `submit(_:)`, for some hundreds at a time, which the store takes together; what an earlier submission of the
    /// same profile stands for is not written down again.
    ///
    /// The same is a link of the same text, or a file of the same content. Files are read for that if others have their
    /// size. Throws for a store that cannot be used, and `cancelled`.
    /// - Returns: one outcome for each request, in their order.
    public func submit(
        _ requests: [SubmissionRequest], _ rule: RepetitionRule
    ) async throws(JobServiceError) -> [SubmissionOutcome] {
        await context.feed.begin()
        let drafts = try await FileComparison(context: context).drafts(of: requests)
        let outcomes: [SubmissionOutcome]
        do {
            outcomes = try await context.store.recordIntents(
                drafts, rule, profile: context.profile, at: context.time.now(), owner: owner)
        } catch {
            throw JobServiceError(error)
        }
        context.logger.info("\(outcomes.count) submissions are written down or known")
        await context.feed.publish()
        await submitter.wake()
        return outcomes
    }
}
