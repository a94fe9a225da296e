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
        #expect(listing.firstDue(at: .seconds(13)) == .seconds(12) + ListingSchedule.regularly)
    }

    @Test func `a job that may have been made is looked for ever less often, until it is as often as always`() {
        var listing = ListingSchedule()
        var looks: [Int64] = []
        var now = Duration.zero
        for _ in 0..<11 {
            now = listing.firstDue(at: now)
            looks.append(now.components.seconds)
            listing.answered(isComplete: true, missing: now, now: now)
            #expect(listing.isUsable(at: now))
        }
        #expect(looks == [0, 5, 10, 20, 40, 80, 160, 320, 640, 1240, 1840])
    }

    @Test(arguments: [(-3.0, 5.0), (-700, 600), (600, 600), (599, 599)])
    func `how long it has been missing may be anything`(seconds: Double, pause: Double) {
        var listing = ListingSchedule()
        listing.answered(isComplete: true, missing: .seconds(seconds), now: .seconds(1000))
        #expect(listing.firstDue(at: .seconds(1000)) == .seconds(1000 + pause))
    }
}
