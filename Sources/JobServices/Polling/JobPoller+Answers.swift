import AnalysisModel
import CoreAPI
import Foundation
import Logging

extension JobPoller {
    func take(_ report: JobStatusReport, of target: PollTarget, asked: Asked?) async {
        let at = context.time.now()
        await answered([target.id], at: at)
        do {
            try await context.store.recordReport(timed(report), of: target.id, askedAt: asked?.wall ?? at, at: at)
        } catch {
            context.report(error, while: "cannot write down the state of \(target.jobID)")
        }
        await context.feed.publish()
    }

    /// - Returns: those of `targets` that the listing left out.
    func take(_ jobs: [CoreAPIClient.ListedJob], for targets: [PollTarget], asked: Asked?) async -> [PollTarget] {
        let at = context.time.now()
        let entries = Self.unique(jobs).map { job in
            ListedReport(
                timed: timed(job.report), title: job.title, videoURL: job.videoURL, mediaID: job.mediaID)
        }
        defer { context.logger.debug("list_jobs told of \(entries.count) jobs") }
        do {
            let outcome = try await context.store.recordListing(
                entries, of: context.profile, askedAt: asked?.wall ?? at, at: at, makeID: context.makeID)
            listing.answered(
                isComplete: outcome.isComplete,
                missing: outcome.missingSince.map { .seconds(at.timeIntervalSince($0)) }, now: context.time.uptime())
            await answered(targets.filter { outcome.told.contains($0.jobID) }.map(\.id), at: at)
            await context.feed.publish()
            return targets.filter { !outcome.told.contains($0.jobID) }
        } catch {
            context.report(error, while: "cannot write down a listing")
            _ = listing.failed(now: context.time.uptime(), retryAfter: nil, random: context.random())
            await postpone(targets)
            return []
        }
    }

    /// The function `list_jobs` may fail alone; then the jobs are asked for one by one.
    func takeListingFailure(_ error: APIError, for targets: [PollTarget], asked: Asked?) async -> [PollTarget] {
        let now = context.time.uptime()
        let next = listing.failed(now: now, retryAfter: error.retryAfter, random: context.random())
        let outcome = await outcome(of: error, asked: asked)
        guard outcome.decision == .giveUp else {
            await take(outcome, error, of: targets)
            return []
        }
        await context.tell(error, nextTry: next - now)
        return targets
    }

    func takeFailure(_ error: APIError, of targets: [PollTarget], asked: Asked?) async {
        await take(await outcome(of: error, asked: asked), error, of: targets)
    }

    private func outcome(of error: APIError, asked: Asked?) async -> ServiceLine.Outcome {
        let now = context.time.uptime()
        return await context.line.failed(
            error, askedAt: asked?.uptime ?? now, now: now, random: context.random())
    }

    private func take(_ outcome: ServiceLine.Outcome, _ error: APIError, of targets: [PollTarget]) async {
        // A listing is no job's own question; that it failed is written down once, for the service.
        let noted = error.endpoint == .listJobs ? nil : error
        switch outcome.decision {
        case .takenBack: await postpone(targets)
        case .stopProfile:
            await context.refuseKey(error)
            await postpone(targets, noting: noted)
        case .wait(let delay):
            failedAt = context.time.now()
            if outcome.isNews {
                await context.tell(error, attempt: await context.line.circuit.failures, nextTry: delay)
            }
            await postpone(targets, noting: noted)
        case .giveUp, .retry, .unknown:
            for target in targets { await takeRefusal(error, of: target) }
        }
        await context.feed.publish()
    }

    /// Gives claimed jobs back, to be asked for when the silence ends, if there is one.
    /// - Parameter error: written down for each job, but once while the trouble lasts.
    func postpone(_ targets: [PollTarget], by delay: Duration? = nil, noting error: APIError? = nil) async {
        guard !targets.isEmpty else { return }
        let now = context.time.uptime()
        let circuit = await context.line.circuit
        let silence = max(.zero, (circuit.quietUntil ?? now) - now)
        let failing = error == nil ? [] : targets.filter { noted[$0.id] == nil }.map(\.id)
        for id in failing { noted[id] = error?.messages ?? [] }
        let next = pollTime(in: delay ?? silence)
        do {
            try await context.store.postponePolls(
                targets, to: next,
                noting: error.map {
                    FailureDraft($0, retryAt: circuit.isStopped ? nil : next.wall, at: context.time.now())
                },
                of: failing)
        } catch {
            context.report(error, while: "cannot put off questions")
        }
    }

    private func takeRefusal(_ error: APIError, of target: PollTarget) async {
        let draft = FailureDraft(error, at: context.time.now())
        context.logger.info("\(error.endpoint.name) of \(target.jobID) failed with status \(error.status ?? 0)")
        do {
            if error.kind == .jobNotFound { return try await context.store.stopPolling(target.id, draft) }
            let count = refusals[target.id, default: 0] + 1
            refusals[target.id] = count
            let delay = max(PollSchedule.withoutHint, Backoff.delay(failures: count + 4, random: context.random()))
            if noted[target.id] != error.messages { noted[target.id] = nil }
            await postpone([target], by: delay, noting: error)
        } catch {
            context.report(error, while: "cannot write down a failure of \(target.jobID)")
        }
    }

    /// Another process may have got an answer from a service that still counts as silent here.
    func hearOfOthers() async {
        guard let failedAt else { return }
        do {
            guard let answer = try await context.store.lastAnswer(of: context.profile), answer > failedAt else {
                return
            }
            self.failedAt = nil
            await context.line.answeredElsewhere()
            context.feed.tell(.serviceAnswered(at: answer))
        } catch {
            context.report(error, while: "cannot look for answers")
        }
    }

    private func answered(_ ids: [TrackedJob.ID], at: Date) async {
        failedAt = nil
        await context.line.answered()
        for id in ids {
            noted[id] = nil
            refusals[id] = nil
        }
        context.feed.tell(.serviceAnswered(at: at))
    }

    /// A listing that tells of a job twice is believed the first time.
    private static func unique(_ jobs: [CoreAPIClient.ListedJob]) -> [CoreAPIClient.ListedJob] {
        var seen: Set<Job.ID> = []
        return jobs.filter { seen.insert($0.report.jobID).inserted }
    }
}
