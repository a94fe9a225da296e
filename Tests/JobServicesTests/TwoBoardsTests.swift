import AnalysisModel
import CoreAPI
import Foundation
import Testing

@testable import JobServices

private let link = SubmissionRequest(source: .url("https://media.example/a.mp4"))

/// Two processes on one store, as far as one process can play them: two connections, two leases.
@Suite struct TwoBoardsTests {
    let world = World()

    @Test func `a submission under way in one is not begun by the other`() async throws {
        await world.service.fail(.newJob, .silence)
        let (first, second) = (try world.board(), try world.board())
        let run = Task { await first.run() }
        _ = try await first.submit(link)
        try await eventually("sent") { await world.service.count(.newJob) == 1 }
        try await running(second) {
            try await eventually("listed by both") { await world.service.count(.listJobs) == 2 }
            await second.submitter.wake()
            #expect(try await second.jobs().map(\.submission) == [.submitting])
        }
        #expect(await world.service.count(.newJob) == 1)
        run.cancel()
        try await eventually("ended", advancing: world.clock) {
            try await second.jobs().map(\.submission) == [.unknown]
        }
        await run.value
    }

    @Test func `many submissions are each sent once`() async throws {
        let (first, second) = (try world.board(), try world.board())
        try await running(first) {
            try await running(second) {
                for number in 1...20 {
                    let board = number.isMultiple(of: 2) ? first : second
                    _ = try await board.submit(SubmissionRequest(source: .url("https://media.example/\(number)")))
                }
                try await eventually("all submitted") {
                    try await first.jobs().allSatisfy { $0.submission == .submitted }
                }
            }
        }
        #expect(await world.service.count(.newJob) == 20)
        #expect(try await first.jobs().count == 20)
        #expect(await world.service.jobs.count == 20)
    }

    @Test func `what a dead one leaves is taken up by the other at once`() async throws {
        let store = try world.store()
        var lease: OwnerLease? = try store.takeLease(makeID: world.makeID)
        let board = try world.board()
        _ = try await store.recordIntent(
            TrackedJob.ID(rawValue: "theirs"), link, profile: "test", at: world.time.now(), owner: lease?.token)
        try await running(board) {
            try await eventually("listed") { await world.service.count(.listJobs) == 1 }
            #expect(await world.service.count(.newJob) == 0)
            lease = nil
            try await eventually("submitted", advancing: world.clock) {
                try await board.jobs().first?.submission == .submitted
            }
        }
        withExtendedLifetime(lease) {}
        #expect(await world.service.count(.newJob) == 1)
    }

    @Test func `a due job is asked for by one of them only`() async throws {
        await world.service.set("a", .init(hint: 10))
        let (first, second) = (try world.board(), try world.board())
        try await running(first) {
            try await running(second) {
                try await eventually("listed by both") { await world.service.count(.listJobs) == 2 }
                try await eventually("known") { try await second.jobs().count == 1 }
                for round in 1...5 {
                    world.clock.advance(by: .seconds(12))
                    try await eventually("round \(round)") {
                        let job = try await first.jobs().first
                        return await world.service.askedFor.count == round
                            && job?.answeredAt == world.time.now() && job?.nextPollAt != nil
                    }
                }
            }
        }
        #expect(await world.service.askedFor.count == 5)
    }

    @Test func `what one writes the other tells`() async throws {
        let (first, second) = (try world.board(), try world.board())
        let events = EventLog(second)
        try await running(second) {
            try await eventually("listed") { await world.service.count(.listJobs) == 1 }
            let row = try await first.submit(link)
            try await eventually("told", advancing: world.clock) { events.changed.contains { $0.id == row.id } }
        }
    }

    @Test func `profiles do not see each other`() async throws {
        let (first, second) = (try world.board(profile: "a"), try world.board(profile: "b"))
        _ = try await first.submit(link)
        #expect(try await second.jobs().isEmpty)
    }

    @Test func `a row made by a listing goes up in the submission of the same job`() async throws {
        let store = try world.store()
        let board = try world.board()
        let events = EventLog(board)
        let now = world.time.now()
        _ = try await board.jobs()
        let mine = TrackedJob.ID(rawValue: "mine")
        _ = try await store.recordIntent(mine, link, profile: "test", at: now, owner: "me")
        await world.service.set("twin", .init(status: "processing"))
        let listed = try await board.track(Job.ID("twin"))
        try await store.recordSubmitted(
            mine, as: Job.ID("twin"), profile: "test", at: now, nextPoll: PollTime(in: .zero, by: world.time))
        #expect(try await board.jobs().map(\.id) == [mine])
        await board.context.feed.publish()
        try await eventually("told") { events.all.contains(.jobsRemoved([listed.id])) }
    }

    @Test func `what the service says to one is known to the other, which has had no answer`() async throws {
        await world.service.set("a", .init(hint: 5))
        let (first, second) = (try world.board(), try world.board())
        let events = EventLog(first)
        try await running(first) {
            try await eventually("listed") { try await first.jobs().count == 1 }
            await world.service.failAlways(.jobStatus, .status(503, "busy"))
            try await eventually("failed", advancing: world.clock) { events.serviceFailures.count == 2 }
            let told = events.all.count
            var listings = 1
            // The first one asks for its only job, which fails, and by chance just after an answer; this one lists.
            try await eventually("heard") {
                // First, as requests have their pace.
                world.clock.advance(by: .seconds(1))
                await second.pollNow(nil)
                listings += 1
                return events.all.dropFirst(told).contains { if case .serviceAnswered = $0 { true } else { false } }
            }
            #expect(await world.service.count(.listJobs) == listings)
        }
    }

    @Test func `a listing that fails is written down for the service, and not for each of its jobs`() async throws {
        for number in 1...5 { await world.service.set("job\(number)", .init(hint: 5)) }
        let board = try world.board()
        let events = EventLog(board)
        try await running(board) {
            try await eventually("listed") { try await board.jobs().count == 5 }
            await world.service.failAlways(.listJobs, .status(503, "busy"))
            try await eventually("tried", advancing: world.clock) { events.serviceFailures.count >= 3 }
            for job in try await board.jobs() { #expect(try await board.failures(of: job.id).isEmpty) }
        }
    }
}
