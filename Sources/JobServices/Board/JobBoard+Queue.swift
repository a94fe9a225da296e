public import AnalysisModel

/// What is still to be submitted. All of it is written down and holds for every kajo on the same store, also after a
/// restart; what changes is told as `jobsChanged`.
extension JobBoard {
    /// What is still to be submitted, in the order in which it is taken up: also what is paused, and what is on its way.
    public func queue() async throws(JobServiceError) -> [TrackedJob] {
        await context.feed.begin()
        do { return try await context.store.queue(of: context.profile) } catch { throw JobServiceError(error) }
    }

    /// Lets submissions rest that wait or are being uploaded. An upload stops once the chunks that are on their way have
    /// come to their end, and loses nothing of what the service has confirmed.
    /// - Returns: those that rest now and did not before. One whose `new_job` is on its way cannot be held up.
    @discardableResult
    public func pause(_ ids: [TrackedJob.ID]) async throws(JobServiceError) -> [TrackedJob.ID] {
        try await setPaused(true, ids)
    }

    /// Lets submissions go on; an upload goes on behind what is confirmed.
    /// - Returns: those that rested.
    @discardableResult
    public func resume(_ ids: [TrackedJob.ID]) async throws(JobServiceError) -> [TrackedJob.ID] {
        try await setPaused(false, ids)
    }

    /// Puts a submission that waits before another one, or, before `nil`, at the end. What is being uploaded goes on
    /// where it is; files and links have an order each, for neither wait for the others.
    ///
    /// Throws `changedMeanwhile` if one of them is no longer to be submitted.
    public func move(_ id: TrackedJob.ID, before other: TrackedJob.ID?) async throws(JobServiceError) {
        await context.feed.begin()
        let isDone: Bool
        do {
            isDone = try await context.store.recordPlace(of: id, before: other, profile: context.profile)
        } catch {
            throw JobServiceError(error)
        }
        guard isDone else {
            throw JobServiceError(kind: .changedMeanwhile, messages: ["It has been submitted in the meantime."])
        }
        await context.feed.publish()
    }

    private func setPaused(_ isPaused: Bool, _ ids: [TrackedJob.ID]) async throws(JobServiceError) -> [TrackedJob.ID] {
        await context.feed.begin()
        let changed: [TrackedJob.ID]
        do {
            changed = try await context.store.recordPaused(isPaused, ids, at: context.time.now())
        } catch {
            throw JobServiceError(error)
        }
        await context.feed.publish()
        await submitter.wake()
        return changed
    }
}
