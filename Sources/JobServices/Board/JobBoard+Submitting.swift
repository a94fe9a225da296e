public import AnalysisModel
import Foundation
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

    /// What `submit(_:_:)` would hold back for, or let go on; nothing is submitted. Files are read as for that.
    ///
    /// Throws for a store that cannot be used, and `cancelled`.
    /// - Returns: for each request what stands for the same video already; `nil` where nothing does.
    public func earlier(than requests: [SubmissionRequest]) async throws(JobServiceError) -> [EarlierVideo?] {
        let drafts = try await FileComparison(context: context).drafts(of: requests)
        let jobs: [TrackedJob?]
        do {
            jobs = try await context.store.earlier(than: drafts, profile: context.profile)
        } catch {
            throw JobServiceError(error)
        }
        var first: [Data: Int] = [:]
        return zip(drafts, jobs).enumerated().map { place, known in
            if let job = known.1 { return .submission(job) }
            guard let content = known.0.file?.sha256 else { return nil }
            if let first = first[content] { return .wish(first) }
            first[content] = place
            return nil
        }
    }
}
