import AnalysisModel
import CoreAPI
import Foundation
import Logging

/// Repeats a job's request while `CallPolicy` says so; each failed try is written down and told with the next one's time.
struct Retrying: Sendable {
    let context: ServiceContext
    let job: TrackedJob.ID
    /// While the key is refused the request waits for another word of the user's; else it fails.
    var waitsForKey = false
    /// Failed tries are told and not written down at the job, which is none the worse for them.
    var isOptional = false

    func call<Value: Sendable>(_ request: @Sendable () async throws(APIError) -> Value) async throws(JobServiceError)
        -> Value
    {
        try await run { () async throws(JobServiceError) in
            do throws(APIError) { return try await request() } catch { throw JobServiceError(error) }
        }
    }

    /// What fails without a call being to blame is not repeated.
    func run<Value: Sendable>(_ request: @Sendable () async throws(JobServiceError) -> Value)
        async throws(JobServiceError) -> Value
    {
        var failures = 0
        while true {
            if waitsForKey, await !context.line.whenOpen() { throw .cancelled() }
            do throws(JobServiceError) {
                let value = try await request()
                if failures > 0 { context.feed.tell(.retrying(job, nil)) }
                await context.line.answered()
                return value
            } catch {
                guard let call = error.apiError else { throw error }
                failures += 1
                let isRefused = try await prepare(for: call, attempt: failures)
                if isRefused { failures = 0 }
            }
        }
    }

    /// Returns when the request may be made again.
    /// - Returns: whether the key was refused, so that what comes is a first try again.
    private func prepare(for error: APIError, attempt: Int) async throws(JobServiceError) -> Bool {
        switch await context.line.decide(error, attempt: attempt, random: context.random()) {
        case .retry(let delay), .wait(let delay):
            try await pause(delay, after: error, attempt: attempt)
            return false
        case .stopProfile where waitsForKey:
            await note(FailureDraft(error, attempt: attempt, at: context.time.now()))
            await context.refuseKey(error)
            return true
        case .stopProfile:
            await context.refuseKey(error)
            throw JobServiceError(error, attempt: attempt)
        case .giveUp, .unknown, .takenBack:
            context.feed.tell(.retrying(job, nil))
            throw JobServiceError(error, attempt: attempt)
        }
    }

    private func pause(_ delay: Duration, after error: APIError, attempt: Int) async throws(JobServiceError) {
        let now = context.time.now()
        let next = now.addingTimeInterval(delay.seconds)
        context.logger.info("\(error.logDescription); repeated in \(delay.seconds) s")
        await note(FailureDraft(error, attempt: attempt, retryAt: next, at: now))
        context.feed.tell(
            .retrying(
                job, CallRetry(facts: error.facts, attempt: attempt, attempts: attempts(error.endpoint), nextTry: next))
        )
        do { try await context.time.sleep(delay) } catch { throw .cancelled() }
        guard await isWanted else { throw .cancelled() }
    }

    /// False once the row has been deleted, by any process.
    private var isWanted: Bool {
        get async {
            do { return try await context.store.job(job) != nil } catch { return true }
        }
    }

    private func attempts(_ endpoint: Endpoint) -> Int {
        switch CallPolicy.repetition(of: endpoint) {
        case .untilSent(let attempts), .harmless(let attempts), .patient(let attempts): attempts
        case .question: 1
        }
    }

    /// A store that fails must not end what it only keeps a record of.
    private func note(_ failure: FailureDraft) async {
        guard !isOptional else { return }
        do { try await context.store.recordFailure(failure, of: job) } catch {
            context.report(error, while: "cannot write down a failure")
        }
        await context.feed.publish()
    }
}
