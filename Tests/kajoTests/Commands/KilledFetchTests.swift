import Foundation
import Glibc
import Synchronization
import Testing

/// A fetch of a result that is killed in the middle.
struct KilledFetchTests {
    private static let result =
        #"{"version_info": {"metadata_type": "core"}, "x": ""# + String(repeating: "0123456789", count: 2000) + #""}"#
    /// So much of it comes before the connection breaks.
    private static let part = 6000

    private enum Stage { case breaks, silent, goesOn }

    private static func results(_ stage: Stage) -> String? {
        let tag = "ETag: \"v1\"\r\nAccept-Ranges: bytes\r\nConnection: close\r\nContent-Type: application/json\r\n"
        let size = result.utf8.count
        switch stage {
        case .breaks: return "HTTP/1.1 200 OK\r\n\(tag)Content-Length: \(size)\r\n\r\n" + result.prefix(part)
        case .silent: return nil
        // No answer to one who has not asked for just this.
        case .goesOn:
            return "HTTP/1.1 206 x\r\n\(tag)Content-Length: \(size - part)\r\n"
                + "Content-Range: bytes \(part)-\(size - 1)/\(size)\r\n\r\n" + result.dropFirst(part)
        }
    }

    /// All that there is in the folders of results.
    private func files(_ program: Program) -> [URL] {
        let folder = URL(fileURLWithPath: program.places + "/cache")
        let found = FileManager.default.enumerator(at: folder, includingPropertiesForKeys: [.isRegularFileKey])
        return (found?.compactMap { $0 as? URL } ?? []).filter {
            (try? $0.resourceValues(forKeys: [.isRegularFileKey]).isRegularFile) == true
        }
    }

    @Test func `the next kajo goes on where the killed one was`() async throws {
        let stage = Mutex(Stage.breaks)
        let server = try ScriptedServer.saying { function in
            switch function {
            case "job_results":
                return Self.results(
                    stage.withLock { stage in
                        defer { if stage == .breaks { stage = .silent } }
                        return stage
                    })
            case "job_status":
                return ScriptedServer.whole(
                    200, #"{"job_id": "job-1", "status": "finished", "media_transfer_status": "finished"}"#)
            default: return ScriptedServer.whole(200, #"{"jobs": []}"#)
            }
        }
        let program = try Program()
        defer {
            server.stop()
            program.remove()
        }
        try await program.staying("results", "job-1", with: server.environment) { running in
            try await until("a part has come") {
                files(program).contains { (try? Data(contentsOf: $0).count) == Self.part }
            }
            kill(running.process, SIGKILL)
        }
        #expect(files(program).map { $0.lastPathComponent.hasPrefix(".rest-") } == [true])
        stage.withLock { $0 = .goesOn }
        let whole = try await program.run("results", "job-1", with: server.environment)
        #expect(whole.status == 0 && whole.output == Self.result, "\(whole.errors)")
        #expect(files(program).map(\.lastPathComponent) == ["job-1.core.json"])
    }
}
