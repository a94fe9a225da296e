import AnalysisModel
import CoreAPI
import Foundation
import Glibc
import Testing

@testable import JobServices

@Suite struct ResultsTests {
    let world = World()

    private func finished(_ id: String = "a", _ state: ScriptedService.State = .init(status: "finished"))
        async throws -> (JobBoard, TrackedJob)
    {
        await world.service.set(id, state)
        let board = try world.board()
        return (board, try await board.track(Job.ID(id)))
    }

    private var cached: [String] {
        ((try? FileManager.default.contentsOfDirectory(atPath: world.cache)) ?? []).sorted()
    }

    @Test func `a result is fetched once and kept for the user alone`() async throws {
        let (board, job) = try await finished()
        let path = try await board.resultFile(of: job.id)
        #expect(try String(contentsOfFile: path, encoding: .utf8) == ScriptedService.State().result)
        #expect(path == world.cache + "/a.core.json")
        #expect(try await board.resultFile(of: job.id) == path)
        #expect(await world.service.count(.jobResults) == 1)
        #expect(try await board.jobs().first?.hasResult == true)
        #expect(mode(of: path) == 0o600)
        #expect(mode(of: world.cache) == 0o700)
    }

    @Test func `two who want the same wait for one fetch`() async throws {
        let (board, job) = try await finished()
        async let first = board.resultFile(of: job.id)
        async let second = board.resultFile(of: job.id)
        let paths = try await [first, second]
        #expect(paths[0] == paths[1])
        #expect(await world.service.count(.jobResults) == 1)
    }

    @Test(arguments: [0, 1, 5, 30])
    func `a result that is cut leaves nothing`(length: Int) async throws {
        let (board, job) = try await finished()
        await world.service.failAlways(.jobResults, .cutOff(after: length))
        let fetch = Task { try await board.resultFile(of: job.id) }
        try await eventually("given up", advancing: world.clock) {
            try await board.failures(of: job.id).first?.attempt == 3
        }
        await #expect { _ = try await fetch.value } throws: { ($0 as? JobServiceError)?.kind == .noAnswer }
        let failure = try #require(try await board.failures(of: job.id).first)
        #expect(failure.count == 3 && failure.retryAt == nil && failure.facts.kind == .cutOff)
        #expect(cached.isEmpty)
        #expect(try await board.jobs().first?.hasResult == false)
        #expect(await world.service.count(.jobResults) == 3)
    }

    @Test func `after a cut the next try brings it whole`() async throws {
        let (board, job) = try await finished()
        await world.service.fail(.jobResults, .cutOff(after: 10))
        let fetch = Task { try await board.resultFile(of: job.id) }
        try await eventually("fetched", advancing: world.clock) { try await board.jobs().first?.hasResult == true }
        #expect(try await String(contentsOfFile: fetch.value, encoding: .utf8) == ScriptedService.State().result)
        #expect(cached == ["a.core.json"])
    }

