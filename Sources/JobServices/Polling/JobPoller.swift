import AnalysisModel
import CoreAPI
import Foundation

/// Asks for the states of jobs as they fall due. `Circuit` and `PollSchedule` hold the rules, the store says who asks for what.
actor JobPoller {
    /// A claim outlives any request; when its process dies, others may ask after this time.
    static let claim: Duration = .seconds(180)

    /// What the loop does next.
    enum Step {
        case list
        case ask([PollTarget])
        /// Until then or until the bell rings; `nil` for the bell alone.
        case rest(Duration?)
    }

    let context: ServiceContext
    let gate: RequestGate
    private let bell = Bell()
    var listing = ListingSchedule()
    /// Jobs whose present trouble has been written down, so that it is not at each new try.
    var noted: [TrackedJob.ID: [String]] = [:]
    /// Questions without an answer as yet, the oldest first.
    var onTheirWay: [Asked] = []
    /// Failures of one job's question in a row.
    var refusals: [TrackedJob.ID: Int] = [:]
    /// When the service last failed as such, while it has not answered since; nothing of a refused key.
    var failedAt: Date?
    private var batches = 0

    init(_ context: ServiceContext) {
        self.context = context
        gate = RequestGate(time: context.time)
    }

    /// Something may have become due.
    func wake() async { await bell.ring() }

    func run() async {
        await context.line.reset()
        listing = ListingSchedule()
        await withDiscardingTaskGroup { group in
            while !Task.isCancelled {
                switch await nextStep() {
                case .list: _ = await list(for: [])
                case .ask(let targets): begin(targets, in: &group)
                case .rest(let delay): await rest(delay)
                }
            }
        }
    }

    /// The user's wish: neither schedule nor silence counts, only how many requests may be on their way.
    ///
    /// Without names it always lists, so that jobs made elsewhere come in, and silence of the service comes out.
    func pollNow(_ ids: [TrackedJob.ID]?) async {
        await context.line.wished()
        do {
            let targets = try await context.store.claimPolls(
                of: context.profile, ids, now: pollTime(in: .zero), until: pollTime(in: Self.claim))
            if ids == nil {
                await askEach(await list(for: targets, isWish: true), isWish: true)
            } else {
                await ask(targets, isWish: true)
            }
        } catch {
            context.report(error, while: "cannot pick jobs to ask for")
        }
        await bell.ring()
    }

    /// A submission has become of unknown outcome: the listing may tell of its job, now or later.
    func seek() async {
        _ = await list(for: [], isWish: true)
        await bell.ring()
    }

    func pollTime(in delay: Duration) -> PollTime { PollTime(in: delay, by: context.time) }

    private func nextStep() async -> Step {
        let now = context.time.uptime()
        let circuit = await context.line.circuit
        if circuit.isStopped || batches >= (circuit.isProbing ? 1 : 4) { return .rest(nil) }
        let allowance = circuit.allowance(at: now)
        guard allowance > 0 else { return .rest(circuit.quietUntil.map { $0 - now }) }
        let mustList = listing.firstDue(at: now) <= now
        if mustList && !circuit.isProbing { return .list }
        do {
            let due = try await context.store.nextPollDue(of: context.profile, epoch: context.time.epoch)
            if let due, due <= now {
                let targets = try await context.store.claimDuePolls(
                    of: context.profile, now: pollTime(in: .zero), until: pollTime(in: Self.claim), limit: allowance)
                if !targets.isEmpty { return .ask(targets) }
            }
            return mustList ? .list : .rest(timeTo([due, listing.firstDue(at: now)]))
        } catch {
            context.report(error, while: "cannot pick jobs to ask for")
            return .rest(.seconds(5))
        }
    }

    private func timeTo(_ dues: [Duration?]) -> Duration? {
        let now = context.time.uptime()
        return dues.compactMap(\.self).min().map { max($0 - now, .milliseconds(50)) }
    }

    private func begin(_ targets: [PollTarget], in group: inout DiscardingTaskGroup) {
        batches += 1
        group.addTask {
            await self.ask(targets)
            await self.end()
        }
    }

    private func end() async {
        batches -= 1
        await bell.ring()
    }

    private func rest(_ delay: Duration?) async {
        let (bell, time) = (bell, context.time)
        await withTaskGroup { group in
            group.addTask { await bell.heard() }
            if let delay { group.addTask { try? await time.sleep(delay) } }
            await group.next()
            group.cancelAll()
        }
    }
}
