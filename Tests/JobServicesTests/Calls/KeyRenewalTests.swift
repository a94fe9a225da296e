import AnalysisModel
import CoreAPI
import Testing

@testable import JobServices

/// A key that is refused while another one is already at hand, or comes to be.
struct KeyRenewalTests {
    let world = World()
    private let offered = Guarded<(text: String, looks: Int)>((World.key, 0))

    private func supply(every interval: Duration? = .seconds(2)) -> KeySupply {
        KeySupply(interval: interval) { [offered] () async throws(KeySupply.Failure) in
            let text = offered.with { offered in
                offered.looks += 1
                return offered.text
            }
            guard let key = APIKey(text) else { throw KeySupply.Failure(message: "The key file is empty.") }
            return key
        }
    }

    private var looks: Int { offered.with { $0.looks } }

    private func offer(_ key: String) { offered.with { $0.text = key } }

    /// Runs a board whose key stops being taken after the first listing; returns when that is told.
    private func refused(
        with supply: KeySupply, _ body: (JobBoard, EventLog) async throws -> Void
    ) async throws {
        await world.service.set("a", .init(hint: 5))
        let board = try world.board(keys: supply)
        let events = EventLog(board)
        try await running(board) {
            try await eventually("listed") { try await board.jobs().count == 1 }
            await world.service.setKey("key-of-tomorrow")
            try await advance("refused") { !events.serviceFailures.isEmpty }
            try await body(board, events)
        }
    }

    private func advance(_ what: String, _ condition: () async throws -> Bool) async throws {
        try await eventually(what, advancing: world.clock, condition)
    }

    private var asked: Int { get async { await world.service.count(.jobStatus) + world.service.count(.listJobs) } }

    @Test func `nothing is asked with a refused key however often it is found again, and all is with another`()
        async throws
    {
        try await refused(with: supply()) { board, events in
            let before = await asked
            try await advance("looked for") { looks >= 20 }
            #expect(await asked == before)
            #expect(events.serviceFailures.map(\.error.messages) == [["Invalid API key"]])
            offer("key-of-tomorrow")
            try await advance("asked again") { await world.service.count(.jobStatus) > before + 3 }
            #expect(events.serviceFailures.count == 1)
            #expect(try await board.jobs().first?.status == .processing)
        }
    }

    @Test func `what waits to be submitted goes with the other key, once`() async throws {
        try await refused(with: supply()) { board, _ in
            let request = SubmissionRequest(source: .url("https://media.example/a.mp4"))
            let id = try await board.submit(request).id
            offer("key-of-tomorrow")
            try await advance("submitted") {
                try await board.jobs().contains { $0.id == id && $0.submission == .submitted }
            }
            #expect(await world.service.count(.newJob) == 1)
        }
    }

    @Test func `why no other key can be read is told beside the refusal`() async throws {
        offer("")
        try await refused(with: supply()) { _, events in
            try await advance("told") { events.serviceFailures.count == 2 }
            #expect(events.serviceFailures[1].error.messages == ["Invalid API key", "The key file is empty."])
            #expect(events.serviceFailures[1].error.facts.kind == .invalidKey)
            try await advance("looked for") { looks >= 10 }
            #expect(events.serviceFailures.count == 2)
        }
    }

    @Test func `a source that is not to be bothered is asked once, and again when the user wishes`() async throws {
        try await refused(with: supply(every: nil)) { board, events in
            try await advance("looked for") { looks == 1 }
            for _ in 0..<100 {
                world.clock.advance(by: .seconds(60))
                await Task.yield()
            }
            #expect(looks == 1)
            offer("key-of-tomorrow")
            await board.pollNow(nil)
            #expect(looks == 2)
            try await advance("answered") {
                events.all.contains { if case .serviceAnswered = $0 { true } else { false } }
            }
            let asked = await world.service.count(.jobStatus)
            try await advance("going on") { await world.service.count(.jobStatus) > asked + 3 }
        }
    }

    @Test func `a refusal of an older key that comes late is none`() async {
        let line = ServiceLine()
        var late = APIError(
            endpoint: .newJob, code: .unauthorized, kind: .invalidKey, status: 401, messages: ["Invalid API key"],
            requestMayHaveArrived: true)
        #expect(await line.decide(late, attempt: 1, random: 0) == .stopProfile)
        await line.renewed(to: 1)
        #expect(await line.decide(late, attempt: 1, random: 0) == .retry(after: .zero))
        #expect(await line.refused(late) == false)
        late.endpoint = .jobStatus
        let outcome = await line.failed(late, askedAt: .zero, now: .zero, random: 0)
        #expect(outcome == .init(decision: .takenBack, isNews: false))
        #expect(await line.circuit.allowance(at: .zero) > 0)
        late.keyEdition = 1
        #expect(await line.decide(late, attempt: 1, random: 0) == .stopProfile)
        #expect(await line.refused(late))
    }
}
