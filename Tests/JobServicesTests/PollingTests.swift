import AnalysisModel
import CoreAPI
import Foundation
import JobServices
import Testing

@Suite struct PollingTests {
    let world = World()

    /// Runs a board over these jobs of the service, after its first listing.
    private func polling(
        _ jobs: [String: ScriptedService.State], _ body: (JobBoard, EventLog) async throws -> Void
    ) async throws {
        for (id, state) in jobs.sorted(by: { $0.key < $1.key }) { await world.service.set(id, state) }
        let board = try world.board()
        let events = EventLog(board)
        try await running(board) {
            try await eventually("listed") { try await board.jobs().count == jobs.count }
            try await body(board, events)
        }
    }

    private func advance(_ what: String, _ condition: () async throws -> Bool) async throws {
        try await eventually(what, advancing: world.clock, condition)
    }

    @Test func `jobs made elsewhere are kept as listed, in the service's order`() async throws {
        try await polling(["a": .init(), "b": .init(status: "finished")]) { board, _ in
            let jobs = try await board.jobs()
            #expect(jobs.map(\.jobID) == [Job.ID("a"), Job.ID("b")])
            #expect(jobs.map(\.submission) == [.listed, .listed])
            #expect(jobs[1].nextPollAt == nil)
        }
    }

    @Test func `a hint is obeyed and a new state is told`() async throws {
        try await polling(["a": .init(status: "queued", hint: 30)]) { board, events in
            await world.service.set("a", .init(status: "processing", hint: 30))
            world.clock.advance(by: .seconds(29))
            #expect(await world.service.askedFor.isEmpty)
            try await advance("asked") { try await board.jobs().first?.status == .processing }
            #expect(world.clock.now.offset >= .seconds(30))
            #expect(await world.service.askedFor == ["a"])
            try await eventually("told") { events.changed.last?.status == .processing }
            let id = try #require(try await board.jobs().first?.id)
            #expect(try await board.changes(of: id).map(\.state) == ["listed", "queued", "processing"])
        }
    }

    @Test func `a finished job is not asked for again`() async throws {
        try await polling(["a": .init(status: "finished"), "b": .init(hint: 5)]) { _, _ in
            try await advance("asked often") { await world.service.askedFor.count >= 5 }
            #expect(await world.service.askedFor.allSatisfy { $0 == "b" })
        }
    }

    @Test(arguments: ["The video could not be downloaded.", nil])
    func `a failed job has one failure of its own`(details: String?) async throws {
        try await polling(["a": .init(hint: 1)]) { board, events in
            await world.service.set("a", .init(status: "error", transfer: "error", details: details))
            try await advance("error") { try await board.jobs().first?.status == .error }
            let job = try #require(try await board.jobs().first)
            await board.pollNow([job.id])
            let failures = try await board.failures(of: job.id)
            #expect(failures.map(\.origin) == [.job])
            #expect(failures[0].messages == [details ?? "The job failed, and the service gave no reason."])
            try await eventually("told") { events.failures == failures }
        }
    }

    @Test func `many due jobs are answered by one listing`() async throws {
        let jobs = Dictionary(uniqueKeysWithValues: (0..<50).map { ("job\($0)", ScriptedService.State(hint: 10)) })
        try await polling(jobs) { board, _ in
            for id in jobs.keys { await world.service.set(id, .init(status: "finished")) }
            try await advance("finished") { try await board.jobs().allSatisfy { $0.status == .finished } }
            #expect(await world.service.count(.listJobs) == 2)
            #expect(await world.service.askedFor.isEmpty)
        }
    }

    @Test func `jobs that the listing leaves out are asked for one by one, few at a time`() async throws {
        let jobs = Dictionary(uniqueKeysWithValues: (0..<30).map { ("job\($0)", ScriptedService.State(hint: 10)) })
        try await polling(jobs) { board, _ in
            for id in jobs.keys {
                await world.service.set(id, .init(status: "finished"))
                if id.hasSuffix("5") { await world.service.hide(id) }
            }
            try await advance("finished") { try await board.jobs().allSatisfy { $0.status == .finished } }
            #expect(await Set(world.service.askedFor) == ["job5", "job15", "job25"])
            #expect(await world.service.mostInFlight <= 4)
        }
    }

    @Test func `a listing that the service does not offer is replaced by single questions`() async throws {
        await world.service.failAlways(.listJobs, .status(404, "no such function"))
        let board = try world.board()
        for number in 0..<5 {
            await world.service.set("job\(number)", .init(hint: 10))
            _ = try await board.track(Job.ID("job\(number)"))
        }
        await world.service.resetCounts()
        try await running(board) {
            try await advance("asked") { await world.service.count(.jobStatus) >= 10 }
        }
        #expect(await world.service.mostInFlight <= 4)
    }

    @Test(arguments: [401, 403])
    func `a refused key stops all questions until it is wished otherwise`(status: Int) async throws {
        try await polling(["a": .init(hint: 5), "b": .init(hint: 5)]) { board, events in
            await world.service.failAlways(.jobStatus, .status(status, "Invalid API key"))
            try await advance("stopped") { events.serviceFailures.count == 1 }
            #expect(events.serviceFailures[0].hasNextTry == false)
            let asked = await world.service.count(.jobStatus)
            for _ in 0..<100 {
                world.clock.advance(by: .seconds(60))
                await Task.yield()
            }
            #expect(await world.service.count(.jobStatus) == asked)
            #expect(asked <= 2)
            await world.service.failAlways(.jobStatus, nil)
            let listed = await world.service.count(.listJobs)
            await board.pollNow(nil)
            // The wish's own, and the regular one, which has become due meanwhile.
            #expect((1...2).contains(await world.service.count(.listJobs) - listed))
            try await advance("going on") { await world.service.count(.jobStatus) > asked + 4 }
        }
    }

