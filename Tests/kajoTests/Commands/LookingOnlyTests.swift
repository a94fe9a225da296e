import AnalysisModel
import CoreAPI
import Foundation
import JobServices
import Logging
import Testing

@testable import kajo

/// A wish that another kajo has written down, and was ended before it carried it out.
struct LookingOnlyTests {
    private static let link = "http://127.0.0.1:9/wished.mp4"

    private func withWish(_ body: (Program, ScriptedServer) async throws -> Void) async throws {
        let program = try Program()
        let server = try ScriptedServer { function in
            switch function {
            case "new_job": (200, #"{"job_id": "job-1"}"#)
            case "list_jobs": (200, #"{"jobs": []}"#)
            default: (200, #"{"job_id": "job-1", "status": "processing", "media_transfer_status": "finished"}"#)
            }
        }
        defer {
            server.stop()
            program.remove()
        }
        try await writeDownWish(program, server)
        try await body(program, server)
    }

    /// As the interface does, without going on to send it.
    private func writeDownWish(_ program: Program, _ server: ScriptedServer) async throws {
        let silent = Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }
        let places = Places(environment: program.environment)
        let address = try BaseURL(try #require(server.environment["KAJO_BASE_URL"]))
        let transport = AsyncHTTPTransport(logger: silent)
        let board = JobBoard(
            profile: "default \(address.text)",
            client: CoreAPIClient(baseURL: address, key: try #require(APIKey("k")), transport: transport),
            store: try JobStore.open(in: places.state, logger: silent), cacheDirectory: places.results,
            time: .system(), random: { 0.5 }, makeID: { UUID().uuidString.lowercased() }, logger: silent)
        _ = try await board.submit(SubmissionRequest(source: .url(Self.link)))
        await transport.shutdown()
    }

    private func submissions(_ program: Program, _ server: ScriptedServer) async throws -> [String?] {
        let outcome = try await program.run("list", "--json", with: server.environment)
        #expect(outcome.status == 0, "\(outcome.errors)")
        return try outcome.lines().map { $0["submission"] as? String }
    }

    @Test func `a listing shows it and leaves it alone`() async throws {
        try await withWish { (program, server) async throws in
            for _ in 0..<3 { #expect(try await submissions(program, server) == ["intended"]) }
            #expect(!server.calls.contains("new_job"))
        }
    }

    @Test func `the interface that only looks leaves it alone`() async throws {
        try await withWish { (program, server) async throws in
            try await TerminalSession.running("--read-only", of: program, with: server.environment) { terminal in
                let screen = try await terminal.wait(for: "wished.mp4")
                #expect(screen.contains("read-only"))
                try await until("the service was asked") { server.calls.contains("list_jobs") }
                try await terminal.press("r")
                try await until("the service was asked again") { server.calls.count { $0 == "list_jobs" } > 1 }
                try await terminal.press("q")
                try await terminal.expectWhole(status: "0")
            }
            #expect(!server.calls.contains("new_job"))
            #expect(try await submissions(program, server) == ["intended"])
        }
    }

    @Test func `the interface carries it out`() async throws {
        try await withWish { (program, server) async throws in
            try await TerminalSession.running(of: program, with: server.environment) { terminal in
                try await terminal.wait(for: "wished.mp4")
                try await until("the wish was sent") { server.calls.contains("new_job") }
                try await terminal.wait(for: "processing")
                try await terminal.press("q")
                try await terminal.expectWhole(status: "0")
            }
            #expect(server.calls.count { $0 == "new_job" } == 1)
            #expect(try await submissions(program, server) == ["submitted"])
        }
    }
}
