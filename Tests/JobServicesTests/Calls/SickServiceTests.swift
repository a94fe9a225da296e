import AnalysisModel
import CoreAPI
import Foundation
import JobServices
import Logging
import Testing

/// How often a service is asked that does nothing but fail.
@Suite struct SickServiceTests {
    let world = World()

    /// A board with a thousand running jobs that have to be asked for one by one.
    private func withThousandJobs(seed: UInt64, _ body: (JobBoard) async throws -> Void) async throws {
        for number in 0..<1000 { await world.service.set("job\(number)", .init(hint: 10)) }
        let numbers = Guarded(Seeded(seed: seed))
        let board = JobBoard(
            profile: "test", client: try world.client(), store: try world.store(), cacheDirectory: world.cache,
            time: world.time, random: { numbers.with { Double.random(in: 0..<1, using: &$0) } }, makeID: world.makeID,
            logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() })
        try await running(board) {
            try await eventually("listed") { try await board.jobs().count == 1000 }
            await world.service.failAlways(.listJobs, .status(404, "no such function"))
            try await body(board)
        }
    }

    private func requests() async -> Int {
        await world.service.count(.jobStatus) + world.service.count(.listJobs)
    }

    @Test(arguments: [1, 2, 3])
    func `after a minute of nothing but 503 it gets at most a fiftieth of the usual requests`(seed: UInt64) async throws
    {
        try await withThousandJobs(seed: seed) { _ in
            try await eventually("the jobs fall due", advancing: world.clock) { await requests() > 50 }
            await world.service.resetCounts()
            let begin = world.clock.now
            try await eventually("healthy for a while", advancing: world.clock, by: .milliseconds(200)) {
                await requests() >= 100
            }
            let healthy = Double(await requests()) / (world.clock.now.offset - begin.offset).seconds
            await world.service.failAlways(.jobStatus, .status(503, "busy"))
            try await pass(.seconds(60))
            await world.service.resetCounts()
            try await pass(.seconds(540))
            let sick = Double(await requests()) / 540
            #expect(sick > 0, "it is still asked")
            #expect(sick <= healthy * 0.02, "\(sick) requests a second after \(healthy)")
        }
    }

    private func pass(_ time: Duration) async throws {
        let end = world.clock.now.advanced(by: time)
        try await eventually("time passes", advancing: world.clock) { world.clock.now >= end }
    }

    @Test func `a key that is refused stops its own profile and no other`() async throws {
        let other = World()
        for name in ["a", "b"] {
            await world.service.set(name, .init(hint: 5))
            await other.service.set(name, .init(hint: 5))
        }
        let (first, second) = (try world.board(), try other.board(profile: "other"))
        try await running(first) {
            try await running(second) {
                try await eventually("both listed") {
                    let counts = (try await first.jobs().count, try await second.jobs().count)
                    return counts == (2, 2)
                }
                await world.service.failAlways(.jobStatus, .status(401, "Invalid API key"))
                try await eventually("refused", advancing: world.clock) {
                    await world.service.count(.jobStatus) >= 1
                }
                for _ in 0..<50 {
                    world.clock.advance(by: .seconds(10))
                    await Task.yield()
                }
                let stopped = await world.service.count(.jobStatus)
                try await eventually("the other goes on", advancing: other.clock) {
                    world.clock.advance(by: .seconds(5))
                    return await other.service.count(.jobStatus) >= 20
                }
                #expect(await world.service.count(.jobStatus) == stopped)
                #expect(stopped <= 2)
            }
        }
    }
}

extension Duration {
    fileprivate var seconds: Double { Double(components.seconds) + Double(components.attoseconds) / 1e18 }
}
