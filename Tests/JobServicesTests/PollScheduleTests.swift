import Testing

@testable import JobServices

@Suite struct PollScheduleTests {
    struct HintRow: Sendable {
        var hint: Duration?
        var random: Double
        var delay: Duration
    }

    @Test(arguments: [
        HintRow(hint: nil, random: 0, delay: .seconds(12)), HintRow(hint: nil, random: 0.5, delay: .seconds(15)),
        HintRow(hint: .seconds(10), random: 0, delay: .seconds(10)),
        HintRow(hint: .seconds(10), random: 0.5, delay: .seconds(11)),
        HintRow(hint: .zero, random: 0, delay: .seconds(1)), HintRow(hint: .seconds(-5), random: 0, delay: .seconds(1)),
        HintRow(hint: .milliseconds(300), random: 0, delay: .seconds(1)),
        HintRow(hint: .seconds(3600), random: 0, delay: .seconds(3600)),
        HintRow(hint: .seconds(3601), random: 0, delay: .seconds(3600)),
        HintRow(hint: .seconds(1e12), random: 0, delay: .seconds(3600)),
        HintRow(hint: .seconds(-1e12), random: 0, delay: .seconds(1)),
    ])
    func `a hint is clamped`(row: HintRow) {
        #expect(PollSchedule.delay(hint: row.hint, random: row.random) == row.delay)
    }

    @Test func `jitter never undercuts a hint and stays within a fifth`() {
        var random = Seeded(seed: 7)
        for _ in 0..<10_000 {
            let hint = Duration.seconds(Double.random(in: 1...3600, using: &random))
            let delay = PollSchedule.delay(hint: hint, random: Double.random(in: 0..<1, using: &random))
            #expect(delay >= hint && delay <= hint * 1.2 + .milliseconds(1))
            let own = PollSchedule.delay(hint: nil, random: Double.random(in: 0..<1, using: &random))
            #expect(own >= .seconds(12) && own <= .seconds(18))
        }
    }

    @Test(arguments: zip(1...11, [1, 2, 4, 8, 16, 20, 40, 80, 160, 300, 300]))
    func `the pause after failures grows to its limit`(failures: Int, seconds: Int) {
        #expect(Backoff.limit(failures: failures) == .seconds(seconds))
        #expect(Backoff.delay(failures: failures, random: 0.5) == .seconds(seconds) * 0.5)
    }

    @Test func `no pause exceeds its limit or goes below zero`() {
        var random = Seeded(seed: 11)
        for _ in 0..<10_000 {
            let failures = Int.random(in: -3...10_000, using: &random)
            let delay = Backoff.delay(failures: failures, random: Double.random(in: 0..<1, using: &random))
            #expect(delay >= .zero && delay <= .seconds(300))
        }
    }

    @Test(arguments: zip([nil, 30, -4, 1e12] as [Double?], [0.5, 30, 0.5, 3600] as [Double]))
    func `what the service asks for is a minimum, within reason`(asked: Double?, seconds: Double) {
        let delay = Backoff.delay(failures: 1, retryAfter: asked.map { .seconds($0) }, random: 0.5)
        #expect(delay == .seconds(seconds))
    }

    @Test func `questions that fail together count as one failure`() {
        var schedule = PollSchedule()
        let first = schedule.failed(askedAt: .seconds(1), now: .seconds(3), retryAfter: nil, random: 0.5)
        let together = schedule.failed(askedAt: .seconds(2), now: .seconds(4), retryAfter: nil, random: 0.5)
        #expect(first && !together)
        #expect(schedule.failures == 1)
        #expect(schedule.quietUntil == .seconds(3.5))
        let later = schedule.failed(askedAt: .seconds(4), now: .seconds(5), retryAfter: nil, random: 0.5)
        #expect(later)
        #expect(schedule.quietUntil == .seconds(6))
    }

    @Test func `after a failure there is silence, then one question, then all`() {
        var schedule = PollSchedule()
        #expect(schedule.allowance(at: .zero) == 200)
        _ = schedule.failed(askedAt: .zero, now: .zero, retryAfter: .seconds(8), random: 0)
        #expect(schedule.allowance(at: .seconds(7)) == 0)
        #expect(schedule.allowance(at: .seconds(8)) == 1)
        schedule.answered()
        #expect(schedule.allowance(at: .seconds(8)) == 200)
    }

    @Test func `a refused key stops everything until it is wished otherwise`() {
        var schedule = PollSchedule()
        let news = [schedule.refused(), schedule.refused()]
        #expect(news == [true, false])
        #expect(schedule.allowance(at: .seconds(1_000_000)) == 0)
        schedule.wished()
        #expect(schedule.allowance(at: .zero) > 0)
    }

    @Test func `no second sees more requests than allowed`() {
        var pace = RequestPace(perSecond: 5)
        var random = Seeded(seed: 3)
        var now = Duration.zero
        var starts: [Duration] = []
        for _ in 0..<500 {
            now += .milliseconds(Int.random(in: 0...300, using: &random))
            starts.append(pace.takeStart(at: now))
        }
        #expect(zip(starts, starts.dropFirst(5)).allSatisfy { $1 - $0 >= .seconds(1) })
        #expect(zip(starts, starts.dropFirst()).allSatisfy { $0 <= $1 })
    }

    @Test func `a listing that fails is left alone for a while`() {
        var listing = ListingSchedule()
        #expect(listing.firstDue(at: .seconds(3)) == .seconds(3))
        let next = listing.failed(now: .seconds(3), retryAfter: .seconds(9), random: 0)
        #expect(next == .seconds(12))
        #expect(!listing.isUsable(at: .seconds(11)))
        #expect(listing.isUsable(at: .seconds(12)))
        #expect(listing.firstDue(at: .seconds(4)) == .seconds(12))
        listing.answered(isComplete: true, now: .seconds(12))
        #expect(listing.firstDue(at: .seconds(13)) == nil)
    }
}
