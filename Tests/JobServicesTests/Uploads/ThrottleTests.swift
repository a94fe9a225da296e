import AnalysisModel
import CoreAPI
import Testing

@testable import JobServices

@Suite struct ThrottleTests {
    struct Row: Sendable {
        /// Bytes, and the time in milliseconds at which they ask.
        let asked: [(bytes: Int, at: Int)]
        /// Milliseconds.
        let waits: [Int]
    }

    /// At 1000 bytes a second, with a burst of 250.
    @Test(arguments: [
        Row(asked: [(250, 10_000)], waits: [0]),
        Row(asked: [(250, 10_000), (100, 10_000)], waits: [0, 100]),
        Row(asked: [(1000, 10_000), (1000, 10_000)], waits: [750, 1750]),
        Row(asked: [(250, 10_000), (100, 10_100), (100, 10_150)], waits: [0, 0, 50]),
        Row(asked: [(1000, 10_000), (250, 60_000)], waits: [750, 0]),
        Row(asked: [(0, 10_000)], waits: [0]),
    ])
    func `bytes wait so long that no more go in a second`(row: Row) {
        var bucket = TokenBucket(bytesPerSecond: 1000)
        let waits = row.asked.map { bucket.take($0.bytes, at: .milliseconds($0.at)) }
        #expect(waits.map { ($0 / .milliseconds(1)).rounded() } == row.waits.map(Double.init))
    }

    @Test(arguments: [nil, 4096] as [Int?])
    func `all uploads together keep to the rate`(rate: Int?) async throws {
        let world = World()
        let (first, second) = (try world.file("a.mp4", bytes: 5000), try world.file("b.mp4", bytes: 5001))
        let board = try world.board(limits: SubmissionLimits(chunksInFlight: 2, bytesPerSecond: rate))
        try await running(board) {
            for path in [first, second] { _ = try await board.submit(SubmissionRequest(source: .file(path))) }
            try await eventually("submitted", advancing: rate == nil ? nil : world.clock, by: .milliseconds(20)) {
                try await board.jobs().allSatisfy { $0.submission == .submitted }
            }
        }
        let seconds = world.clock.now.offset.seconds
        let fewest = rate.map { (10_001 - Double($0) * TokenBucket.burst) / Double($0) } ?? 0
        #expect(seconds >= fewest)
        #expect(await world.service.bytes(of: "upload-1").count + world.service.bytes(of: "upload-2").count == 10_001)
    }

    @Test func `the rate is that of the last while`() throws {
        var rate = RecentRate(from: 500, at: .seconds(10))
        #expect(rate.perSecond == nil)
        rate.reached(1500, at: .seconds(11))
        #expect(rate.perSecond == 1000)
        for second in 12...60 { rate.reached(1500 + Int64(second - 11) * 100, at: .seconds(second)) }
        #expect(rate.perSecond == 100)
    }

    @Test func `slow steps are looked at further back`() {
        var rate = RecentRate(from: 0, at: .zero)
        for step in 1...5 { rate.reached(Int64(step) * 6000, at: .seconds(step * 60)) }
        #expect(rate.perSecond == 100)
    }
}
