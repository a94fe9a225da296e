import Foundation
import Testing

@testable import LocalEngine

@Suite struct ProcessorShareTests {
    struct Row: Sendable {
        var processors: Int
        var jobs: Int
        var threads: Int
    }

    @Test(
        arguments: [
            Row(processors: 1, jobs: 1, threads: 1), Row(processors: 1, jobs: 3, threads: 1),
            Row(processors: 2, jobs: 1, threads: 5), Row(processors: 2, jobs: 2, threads: 1),
            Row(processors: 8, jobs: 2, threads: 4), Row(processors: 8, jobs: 3, threads: 2),
            Row(processors: 64, jobs: 1, threads: 16), Row(processors: 64, jobs: 2, threads: 16),
            Row(processors: 0, jobs: 2, threads: 1),
        ])
    func `jobs at once divide the processors, and one alone has them all`(row: Row) {
        let share = ProcessorShare(processors: row.processors)
        for _ in 0..<row.jobs { share.begin() }
        #expect(share.threads == row.threads)
    }

    @Test func `a job that has ended leaves its part to those that begin`() {
        let share = ProcessorShare(processors: 2)
        let alone = share.threads
        share.begin()
        share.begin()
        #expect(share.threads == 1)
        share.end()
        #expect(share.threads == alone)
    }

    @Test(
        arguments: [
            ("Name:\tkajo\nCpus_allowed:\t3\nCpus_allowed_list:\t0-1\n", 2),
            ("Cpus_allowed:\t00000000,00000004\n", 1), ("Cpus_allowed:\tff,ffffffff\nMems_allowed:\t1", 40),
            ("Cpus_allowed:\t0\n", nil), ("Name:\tkajo\n", nil), ("", nil),
        ] as [(String, Int?)])
    func `processors that are kept from the engine do not count`(status: String, count: Int?) {
        #expect(ProcessorShare.processors(in: status) == count)
    }

    @Test func `held to one processor, a process knows it`() async throws {
        let held = GuardedProcess(program: "/usr/bin/taskset", arguments: ["-c", "0", "cat", "/proc/self/status"])
        let outcome = try await held.collect(limit: 65536)
        try #require(outcome.succeeded)
        #expect(ProcessorShare.processors(in: String(decoding: outcome.output, as: UTF8.self)) == 1)
    }

    @Test func `what is found does not depend on the threads`() async throws {
        let folder = try TestFolder()
        let video = folder.path + "/eventful.mkv"
        try await MadeVideo.eventful(at: video)
        let tools = try await EngineTools.locate(path: nil)
        let facts = try await MediaProbe(tool: tools.ffprobe.path).facts(of: video)
        var all: [Findings] = []
        for threads in [1, 2, 5] {
            let scratch = folder.path + "/\(threads)"
            try EngineFolders.makeDirectory(scratch)
            var pass = AnalysisPass(
                tool: tools.ffmpeg.path, media: video, facts: facts, scratch: scratch, playbackLimit: .seconds(60))
            pass.threads = threads
            #expect(pass.arguments(leaving: pass.wishes).joined(separator: " ").contains("-threads \(threads) "))
            all.append(try await pass.findings())
        }
        let first = try #require(all.first)
        #expect(first.shots.count > 2 && !first.black.isEmpty && !first.frozen.isEmpty && !first.silent.isEmpty)
        #expect(all.allSatisfy { $0 == first })
    }
}
