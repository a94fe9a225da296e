import AnalysisModel
import CoreAPI
import Foundation
import Testing

@testable import JobServices

private let address = "https://media.example/a.mp4"

/// Which job of a listing is taken for the outcome of which submission.
@Suite struct AdoptionTests {
    let world = World()

    private func sent(
        _ id: String, of url: String = address, naming mediaID: String? = nil, then state: SubmissionState = .unknown,
        in seconds: Double = 0
    ) async throws {
        let store = try world.store()
        let (row, now) = (TrackedJob.ID(rawValue: id), world.time.now().addingTimeInterval(seconds))
        let request = SubmissionRequest(source: .url(url), options: JobOptions(customerMediaID: mediaID))
        _ = try await store.recordIntent(row, request, profile: "test", at: now, owner: "me")
        let claimed = try await store.claimSubmissions(
            of: "test", for: "me", ClaimRange(kind: .links, limit: 1, besides: []), at: now)
        let job = try #require(claimed.first).job(at: url)
        #expect(try await store.recordSubmitting(row, job, owner: "me", at: now))
        switch state {
        case .submitting: break
        case .intended: try await store.recordNotSent(row)
        default:
            let failure = FailureDraft(FailureFacts(kind: .cutOff, endpoint: "new_job", messages: ["lost"]), at: now)
            try await store.recordEnd(state, of: row, failure)
        }
    }

    private func listed(_ jobs: (id: String, url: String?, mediaID: String?)...) async throws {
        let reports = jobs.map { job in
            ListedReport(
                timed: TimedReport(report: Self.report(of: job.id)),
                videoURL: job.url, mediaID: job.mediaID)
        }
        let now = world.time.now()
        _ = try await world.store().recordListing(
            reports, of: "test", askedAt: now, at: now, makeID: { "row of \(UUID())" })
    }

    private static func report(of id: String) -> JobStatusReport {
        JobStatusReport(
            jobID: Job.ID(id), status: .processing, transfer: nil, details: nil, pollAgainAfter: nil)
    }

    /// The job of each submission, `-` for none, and how many other rows there are.
    private func outcome() async throws -> (own: [String: String], others: Int) {
        let rows = try await world.store().jobs(of: "test")
        let own = rows.filter { $0.submission != .listed }
        return (
            Dictionary(uniqueKeysWithValues: own.map { ($0.id.rawValue, $0.jobID?.rawValue ?? "-") }),
            rows.count - own.count
        )
    }

    @Test(arguments: [SubmissionState.unknown, .failed, .submitting, .intended])
    func `a job that bears a row's own name is its job, whatever was thought of it`(state: SubmissionState) async throws
    {
        try await sent("a", then: state)
        try await listed(("1", nil, "kajo-a"))
        #expect(try await outcome() == (["a": "1"], 0))
        let row = try #require(try await world.store().jobs(of: "test").first)
        #expect(row.submission == .submitted)
        #expect(row.status == .processing)
        let claimed = try await world.store().claimSubmissions(
            of: "test", for: "me", ClaimRange(kind: .links, limit: 9, besides: []), at: world.time.now())
        #expect(claimed.isEmpty, "it is not sent again")
    }

    @Test func `two of one address are told apart by their names`() async throws {
        try await listed()
        try await sent("a")
        try await sent("b")
        try await listed(("2", address, "kajo-b"), ("1", address, "kajo-a"))
        #expect(try await outcome() == (["a": "1", "b": "2"], 0))
    }

    @Test func `two of one address and without names stay unknown`() async throws {
        try await listed()
        try await sent("a")
        try await sent("b")
        try await listed(("2", address, nil), ("1", address, nil))
        #expect(try await outcome() == (["a": "-", "b": "-"], 2))
    }

    @Test func `a job that another program asked for is nobody's outcome where names are told`() async throws {
        try await listed()
        try await sent("a")
        try await listed(("other", address, nil), ("third", "https://media.example/b.mp4", "reel 9"))
        #expect(try await outcome() == (["a": "-"], 2))
        try await listed(("other", address, nil), ("mine", address, "kajo-a"))
        #expect(try await outcome() == (["a": "mine"], 2))
    }

