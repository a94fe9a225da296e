import AnalysisModel
import CoreAPI
import Foundation
import Testing

@testable import JobServices

private let link = SubmissionRequest(source: .url("https://media.example/a.mp4"))

/// What a new process makes of what a killed one left behind.
@Suite struct RestartTests {
    let world = World()

    @Test func `what was only intended is sent`() async throws {
        _ = try await left(.intended)
        try await runUntilSettled(.submitted)
        #expect(await world.service.count(.newJob) == 1)
    }

    @Test func `what was only intended is sent with every field`() async throws {
        let request = SubmissionRequest(
            source: link.source, title: "Harbour",
            options: JobOptions(
                description: "Boats", customerMediaID: "reel 7", faceMinRelativeHeight: 0.15,
                callbackURL: "https://me.example/done"))
        _ = try await world.store().recordIntent(
            .init(rawValue: "left"), request, profile: "test", at: world.time.now(), owner: "dead")
        try await runUntilSettled(.submitted)
        let body = try #require(await world.service.lastBody(of: .newJob))
        for part in [
            #""description":"Boats""#, #""id":"reel 7""#, #"height":0.15"#, #""url":"https://me.example/done""#,
        ] {
            #expect(body.contains(part), "\(part) in \(body)")
        }
    }

    @Test func `what was being submitted is unknown and not sent`() async throws {
        let id = try await left(.submitting)
        let board = try await runUntilSettled(.unknown)
        #expect(await world.service.count(.newJob) == 0)
        #expect(try await board.failures(of: id).map(\.origin) == [.local])
    }

    @Test func `what was being submitted is found by its link if its job was made`() async throws {
        _ = try await left(.submitting, afterListing: true)
        await world.service.set("made", .init(videoURL: "https://media.example/a.mp4"))
        let board = try await runUntilSettled(.submitted)
        #expect(try await board.jobs().map(\.jobID) == [Job.ID("made")])
        #expect(await world.service.count(.newJob) == 0)
    }

    @Test func `without an earlier listing a job with the same link may be older, so it is another row`() async throws {
        _ = try await left(.submitting)
        await world.service.set("older", .init(videoURL: "https://media.example/a.mp4"))
        let board = try world.board()
        try await running(board) {
            try await eventually("listed", advancing: world.clock) { try await board.jobs().count == 2 }
        }
        #expect(try await board.jobs().map(\.submission).sorted { $0.rawValue < $1.rawValue } == [.listed, .unknown])
    }

    @Test(arguments: [SubmissionState.submitted, .failed, .unknown])
    func `what had ended stays as it was`(state: SubmissionState) async throws {
        _ = try await left(state)
        let board = try world.board()
        try await running(board) {
            try await eventually("listed") { await world.service.count(.listJobs) == 1 }
        }
        #expect(try await board.jobs().map(\.submission) == [state])
        #expect(await world.service.count(.newJob) == 0)
    }

    @Test func `a job that had been submitted is asked for again`() async throws {
        _ = try await left(.submitted)
        await world.service.set("kept", .init(status: "finished"))
        let board = try world.board()
        try await running(board) {
            try await eventually("finished", advancing: world.clock) {
                try await board.jobs().first?.status == .finished
            }
        }
    }

    @Test func `cancelling a run gives its submissions back`() async throws {
        await world.service.failAlways(.newJob, .noConnection)
        let board = try world.board()
        try await running(board) {
            _ = try await board.submit(link)
            try await eventually("tried") { await world.service.count(.newJob) == 1 }
        }
        #expect(try await board.jobs().map(\.submission) == [.intended])
        await world.service.failAlways(.newJob, nil)
        try await runUntilSettled(.submitted)
        #expect(await world.service.jobs.count == 1)
    }

    @discardableResult
    private func runUntilSettled(_ state: SubmissionState) async throws -> JobBoard {
        let board = try world.board()
        try await running(board) {
            try await eventually("\(state)", advancing: world.clock) {
                try await board.jobs().first?.submission == state
            }
        }
        return board
    }

    private func left(_ state: SubmissionState, afterListing: Bool = false) async throws -> TrackedJob.ID {
        let store = try world.store()
        let id = TrackedJob.ID(rawValue: "left")
        let now = world.time.now()
        if afterListing {
            _ = try await store.recordListing([], of: "test", askedAt: now, at: now, makeID: { "none" })
        }
        _ = try await store.recordIntent(id, link, profile: "test", at: now, owner: "dead")
        if state == .intended { return id }
        let job = CoreAPIClient.NewJob(link, videoURL: link.source.text, mediaID: id.mediaID)
        #expect(try await store.recordSubmitting(id, job, owner: "dead", at: now))
        let failure = FailureDraft(FailureFacts(kind: .local, messages: ["left"]), at: now)
        switch state {
        case .submitted:
            try await store.recordSubmitted(
                id, as: Job.ID("kept"), profile: "test", at: now, nextPoll: PollTime(in: .zero, by: world.time))
        case .failed, .unknown: try await store.recordEnd(state, of: id, failure)
        default: break
        }
        return id
    }
}
