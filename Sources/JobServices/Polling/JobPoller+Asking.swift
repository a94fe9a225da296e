import AnalysisModel
import CoreAPI
import Foundation

extension JobPoller {
    /// When a question was put.
    struct Asked: Hashable, Sendable {
        var uptime: Duration
        var wall: Date
    }

    typealias Answer<Value: Sendable> = (asked: Asked, result: Result<Value, APIError>)

    /// Asks for claimed jobs: all at once where that is worth it, the others one by one. Ends every claim.
    func ask(_ targets: [PollTarget], isWish: Bool = false) async {
        var left = targets
        if targets.count >= ListingSchedule.worthwhile, listing.isUsable(at: context.time.uptime()) {
            left = await list(for: targets, isWish: isWish)
        }
        await askEach(left, isWish: isWish)
    }

    func askEach(_ targets: [PollTarget], isWish: Bool) async {
        await withDiscardingTaskGroup { group in
            for target in targets { group.addTask { await self.askOne(target, isWish: isWish) } }
        }
    }

    /// - Returns: those of `targets` that are still to be asked for.
    func list(for targets: [PollTarget], isWish: Bool = false) async -> [PollTarget] {
        let client = context.client
        let answer = await put(isWish: isWish) { () async throws(APIError) in try await client.listJobs() }
        switch answer?.result {
        case nil:
            await postpone(targets)
            return []
        case .success(let jobs):
            return await take(jobs, for: targets, asked: answer?.asked)
        case .failure(let error):
            return await takeListingFailure(error, for: targets, asked: answer?.asked)
        }
    }

    private func askOne(_ target: PollTarget, isWish: Bool) async {
        let client = context.client
        let answer = await put(isWish: isWish) { () async throws(APIError) in
            try await client.jobStatus(of: target.jobID)
        }
        switch answer?.result {
        case nil: await postpone([target])
        case .success(let report): await take(report, of: target, asked: answer?.asked)
        case .failure(let error): await takeFailure(error, of: [target], asked: answer?.asked)
        }
    }

    /// - Returns: `nil` if it came to no question: cancelled, or silence has begun in the meantime.
    private func put<Value: Sendable>(
        isWish: Bool, _ question: @escaping @Sendable () async throws(APIError) -> Value
    ) async -> Answer<Value>? {
        await gate.pass { await self.putNow(isWish: isWish, question) }
    }

    private func putNow<Value: Sendable>(
        isWish: Bool, _ question: @Sendable () async throws(APIError) -> Value
    ) async -> Answer<Value>? {
        let asked = Asked(uptime: context.time.uptime(), wall: context.time.now())
        let allowance = await context.line.circuit.allowance(at: asked.uptime)
        guard isWish || allowance > 0 else { return nil }
        begin(asked)
        defer { end(asked) }
        do throws(APIError) {
            return (asked, .success(try await question()))
        } catch {
            return (asked, .failure(error))
        }
    }

    private func begin(_ asked: Asked) {
        onTheirWay.append(asked)
        if onTheirWay.count == 1 { context.feed.tell(.serviceAsked(since: asked.wall)) }
    }

    /// Many that are answered in their turn are no news, only another oldest one.
    private func end(_ asked: Asked) {
        let oldest = onTheirWay.first
        if let place = onTheirWay.firstIndex(of: asked) { onTheirWay.remove(at: place) }
        if onTheirWay.first != oldest { context.feed.tell(.serviceAsked(since: onTheirWay.first?.wall)) }
    }

    func timed(_ report: JobStatusReport) -> TimedReport {
        let delay = PollSchedule.delay(hint: report.pollAgainAfter, random: context.random())
        return TimedReport(report: report, next: report.status.isEnd ? nil : pollTime(in: delay))
    }
}
