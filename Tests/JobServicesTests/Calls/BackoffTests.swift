import Testing

@testable import JobServices

@Suite struct BackoffTests {
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

    @Test(arguments: [
        0, -1, -4, -1e12, -0.0, 0.001, 0.3, 0.999, 1, 1.5, 2, 30, 59, 600, 3599, 3600, 3601, 86_400, 1e9, 1e12,
    ])
    func `what the service asks for is never undercut, within a second and an hour`(seconds: Double) {
        let bounded = min(max(seconds, 1), 3600)
        for random in [0, 0.5, 0.999] {
            let delay = Backoff.delay(failures: 1, retryAfter: .seconds(seconds), random: random)
            #expect(delay >= .seconds(bounded) && delay <= .seconds(3600))
        }
        #expect(Backoff.delay(failures: 1, retryAfter: .seconds(seconds), random: 0) == .seconds(bounded))
    }
}
