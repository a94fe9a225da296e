import AnalysisModel
import CoreAPI
import Foundation
import Logging

/// Carries out what was written down: uploads, and sends `new_job` once.
actor JobSubmitter {
    /// How long a `new_job` on its way may go on when the program ends.
    static let grace: Duration = .milliseconds(700)
    /// What of a submission goes on. Files and links are taken up apart, so that neither wait behind the others.
    private enum Phase: Hashable {
        case upload
        /// A file whose upload is over, and which waits for its `new_job`, holds up no other upload.
        case orderOfFile
        case orderOfLink
    }

    let context: ServiceContext
    let poller: JobPoller
    private let bell = Bell()
    private let orders: Turnstile
    private var underWay: [TrackedJob.ID: Phase] = [:]

    init(_ context: ServiceContext, poller: JobPoller) {
        self.context = context
        self.poller = poller
        orders = Turnstile(places: context.limits.submissions)
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
        let range = ClaimRange(kind: kind, limit: room(for: kind), besides: Array(underWay.keys))
        do {
            let claimed = try await context.store.claimSubmissions(
                of: context.profile, for: owner, range, at: context.time.now())
            for submission in claimed { underWay[submission.id] = kind == .files ? .upload : .orderOfLink }
            await context.feed.publish()
            return claimed
        } catch {
            context.report(error, while: "cannot take up submissions")
            return []
        }
    }

    /// No more is taken up than can go on, so that the order of what waits may still change; of links some more, so that
    /// no place stays empty while they are fetched.
    private func room(for kind: ClaimRange.Kind) -> Int {
        switch kind {
        case .files: context.limits.uploads - underWay.values.count { $0 == .upload }
        case .links: 2 * context.limits.submissions - underWay.values.count { $0 == .orderOfLink }
        }
    }

    private func carryOut(_ submission: Submission, owner: String) async {
        var mayGoOn = true
        do throws(JobServiceError) {
            if let url = try await videoURL(of: submission, owner: owner) {
                try await order(url, for: submission, owner: owner)
            }
        } catch {
            mayGoOn = error.kind != .store
            await end(submission.id, with: error)
        }
        underWay[submission.id] = nil
        await context.feed.publish()
        // There is room for another; or for this one, if it was to rest and is to go on by now. After a trouble of the
        // store it waits for the next reason to try.
        if mayGoOn { await bell.ring() }
    }

    private func videoURL(of submission: Submission, owner: String) async throws(JobServiceError) -> String? {
        guard case .file(let path) = submission.request.source else { return submission.request.source.text }
        let url = try await ChunkedUploader(context: context).upload(submission, from: path, owner: owner)
        underWay[submission.id] = .orderOfFile
        await bell.ring()
        return url
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