    @Test func `what its address let a submission be taken for is corrected by its name`() async throws {
        try await listed()
        try await sent("a")
        try await listed(("other", address, nil))
        #expect(try await outcome() == (["a": "other"], 0))
        try await listed(("mine", address, "kajo-a"), ("other", address, nil))
        #expect(try await outcome() == (["a": "mine"], 1))
        try await sent("b")
        try await listed(("third", address, nil), ("mine", address, "kajo-a"), ("other", address, nil))
        #expect(try await outcome() == (["a": "mine", "b": "-"], 2), "this service tells names")
    }

    @Test func `with the wrong job goes all that was said of it`() async throws {
        let store = try world.store()
        try await listed()
        try await sent("a")
        let failed = JobStatusReport(
            jobID: Job.ID("other"), status: .error, transfer: .error, details: "Not a video", pollAgainAfter: nil)
        let now = world.time.now()
        _ = try await store.recordListing(
            [ListedReport(timed: TimedReport(report: failed), videoURL: address)], of: "test", askedAt: now, at: now,
            makeID: { "none" })
        #expect(
            try await store.failures(of: TrackedJob.ID(rawValue: "a")).map(\.facts.messages) == [
                ["Not a video"], ["lost"],
            ])
        try await listed(("mine", address, "kajo-a"))
        let row = try #require(try await store.jobs(of: "test").first { $0.id.rawValue == "a" })
        #expect(row.jobID?.rawValue == "mine" && row.status == .processing && row.transfer == nil && row.details == nil)
        #expect(try await store.failures(of: TrackedJob.ID(rawValue: "a")).map(\.facts.messages) == [["lost"]])
        #expect(
            try await store.changes(of: TrackedJob.ID(rawValue: "a")).map(\.state)
                == ["intended", "submitting", "unknown", "submitted", "processing"])
    }

    @Test func `a job that was taken for one row's is another's, and the first is unknown again`() async throws {
        try await sent("a", then: .failed)
        try await listed()
        try await sent("b")
        try await listed(("1", address, nil))
        #expect(try await outcome() == (["a": "-", "b": "1"], 0))
        try await listed(("1", address, "kajo-a"))
        #expect(try await outcome() == (["a": "1", "b": "-"], 0))
        #expect(try await world.store().jobs(of: "test").first { $0.id.rawValue == "b" }?.submission == .unknown)
    }

    @Test func `a job may be older than a submission that was sent long after the last listing`() async throws {
        try await listed()
        try await sent("late", in: 1201)
        try await listed(("1", address, nil))
        #expect(try await outcome() == (["late": "-"], 1))
        try await sent("soon", of: address + "?2", in: 1200)
        try await listed(("1", address, nil), ("2", address + "?2", nil))
        #expect(try await outcome() == (["late": "-", "soon": "2"], 1))
    }

    @Test func `an answer that names another job than a listing did is believed`() async throws {
        let store = try world.store()
        try await sent("a", then: .submitting)
        try await listed(("1", address, "kajo-a"))
        let (row, poll) = (TrackedJob.ID(rawValue: "a"), PollTime(in: .seconds(5), by: world.time))
        try await store.recordSubmitted(row, as: Job.ID("1"), profile: "test", at: world.time.now(), nextPoll: poll)
        #expect(
            try await store.changes(of: TrackedJob.ID(rawValue: "a")).map(\.state)
                == ["intended", "submitting", "submitted", "processing"])
        try await store.recordSubmitted(row, as: Job.ID("2"), profile: "test", at: world.time.now(), nextPoll: poll)
        let known = try #require(try await store.jobs(of: "test").first)
        #expect(known.jobID?.rawValue == "2" && known.status == nil && known.submission == .submitted)
    }

    @Test func `while another submission is on its way, a row's own name is enough`() async throws {
        try await listed()
        try await sent("a")
        try await sent("b", then: .submitting)
        try await listed(("1", address, "kajo-a"), ("x", address, nil))
        #expect(try await outcome() == (["a": "1", "b": "-"], 0))
    }

    @Test func `the user's own name counts with the address, once, and after a first listing`() async throws {
        try await sent("early", naming: "reel 7")
        try await listed(("old", address, "reel 7"))
        #expect(try await outcome() == (["early": "-"], 1))
        try await sent("late", naming: "reel 8")
        try await listed(("elsewhere", "https://media.example/b.mp4", "reel 8"))
        #expect(try await outcome() == (["early": "-", "late": "-"], 2))
        try await listed(("new", address, "reel 8"))
        #expect(try await outcome() == (["early": "-", "late": "new"], 2))
    }

    @Test func `a job that was asked for by its id meanwhile is still the submission's`() async throws {
        try await sent("a")
        let now = world.time.now()
        let tracked = try await world.store().recordTracked(
            TimedReport(report: Self.report(of: "1")), of: "test", askedAt: now, at: now, makeID: { "b" })
        #expect(tracked?.submission == .listed)
        try await listed(("1", nil, "kajo-a"))
        #expect(try await outcome() == (["a": "1"], 0))
    }

    @Test func `a job that was asked for by its id gets the name that a listing tells`() async throws {
        let now = world.time.now()
        _ = try await world.store().recordTracked(
            TimedReport(report: Self.report(of: "1")), of: "test", askedAt: now, at: now, makeID: { "b" })
        try await listed(("1", nil, "reel 7"))
        #expect(try await world.store().jobs(of: "test").map(\.mediaID) == ["reel 7"])
    }

    @Test func `what a listing has settled is not sent again, whatever comes of the call`() async throws {
        let store = try world.store()
        for outcome in [SubmissionState.intended, .unknown, .failed] {
            let id = TrackedJob.ID(rawValue: "row \(outcome)")
            try await sent(id.rawValue, then: .submitting)
            try await listed(("job \(outcome)", nil, id.mediaID))
            let failure = FailureDraft(
                FailureFacts(kind: .cutOff, endpoint: "new_job", messages: ["lost"]), at: world.time.now())
            if outcome == .intended {
                try await store.recordNotSent(id)
            } else {
                try await store.recordEnd(outcome, of: id, failure)
            }
            let row = try await store.jobs(of: "test").first { $0.id == id }
            #expect(row?.submission == .submitted && row?.jobID == Job.ID("job \(outcome)"))
        }
    }

    @Test func `one from before the clock was set back hides no other that is looked for`() async throws {
        try await sent("future", in: 7200)
        try await sent("a", in: -20)
        let now = world.time.now()
        let outcome = try await world.store().recordListing([], of: "test", askedAt: now, at: now, makeID: { "none" })
        #expect(outcome.missingSince == now.addingTimeInterval(-20))
    }

    @Test func `a second job under the same name is a row of its own`() async throws {
        try await sent("a")
        try await listed(("2", address, "kajo-a"), ("1", address, "kajo-a"))
        let outcome = try await outcome()
        #expect(outcome.own.values.contains { $0 != "-" } && outcome.others == 1)
    }

    @Test func `a name of another kajo's, or of a row that sent another, settles nothing`() async throws {
        try await sent("a", naming: "reel 7")
        try await listed(("1", nil, "kajo-a"), ("2", nil, "kajo-elsewhere"), ("3", nil, "kajo-"))
        #expect(try await outcome() == (["a": "-"], 3))
        let rows = try await world.store().jobs(of: "test")
        #expect(rows.compactMap(\.mediaID).sorted() == ["kajo-", "kajo-a", "kajo-elsewhere", "reel 7"])
    }

    @Test(arguments: [nil, "reel 7"])
    func `every job bears a name: the user's own, or kajo's`(own: String?) async throws {
        let board = try world.board()
        let request = SubmissionRequest(source: .url(address), options: JobOptions(customerMediaID: own))
        try await running(board) {
            let row = try await board.submit(request)
            #expect(row.mediaID == own)
            try await eventually("submitted") { try await board.jobs().first?.submission == .submitted }
            let name = own ?? "kajo-\(row.id.rawValue)"
            #expect(await world.service.jobs["job-1"]?.mediaID == name)
            #expect(try await board.jobs().first?.mediaID == name)
            #expect(try await board.jobs().first?.options.customerMediaID == own)
        }
    }
}
