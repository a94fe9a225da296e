import Foundation
import Subprocess
import Testing

@testable import kajo

/// One engine for a directory, however many processes look at it.
struct EngineDirectoryTests {
    private func withDirectory(_ body: (EngineDirectory) async throws -> Void) async throws {
        let program = try Program()
        defer { program.remove() }
        try await body(EngineDirectory(path: program.places))
    }

    @Test func `only one holds the lock`() async throws {
        try await withDirectory { (directory) async throws in
            #expect(try directory.tryLock())
            #expect(try !directory.tryLock())
            #expect(try !EngineDirectory(path: directory.path).tryLock())
        }
    }

    @Test func `another process that holds the lock keeps it until its end`() async throws {
        try await withDirectory { (directory) async throws in
            let script = "exec 9>\"$0/engine.lock\"; flock 9; touch \"$0/held\"; exec sleep 300"
            _ = try await Subprocess.run(
                .name("sh"), arguments: ["-c", script, directory.path], input: .none, output: .discarded,
                error: .discarded
            ) { execution in
                defer { kill(execution.processIdentifier.value, SIGKILL) }
                try await until("the other process holds the lock") {
                    FileManager.default.fileExists(atPath: directory.path + "/held")
                }
                #expect(try !directory.tryLock())
            }
            #expect(try directory.tryLock())
        }
    }

    @Test func `what is announced is what others read`() async throws {
        try await withDirectory { (directory) async throws in
            #expect(directory.announcedPort == nil)
            directory.announce(port: 40_123)
            #expect(EngineDirectory(path: directory.path).announcedPort == 40_123)
            directory.announce(port: EngineDirectory.privatePort)
            #expect(directory.announcedPort == 0)
            directory.announce(port: nil)
            #expect(directory.announcedPort == nil)
            #expect(try FileManager.default.contentsOfDirectory(atPath: directory.path) == ["engine.port"])
        }
    }

    @Test func `a directory that is not there is an error that names it`() throws {
        let failure = #expect(throws: CommandFailure.self) {
            _ = try EngineDirectory(path: "/nowhere/at/all").tryLock()
        }
        #expect(failure?.messages.first?.contains("/nowhere/at/all") == true)
    }
}
