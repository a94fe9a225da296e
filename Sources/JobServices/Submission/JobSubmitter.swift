import AnalysisModel
import CoreAPI
import Foundation
import Logging

/// Carries out what was written down: uploads, and sends `new_job` once.
actor JobSubmitter {
    /// How long a `new_job` on its way may go on when the program ends.
    static let grace: Duration = .milliseconds(700)
    /// So many are taken up at once, files and links apart, so that neither wait behind the others. What does not fit
    /// stays in the store.
    static let room = 32

    let context: ServiceContext
    let poller: JobPoller
    private let bell = Bell()
    private let uploads = Turnstile(places: 2)
    private let orders = Turnstile(places: 4)
    private var underWay: [TrackedJob.ID: ClaimRange.Kind] = [:]

    init(_ context: ServiceContext, poller: JobPoller) {
        self.context = context
        self.poller = poller
    }

    /// There may be something to carry out.
    func wake() async { await bell.ring() }

    /// - Parameter owner: the token of a lease that is held all the while.
    func run(owner: String) async {
        await withDiscardingTaskGroup { group in
            while !Task.isCancelled {
                for submission in await claim(for: owner) {
                    group.addTask { await self.carryOut(submission, owner: owner) }
                }
                await bell.heard()
            }
        }
        do { try await context.store.releaseSubmissions(of: owner) } catch {
            context.report(error, while: "cannot give submissions back")
        }
    }

    private func claim(for owner: String) async -> [Submission] {
        var claimed: [Submission] = []
        for kind in ClaimRange.Kind.allCases { claimed += await claim(kind, for: owner) }
        return claimed
    }

    private func claim(_ kind: ClaimRange.Kind, for owner: String) async -> [Submission] {
        let busy = underWay.filter { $0.value == kind }.map(\.key)
        let range = ClaimRange(kind: kind, limit: Self.room - busy.count, besides: busy)
        do {
            let claimed = try await context.store.claimSubmissions(
                of: context.profile, for: owner, range, at: context.time.now())
            for submission in claimed { underWay[submission.id] = kind }
            await context.feed.publish()
            return claimed
        } catch {
            context.report(error, while: "cannot take up submissions")
            return []
        }
    }

    private func carryOut(_ submission: Submission, owner: String) async {
        do throws(JobServiceError) {
            let url = try await videoURL(of: submission, owner: owner)
            try await order(url, for: submission, owner: owner)
        } catch {
            await end(submission.id, with: error)
        }
        underWay[submission.id] = nil
        await context.feed.publish()
        // There is room for another. One that could not be brought to an end waits for the next reason to try.
        if await hasEnded(submission.id) { await bell.ring() }
    }

    private func hasEnded(_ id: TrackedJob.ID) async -> Bool {
        (try? await context.store.job(id))?.submission.isUnderWay == false
    }

    private func videoURL(of submission: Submission, owner: String) async throws(JobServiceError) -> String {
        guard case .file(let path) = submission.request.source else { return submission.request.source.text }
        guard await uploads.enter() else { throw .cancelled() }
        let result: Result<String, JobServiceError>
        do throws(JobServiceError) {
            result = .success(try await ChunkedUploader(context: context).upload(submission, from: path, owner: owner))
        } catch {
            result = .failure(error)
        }
        await uploads.leave()
        return try result.get()
    }

    private func order(_ url: String, for submission: Submission, owner: String) async throws(JobServiceError) {
        guard await orders.enter() else { throw .cancelled() }
        let result: Result<Void, JobServiceError>
        do throws(JobServiceError) {
            result = .success(try await JobOrder(submission: submission, url: url, submitter: self).place(owner: owner))
        } catch {
            result = .failure(error)
        }
        await orders.leave()
        try result.get()
    }

    /// A store that fails leaves the row as it is: the next run decides by what was written.
    private func end(_ id: TrackedJob.ID, with error: JobServiceError) async {
        switch error.kind {
        case .cancelled: return
        case .store:
            context.report(StoreError(message: error.messages.first ?? ""), while: "cannot carry on with a submission")
        default:
            context.logger.info("a submission failed: \(error.endpoint ?? "local")")
            do {
                let draft = FailureDraft(error, at: context.time.now())
                try await context.store.recordEnd(.failed, of: id, draft)
            } catch {
                context.report(error, while: "cannot write down a failed submission")
            }
        }
    }
}