    @Test func `a job that the service does not know is left alone, and kept`() async throws {
        try await polling(["a": .init(hint: 5), "b": .init(hint: 5)]) { board, _ in
            await world.service.remove("a")
            try await advance("asked often") { await world.service.askedFor.count(where: { $0 == "b" }) >= 6 }
            #expect(await world.service.askedFor.count(where: { $0 == "a" }) == 1)
            let lost = try #require(try await board.jobs().first { $0.jobID == Job.ID("a") })
            #expect(lost.status == .processing)
            #expect(lost.nextPollAt == nil)
            let failure = try #require(try await board.failures(of: lost.id).first)
            #expect(failure.origin == .call(endpoint: "job_status", httpStatus: 404))
        }
    }

    @Test func `an outage is told at each try, noted once at the job, and asked into ever more rarely`() async throws {
        try await polling(["a": .init(hint: 5)]) { board, events in
            await world.service.failAlways(.jobStatus, .status(503, "busy"))
            try await advance("tried often") { events.serviceFailures.count >= 8 }
            #expect(events.serviceFailures.allSatisfy { $0.hasNextTry })
            let id = try #require(try await board.jobs().first?.id)
            #expect(try await board.failures(of: id).map(\.messages) == [["busy"]])
            // 5 s to the first question, then half of 1, 2, 4, 8, 16, 20, 40 s.
            #expect(world.clock.now.offset >= .seconds(50))
            await world.service.failAlways(.jobStatus, nil)
            let before = await world.service.count(.jobStatus)
            try await advance("answered") { await world.service.count(.jobStatus) > before + 2 }
            await world.service.failAlways(.jobStatus, .status(503, "busy again"))
            try await advance("noted again") { try await board.failures(of: id).count == 2 }
        }
    }

    @Test func `the service's wish for a pause is respected`() async throws {
        try await polling(["a": .init(hint: 5)]) { _, events in
            await world.service.fail(.jobStatus, .status(429, "slow down", headers: [("Retry-After", "120")]))
            try await advance("refused") { events.serviceFailures.count == 1 }
            let refused = world.clock.now.offset
            try await advance("asked again") { await world.service.count(.jobStatus) == 2 }
            #expect(world.clock.now.offset - refused >= .seconds(119))
        }
    }

    @Test func `a refused question about one job does not silence the others`() async throws {
        try await polling(["a": .init(hint: 5)]) { board, events in
            await world.service.failAlways(.jobStatus, .status(400, "odd job"))
            try await advance("asked often") { await world.service.count(.jobStatus) >= 4 }
            let id = try #require(try await board.jobs().first?.id)
            #expect(try await board.failures(of: id).map(\.messages) == [["odd job"]])
            #expect(events.serviceFailures.isEmpty)
        }
    }

    @Test func `an answer that cannot be understood changes no state`() async throws {
        try await polling(["a": .init(hint: 5)]) { board, events in
            await world.service.fail(.jobStatus, .body("<html>sign in</html>"))
            try await advance("told") { events.serviceFailures.count == 1 }
            #expect(try await board.jobs().first?.status == .processing)
        }
    }

    @Test func `asking now does not wait for the schedule`() async throws {
        try await polling(["a": .init(hint: 3000)]) { board, events in
            await world.service.set("a", .init(status: "finished"))
            await board.pollNow(nil)
            #expect(try await board.jobs().first?.status == .finished)
            #expect(world.clock.now.offset < .seconds(60))
            try await eventually("told") {
                events.all.contains { if case .serviceAnswered = $0 { true } else { false } }
            }
        }
    }

    @Test func `asking now looks at the service's list even when no job runs`() async throws {
        try await polling(["a": .init(status: "finished")]) { board, events in
            await world.service.set("b", .init(status: "processing", hint: 10))
            await board.pollNow(nil)
            #expect(try await board.jobs().contains { $0.jobID == Job.ID("b") })
            await world.service.failAlways(.listJobs, .status(503, "down"))
            await board.pollNow(nil)
            try await eventually("told") { events.serviceFailures.count == 1 }
        }
    }

    @Test func `that an answer is owed is told from the question to the answer`() async throws {
        try await polling(["a": .init(hint: 3000)]) { board, events in
            try await eventually("quiet") { events.asked.last == .some(nil) }
            await world.service.fail(.listJobs, .held)
            async let wish: Void = board.pollNow(nil)
            try await eventually("owed") { await world.service.heldAnswers == 1 && events.asked.last != .some(nil) }
            let since = try #require(events.asked.last ?? nil)
            #expect(since == world.time.now())
            await world.service.release()
            await wish
            try await eventually("answered") { events.asked.last == .some(nil) }
        }
    }

    @Test func `a run that is cancelled ends though the service is silent`() async throws {
        await world.service.failAlways(.listJobs, .silence)
        let board = try world.board()
        try await running(board) {
            try await eventually("asked") { await world.service.count(.listJobs) == 1 }
        }
    }
}
