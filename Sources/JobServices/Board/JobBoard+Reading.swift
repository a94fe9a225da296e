public import AnalysisModel

extension JobBoard {
    /// All jobs of the profile, the newest first.
    public func jobs() async throws(JobServiceError) -> [TrackedJob] {
        await context.feed.begin()
        do { return try await context.store.jobs(of: context.profile) } catch { throw JobServiceError(error) }
    }

    /// The job whose `job_id` or row id is `text`, or begins with it if only one does.
    ///
    /// Throws `unknownJob` or `ambiguousJob`.
    public func job(matching text: String) async throws(JobServiceError) -> TrackedJob {
        let jobs = try await jobs()
        if let exact = jobs.first(where: { $0.jobID?.rawValue == text || $0.id.rawValue == text }) { return exact }
        let candidates = jobs.filter { job in
            !text.isEmpty && (job.jobID?.rawValue.hasPrefix(text) == true || job.id.rawValue.hasPrefix(text))
        }
        if candidates.count > 1 {
            let message = "\(candidates.count) jobs begin with \(text). Type more of the one that is meant."
            throw JobServiceError(kind: .ambiguousJob, messages: [message])
        }
        guard let job = candidates.first else {
            throw JobServiceError(kind: .unknownJob, messages: ["No job is known as \(text)."])
        }
        return job
    }

    /// Everything that went wrong with a job, the newest first.
    public func failures(of id: TrackedJob.ID) async throws(JobServiceError) -> [JobFailure] {
        do { return try await context.store.failures(of: id) } catch { throw JobServiceError(error) }
    }

    /// What went wrong with any job of the profile or with the service as a whole, the newest first.
    /// - Parameter limit: no more than so many.
    public func allFailures(limit: Int) async throws(JobServiceError) -> [JobFailure] {
        do {
            return try await context.store.failures(ofProfile: context.profile, limit: limit)
        } catch {
            throw JobServiceError(error)
        }
    }

    /// Every step in a job's life, the oldest first.
    public func changes(of id: TrackedJob.ID) async throws(JobServiceError) -> [JobStatusChange] {
        do { return try await context.store.changes(of: id) } catch { throw JobServiceError(error) }
    }

    func job(_ id: TrackedJob.ID) async throws(JobServiceError) -> TrackedJob {
        let job: TrackedJob?
        do { job = try await context.store.job(id) } catch { throw JobServiceError(error) }
        guard let job else {
            throw JobServiceError(kind: .unknownJob, messages: ["No job is known as \(id.rawValue)."])
        }
        return job
    }
}
