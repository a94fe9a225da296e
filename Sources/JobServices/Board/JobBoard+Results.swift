public import AnalysisModel
import CoreAPI

extension JobBoard {
    /// The path of a complete result in the cache; fetches it if it is not there. What is there is given without asking
    /// anybody, also of a job that the service does not know any more.
    ///
    /// Asks first how a job stands that is not known to have ended. Throws `unknownJob`, `noJobID`, `notFinished`,
    /// `jobFailed`, `cache`, or what the service said. The failure to fetch a core result is also recorded.
    ///
    /// - Parameter afresh: fetches it even if one is there, which stays until another has come whole.
    public func resultFile(
        of id: TrackedJob.ID, type: ResultType = .core, afresh: Bool = false
    ) async throws(JobServiceError) -> String {
        await context.feed.begin()
        do throws(JobServiceError) {
            var job = try await job(id)
            if job.jobID != nil, !job.isAtEnd, !job.hasResult {
                await poller.pollNow([id])
                job = try await self.job(id)
            }
            return try await fetcher.file(of: job, type: type, afresh: afresh)
        } catch  where error.apiError?.kind == .resultsNotReady {
            // The service knows better how far the job is.
            await poller.pollNow([id])
            throw error
        }
    }

    /// The complete results of a job that lie in the cache. Asks nobody.
    public func keptResults(of id: TrackedJob.ID) async throws(JobServiceError) -> [KeptResult] {
        guard let jobID = try await job(id).jobID else { return [] }
        return await fetcher.kept(of: jobID)
    }

    /// Ends the fetch of a result for all who wait for it, which get `cancelled`; nothing is done if it is not being
    /// fetched. What has come of it is gone on with the next time, where the service can do that.
    public func stopFetching(_ type: ResultType, of id: TrackedJob.ID) async {
        guard let jobID = try? await job(id).jobID else { return }
        await fetcher.stop(type, of: jobID)
    }

    /// As `stopFetching`, for everything that is being fetched. Returns when what has come is on the disk.
    public func stopFetching() async { await fetcher.stopAll() }
}