    @Test(arguments: ["<html>sign in</html>", "", "[1, 2]", #"{"errors": [{"message": "not ready"}]}"#])
    func `what is no result is not kept`(body: String) async throws {
        let (board, job) = try await finished()
        await world.service.fail(.jobResults, .body(body))
        await #expect {
            _ = try await board.resultFile(of: job.id)
        } throws: { ($0 as? JobServiceError)?.kind == .answeredWithError }
        #expect(cached.isEmpty)
        let failure = try #require(try await board.failures(of: job.id).first)
        #expect(failure.origin == .call(endpoint: "job_results", httpStatus: 200))
    }

    @Test func `afresh a result is fetched again, and the one that is there stays until then`() async throws {
        let (board, job) = try await finished()
        await world.service.fail(.jobResults, .body(#"{"a": 1}"#))
        let path = try await board.resultFile(of: job.id)
        await world.service.fail(.jobResults, .status(404, "Job not found"))
        await #expect(throws: JobServiceError.self) { _ = try await board.resultFile(of: job.id, afresh: true) }
        #expect(try String(contentsOfFile: path, encoding: .utf8) == #"{"a": 1}"#)
        #expect(try await board.resultFile(of: job.id, afresh: true) == path)
        #expect(try String(contentsOfFile: path, encoding: .utf8) != #"{"a": 1}"#)
    }

    @Test func `a job that failed tells its own failure in place of a result`() async throws {
        let (board, job) = try await finished("a", .init(status: "error", details: "There is no video in it."))
        await #expect {
            _ = try await board.resultFile(of: job.id)
        } throws: { error in
            let error = error as? JobServiceError
            return error?.kind == .jobFailed(.notAVideo) && error?.messages == ["There is no video in it."]
        }
    }

    @Test(arguments: ["processing", "queued"])
    func `a job that is not finished has no result`(status: String) async throws {
        let (board, job) = try await finished("a", .init(status: status))
        await #expect {
            _ = try await board.resultFile(of: job.id)
        } throws: { ($0 as? JobServiceError)?.kind == .notFinished }
        #expect(await world.service.count(.jobResults) == 0)
    }

    @Test func `a row without a job has no result`() async throws {
        let board = try world.board()
        let job = try await board.submit(SubmissionRequest(source: .url("https://media.example/a")))
        await #expect {
            _ = try await board.resultFile(of: job.id)
        } throws: { ($0 as? JobServiceError)?.kind == .noJobID }
        await #expect {
            _ = try await board.resultFile(of: TrackedJob.ID(rawValue: "nobody"))
        } throws: { ($0 as? JobServiceError)?.kind == .unknownJob }
    }

    @Test(arguments: [
        "../../etc/passwd", "..", "a/b", "a_b", ".hidden", "-rf", "naïve", "a\u{0}b", "\u{202E}txt", "a b", "",
        String(repeating: "x", count: 300),
    ])
    func `a name is never the server's own unless it is tame`(id: String) {
        let name = ResultName.name(of: Job.ID(id))
        #expect(name.unicodeScalars.allSatisfy { $0.isASCII && $0 != "/" && $0.value > 0x20 })
        #expect(name.hasSuffix(".core.json"))
        #expect(name.utf8.count < 120)
        #expect(!name.contains("..") || id.isEmpty || name.hasPrefix("."))
        if id != "-rf" { #expect(name != id + ".core.json") }
    }

    @Test func `two odd ids do not share a file`() {
        let names = ["a_b", "a/b", "ab", "a b", "A_B"].map { ResultName.name(of: Job.ID($0)) }
        #expect(Set(names).count == names.count)
    }

    @Test func `a planted link is neither read nor written through`() async throws {
        let (board, job) = try await finished()
        mkdir(world.cache, 0o700)
        let victim = world.directory + "/victim"
        try Data("mine".utf8).write(to: URL(fileURLWithPath: victim))
        symlink(victim, world.cache + "/a.core.json")
        let path = try await board.resultFile(of: job.id)
        #expect(try String(contentsOfFile: victim, encoding: .utf8) == "mine")
        #expect(try String(contentsOfFile: path, encoding: .utf8) == ScriptedService.State().result)
    }

    @Test func `a cache that cannot be made is told`() async throws {
        let (board, job) = try await finished()
        try Data().write(to: URL(fileURLWithPath: world.cache))
        await #expect {
            _ = try await board.resultFile(of: job.id)
        } throws: { ($0 as? JobServiceError)?.kind == .cache }
        #expect(try await board.failures(of: job.id).map(\.origin) == [.local])
    }

    @Test func `what a killed fetch left is removed after a day`() async throws {
        let (board, job) = try await finished()
        mkdir(world.cache, 0o700)
        let left = world.cache + "/" + ResultDraft.prefix + "left"
        try Data("half".utf8).write(to: URL(fileURLWithPath: left))
        var times = [timeval(tv_sec: 1, tv_usec: 0), timeval(tv_sec: 1, tv_usec: 0)]
        utimes(left, &times)
        _ = try await board.resultFile(of: job.id)
        #expect(cached == ["a.core.json"])
    }

    @Test func `the name of a document that vanished is fetched anew`() async throws {
        let (board, job) = try await finished()
        unlink(try await board.resultFile(of: job.id))
        _ = try await board.resultFile(of: job.id)
        #expect(await world.service.count(.jobResults) == 2)
    }
}
