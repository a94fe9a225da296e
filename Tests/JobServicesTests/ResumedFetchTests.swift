import AnalysisModel
import CoreAPI
import Foundation
import Glibc
import Testing

@testable import JobServices

/// Results that break off, with a service that can go on with them.
@Suite struct ResumedFetchTests {
    let world = World()
    private static let text = #"{"id": "a", "x": ""# + String(repeating: "0123456789", count: 2000) + #""}"#

    private func finished() async throws -> (JobBoard, TrackedJob) {
        await world.service.set("a", .init(status: "finished", result: Self.text))
        await world.service.setEntityTag("\"v1\"")
        let board = try world.board()
        return (board, try await board.track(Job.ID("a")))
    }

    private var cached: [String] {
        ((try? FileManager.default.contentsOfDirectory(atPath: world.cache)) ?? []).sorted()
    }

    private func whole(_ path: String) throws -> Bool {
        try String(contentsOfFile: path, encoding: .utf8) == Self.text
    }

    @Test func `the next try asks for what is missing, and the file is whole`() async throws {
        let (board, job) = try await finished()
        await world.service.fail(.jobResults, .cutOff(after: 5000))
        let fetch = Task { try await board.resultFile(of: job.id) }
        try await eventually("fetched", advancing: world.clock) { try await board.jobs().first?.hasResult == true }
        #expect(try await whole(fetch.value))
        #expect(await world.service.ranges == ["bytes=5000-"])
        #expect(cached == ["a.core.json"])
    }

