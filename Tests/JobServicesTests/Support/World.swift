import AnalysisModel
import CoreAPI
import Foundation
import JobServices
import Logging
import Testing

/// A service, a directory for one store, and a clock; boards come and go in it.
final class World: Sendable {
    static let key = "canary-key-5f2e"

    let service = ScriptedService()
    let clock = ManualClock()
    let directory: String
    private let ids = Guarded(0)

    var state: String { directory + "/state" }
    var cache: String { directory + "/cache" }

    init() { directory = NSTemporaryDirectory() + "kajo-services-" + UUID().uuidString }

    deinit { try? FileManager.default.removeItem(atPath: directory) }

    var time: ServiceTime {
        let clock = clock
        return ServiceTime(clock: clock, epoch: "test", origin: clock.now.offset) {
            Date(timeIntervalSince1970: 1_800_000_000 + Double(clock.now.offset.components.seconds))
        }
    }

    func client() throws -> CoreAPIClient {
        CoreAPIClient(
            baseURL: try BaseURL("http://127.0.0.1:1/core/1.0"), key: try #require(APIKey(Self.key)), transport: service
        )
    }

    func store() throws -> JobStore { try JobStore.open(in: state, logger: Self.logger) }

    /// A board with its own connection to the store, as another process would have.
    func board(
        profile: String = "test", random: Double = 0.5, time: ServiceTime? = nil,
        limits: SubmissionLimits = SubmissionLimits(), resultsLimit: Int64? = nil, keys: KeySupply? = nil
    ) throws -> JobBoard {
        JobBoard(
            profile: profile, client: try client(), store: try store(), cacheDirectory: cache,
            resultsLimit: resultsLimit, time: time ?? self.time, random: { random }, makeID: makeID,
            logger: Self.logger, keys: keys, limits: limits)
    }

    func makeID() -> String {
        let number = ids.with { number in
            number += 1
            return number
        }
        return "id-\(number)"
    }

    func file(_ name: String = "clip.mp4", bytes: Int = 2500) throws -> String {
        let path = directory + "/" + name
        try FileManager.default.createDirectory(atPath: directory, withIntermediateDirectories: true)
        try Data((0..<bytes).map { UInt8(truncatingIfNeeded: $0 &* 31) }).write(to: URL(fileURLWithPath: path))
        return path
    }

    private static let logger = Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }
}

/// Waits until something is so, letting the clock run if asked to.
func eventually(
    _ what: String, within seconds: Double = 240, advancing clock: ManualClock? = nil,
    by step: Duration = .milliseconds(500), sourceLocation: SourceLocation = #_sourceLocation,
    _ condition: () async throws -> Bool
) async throws {
    let deadline = ContinuousClock.now.advanced(by: .seconds(seconds))
    while try await !condition() {
        guard ContinuousClock.now < deadline else {
            Issue.record("did not come about: \(what)", sourceLocation: sourceLocation)
            return
        }
        try await Task.sleep(for: .milliseconds(2))
        clock?.advance(by: step)
    }
}

/// Runs a board while the body runs, then ends it and waits for its end.
func running<Result: Sendable>(_ board: JobBoard, _ body: () async throws -> Result) async throws -> Result {
    let run = Task { await board.run() }
    defer { run.cancel() }
    let result = try await body()
    run.cancel()
    await run.value
    return result
}
