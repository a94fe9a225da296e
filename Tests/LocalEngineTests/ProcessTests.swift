import Foundation
import Testing

@testable import LocalEngine

@Suite struct ProcessTests {
    @Test func `a cancelled program is gone when its run returns`() async throws {
        let (pids, found) = AsyncStream.makeStream(of: Int32.self)
        let task = Task {
            try await GuardedProcess(program: "/bin/sh", arguments: ["-c", "echo $$; exec sleep 300"]).run { bytes in
                let text = String(decoding: bytes, as: UTF8.self).trimmingCharacters(in: .newlines)
                if let pid = Int32(text) { found.yield(pid) }
            }
        }
        let pid = try #require(await pids.first { _ in true })
        #expect(kill(pid, 0) == 0)
        task.cancel()
        await #expect(throws: (any Error).self) { try await task.value }
        let left = try? String(contentsOfFile: "/proc/\(pid)/stat", encoding: .utf8)
        #expect(left == nil)
    }

    @Test func `a program whose engine is killed is killed too`() async throws {
        let folder = try TestFolder()
        // `holder` stands for the engine: it alone holds the other end of the pipe.
        // The program says its number once it runs; a living one is no zombie, and has no status yet.
        let script = """
            mkfifo pipe said
            sleep 300 >pipe & holder=$!
            setsid sh -c "$1" sh / /bin/sh -c 'echo $$; exec sleep 200' <pipe >said & guarded=$!
            read -r program <said
            grep -q '^State:.[RSD]' "/proc/$program/status" || echo early
            kill -KILL "$holder"
            wait "$guarded"; echo $?
            grep -q '^State:.[RSD]' "/proc/$program/status" 2>/dev/null && echo left
            true
            """
        let outcome = try await GuardedProcess(
            program: "/bin/sh", arguments: ["-c", script, "sh", GuardedProcess.script], directory: folder.path
        ).collect(limit: 1000)
        #expect(String(decoding: outcome.output, as: UTF8.self) == "137\n", "\(outcome)")
    }

    @Test func `success, failure and last words come back`() async throws {
        let good = try await GuardedProcess(program: "/bin/sh", arguments: ["-c", "echo out; echo err >&2"]).collect(
            limit: 10)
        #expect(good.succeeded && good.output == Array("out\n".utf8) && good.complaint == "err\n")
        let bad = try await GuardedProcess(program: "/bin/sh", arguments: ["-c", "exit 3"]).collect(limit: 10)
        #expect(!bad.succeeded)
        let missing = try await GuardedProcess(program: "/nowhere/ffmpeg", arguments: []).collect(limit: 10)
        #expect(!missing.succeeded)
    }

    @Test func `endless output is refused and endless complaints are shortened`() async throws {
        let flood = GuardedProcess(program: "/bin/sh", arguments: ["-c", "while :; do echo yyyyyyyyyyyyyyyyy; done"])
        await #expect(throws: GuardedProcess.Failure.self) { try await flood.collect(limit: 100_000) }
        let grumble = GuardedProcess(program: "/bin/sh", arguments: ["-c", "seq 1 200000 >&2; echo end >&2"])
        let outcome = try await grumble.collect(limit: 10)
        #expect(outcome.complaint.utf8.count <= 8192 && outcome.complaint.hasSuffix("200000\nend\n"))
    }

    @Test func `a program whose time is up is stopped, and what it printed counts`() async throws {
        let folder = try TestFolder()
        let told = folder.path + "/pid"
        // A pipe holds 64 KiB, so that most of it has been read when the number is written down.
        let script = "head -c 200000 /dev/zero; echo $$ >new; mv new pid; exec sleep 300"
        let endless = GuardedProcess(program: "/bin/sh", arguments: ["-c", script], directory: folder.path)
        let output = try await endless.output(limit: 1_000_000) {
            while !FileManager.default.fileExists(atPath: told) { try await Task.sleep(for: .milliseconds(10)) }
        }
        #expect(output.count >= 200_000 - 65_536)
        let pid = try String(contentsOfFile: told, encoding: .utf8).trimmingCharacters(in: .newlines)
        #expect(!FileManager.default.fileExists(atPath: "/proc/\(pid)/stat"))
    }

    @Test(arguments: [true, false])
    func `what a stopped program has started goes with it`(_ isCancelled: Bool) async throws {
        let (pids, found) = AsyncStream.makeStream(of: Int32.self)
        let wrapper = GuardedProcess(program: "/bin/sh", arguments: ["-c", "sleep 300 & echo $!; wait"])
        let task = Task {
            try await wrapper.run { bytes in
                let text = String(decoding: bytes, as: UTF8.self).trimmingCharacters(in: .newlines)
                if let pid = Int32(text) { found.yield(pid) }
                if !isCancelled { throw GuardedProcess.Failure.tooMuchOutput }
            }
        }
        let pid = try #require(await pids.first { _ in true })
        if isCancelled { task.cancel() }
        await #expect(throws: (any Error).self) { try await task.value }
        // The system may take a moment to bury it.
        for _ in 0..<500 where Self.isAlive(pid) { try await Task.sleep(for: .milliseconds(10)) }
        #expect(!Self.isAlive(pid))
    }

    /// Not gone, and no zombie.
    static func isAlive(_ pid: Int32) -> Bool {
        let stat = (try? String(contentsOfFile: "/proc/\(pid)/stat", encoding: .utf8)) ?? ") Z"
        return stat.split(separator: ")").last?.split(separator: " ").first != "Z"
    }

    @Test func `a program that does not tell about itself in time is given up`() async throws {
        #expect(await EngineTools.answer(of: "/bin/sh", "-c", "exec sleep 300", within: .milliseconds(100)) == nil)
        #expect(await EngineTools.answer(of: "/bin/sh", "-c", "echo 9.9", within: .seconds(60)) == "9.9\n")
        #expect(await EngineTools.answer(of: "/bin/sh", "-c", "echo 9.9; exit 1", within: .seconds(60)) == nil)
    }

    @Test func `of a program that prints too much what fitted counts`() async throws {
        let flood = GuardedProcess(program: "/bin/sh", arguments: ["-c", "while :; do echo yyyyyyyyyyyyyyyyy; done"])
        let output = try await flood.output(limit: 100_000, within: .seconds(60))
        #expect(output.count <= 100_000 && output.starts(with: Array("yyyyyyyyyyyyyyyyy\n".utf8)))
    }

    @Test func `a program gets nothing of the engine's environment`() async throws {
        let outcome = try await GuardedProcess(program: "/usr/bin/env", arguments: []).collect(limit: 10_000)
        let names = String(decoding: outcome.output, as: UTF8.self).split(separator: "\n").map {
            $0.prefix { $0 != "=" }
        }
        #expect(Set(names).isSubset(of: ["PATH", "LC_ALL", "AV_LOG_FORCE_NOCOLOR", "PWD", "OLDPWD", "_", "SHLVL"]))
    }
}