    @Test func `a result that is another one by then comes from its beginning`() async throws {
        let (board, job) = try await finished()
        await world.service.fail(.jobResults, .cutOff(after: 5000))
        let fetch = Task { try await board.resultFile(of: job.id) }
        try await eventually("cut", advancing: nil) { try await !board.failures(of: job.id).isEmpty }
        await world.service.set("a", .init(status: "finished", result: #"{"id": "another"}"#))
        await world.service.setEntityTag("\"v2\"")
        try await eventually("fetched", advancing: world.clock) { try await board.jobs().first?.hasResult == true }
        #expect(try await String(contentsOfFile: fetch.value, encoding: .utf8) == #"{"id": "another"}"#)
        #expect(await world.service.ranges == ["bytes=5000-"])
    }

    @Test func `what was given up is gone on with later, also by another kajo`() async throws {
        let (board, job) = try await finished()
        await world.service.failAlways(.jobResults, .cutOff(after: 5000))
        let fetch = Task { try await board.resultFile(of: job.id) }
        try await eventually("given up", advancing: world.clock) {
            try await board.failures(of: job.id).first?.attempt == 3
        }
        await #expect(throws: JobServiceError.self) { _ = try await fetch.value }
        #expect(cached.count == 1 && cached[0].hasPrefix(ResultRest.prefix))
        #expect(try await board.keptResults(of: job.id).isEmpty)
        await world.service.failAlways(.jobResults, nil)
        let other = try world.board()
        #expect(try await whole(other.resultFile(of: job.id)))
        #expect(await world.service.ranges == ["bytes=5000-", "bytes=10000-", "bytes=15000-"])
        #expect(cached == ["a.core.json"])
    }

    @Test func `a fetch that is stopped is no failure, and is gone on with`() async throws {
        let (board, job) = try await finished()
        await world.service.fail(.jobResults, .cutOff(after: 7000))
        let fetch = Task { try await board.resultFile(of: job.id) }
        try await eventually("cut", advancing: nil) { try await !board.failures(of: job.id).isEmpty }
        await board.stopFetching(.core, of: job.id)
        await #expect {
            _ = try await fetch.value
        } throws: { ($0 as? JobServiceError)?.kind == .cancelled }
        #expect(cached.count == 1 && cached[0].hasPrefix(ResultRest.prefix))
        #expect(try await whole(board.resultFile(of: job.id)))
        #expect(await world.service.ranges == ["bytes=7000-"])
    }

    struct Left: Sendable, CustomTestStringConvertible {
        var testDescription: String
        var bytes: Int
        /// What a power cut leaves where nothing came to the disk.
        var zeros = 0
        var range: String?
    }

    @Test(arguments: [
        Left(testDescription: "all that came", bytes: 7000, range: "bytes=7000-"),
        Left(testDescription: "less than came", bytes: 3000, range: "bytes=3000-"),
        Left(testDescription: "room for more", bytes: 6000, zeros: 1000, range: "bytes=6000-"),
        Left(testDescription: "nothing but room", bytes: 0, zeros: 7000),
        Left(testDescription: "nothing", bytes: 0),
    ])
    func `what a kajo that was killed has left is gone on with`(left: Left) async throws {
        let (board, job) = try await finished()
        await world.service.fail(.jobResults, .cutOff(after: 7000))
        let fetch = Task { try await board.resultFile(of: job.id) }
        try await eventually("cut", advancing: nil) { try await !board.failures(of: job.id).isEmpty }
        let rest = try #require(cached.first)
        await board.stopFetching(.core, of: job.id)
        _ = await fetch.result
        let kept = Data(Self.text.utf8.prefix(left.bytes)) + Data(repeating: 0, count: left.zeros)
        let path = world.cache + "/" + rest
        try kept.write(to: URL(fileURLWithPath: path))
        try FileManager.default.setAttributes([.modificationDate: world.time.now()], ofItemAtPath: path)
        #expect(try await whole(world.board().resultFile(of: job.id)))
        #expect(await world.service.ranges == (left.range.map { [$0] } ?? []))
        #expect(cached == ["a.core.json"])
    }

    @Test func `a rest that somebody writes is left to him`() async throws {
        let (board, job) = try await finished()
        await world.service.fail(.jobResults, .cutOff(after: 7000))
        let fetch = Task { try await board.resultFile(of: job.id) }
        try await eventually("cut", advancing: nil) { try await !board.failures(of: job.id).isEmpty }
        let rest = try #require(cached.first)
        #expect(rest.hasPrefix(ResultRest.prefix))
        #expect(ResultRest.take(of: "a.core.json", in: world.cache) == nil)
        ResultRest.remove(of: "a.core.json", in: world.cache)
        #expect(cached == [rest])
        #expect(try await whole(world.board().resultFile(of: job.id)))
        #expect(await world.service.ranges.isEmpty)
        try await eventually("fetched", advancing: world.clock) { cached == ["a.core.json"] }
        #expect(try await whole(fetch.value))
    }

    @Test func `a deleted job leaves no rest either`() async throws {
        let (board, job) = try await finished()
        await world.service.fail(.jobResults, .cutOff(after: 7000))
        let fetch = Task { try await board.resultFile(of: job.id) }
        try await eventually("cut", advancing: nil) { try await !board.failures(of: job.id).isEmpty }
        await board.stopFetching()
        _ = await fetch.result
        try await board.delete(job.id)
        #expect(cached.isEmpty)
    }

    @Test(arguments: [#""""#, #""v1""#, #""a/b\c~%00""#, "\"" + String(repeating: "x", count: 62) + "\""])
    func `the name of a rest tells of which document it is`(tag: String) throws {
        let tag = try #require(EntityTag(rawValue: tag))
        let result = ResultName.name(of: Job.ID(String(repeating: "ab/", count: 100)), .speechAvid)
        let name = ResultRest.name(of: result, tag, "0123456789")
        #expect(name.utf8.count < 256 && !name.contains("/"))
        let directory = world.directory
        try FileManager.default.createDirectory(atPath: directory, withIntermediateDirectories: true)
        try Data("{".utf8).write(to: URL(fileURLWithPath: directory + "/" + name))
        let rest = try #require(ResultRest.take(of: result, in: directory))
        #expect(rest.tag == tag)
        #expect(ResultRest.take(of: result, in: directory) == nil, "it has its taker")
        withExtendedLifetime(rest) {}
    }

    @Test func `a rest goes after a day, unless somebody still writes it`() async throws {
        let (board, job) = try await finished()
        let tag = try #require(EntityTag(rawValue: "\"v0\""))
        let names = ["written", "left"].map { ResultRest.name(of: "b.core.json", tag, $0) }
        mkdir(world.cache, 0o700)
        for name in names {
            try Data("{".utf8).write(to: URL(fileURLWithPath: world.cache + "/" + name))
            var times = [timeval(tv_sec: 1, tv_usec: 0), timeval(tv_sec: 1, tv_usec: 0)]
            utimes(world.cache + "/" + name, &times)
        }
        let lock = FileLock.take(try OpenFile(world.cache + "/" + names[0], O_RDWR))
        _ = try await board.resultFile(of: job.id)
        #expect(cached == [names[0], "a.core.json"])
        withExtendedLifetime(lock) {}
    }

    @Test func `what comes is told from the beginning to the end, with the whole size`() async throws {
        let (board, job) = try await finished()
        let file = ResultFile(job.id, .framesFaces)
        let told = Task {
            var told: [FetchProgress?] = []
            for await event in board.events {
                guard case .fetchProgressed(file, let progress) = event else { continue }
                told.append(progress)
                if progress == nil { break }
            }
            return told
        }
        _ = try await board.resultFile(of: job.id, type: .framesFaces)
        let progress = await told.value
        #expect(progress.first == FetchProgress())
        #expect(progress.contains(FetchProgress(received: 0, total: Int64(Self.text.utf8.count))))
        #expect(progress.last == .some(nil))
        let kept = try await board.keptResults(of: job.id)
        #expect(kept.map(\.type) == [.framesFaces])
        #expect(kept.first?.size == Int64(Self.text.utf8.count))
    }
}
