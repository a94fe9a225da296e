import AnalysisModel
import CoreAPI
import Foundation
import Screens
import TestSupport
import Testing

/// The commands' side of the error contract: the same sentences as on screen, a line for programs, an exit status.
@Suite(.serialized) struct CommandContractTests {
    /// A service that is well but for one function.
    private func withService(
        failing row: ContractRow, _ body: (Program, ScriptedServer) async throws -> Void
    ) async throws {
        let isFinished = row.endpoint == .jobResults
        let (function, reply) = (row.function, row.reply)
        try await with(body) { asked in asked == function ? reply : Self.wellAnswer(asked, isFinished: isFinished) }
    }

    private func with(
        _ body: (Program, ScriptedServer) async throws -> Void,
        reply: @escaping @Sendable (String) -> WireReply
    ) async throws {
        let (program, server) = (try Program(), try ScriptedServer(reply: reply))
        defer {
            server.stop()
            program.remove()
        }
        try await body(program, server)
    }

    private static func wellAnswer(_ function: String, isFinished: Bool) -> WireReply {
        let job = #"{"job_id":"job-1","status":"\#(isFinished ? "finished" : "processing")"}"#
        switch function {
        case "list_jobs": return WireReply(200, #"{"jobs":[\#(job)]}"#)
        case "job_status": return WireReply(200, job)
        case "initialize_file_upload": return WireReply(200, #"{"upload_id":"u","file_chunk_size_bytes":4194304}"#)
        case "finalize_file_upload": return WireReply(200, #"{"uploaded_file_url":"valossaupload://u"}"#)
        case "new_job": return WireReply(200, #"{"job_id":"job-9"}"#)
        default: return WireReply(200, "{}")
        }
    }

    /// The command that calls the function.
    private func command(for row: ContractRow) -> [String] {
        switch row.endpoint {
        case .newJob: ["submit", "https://media.example/clip.mp4"]
        case .jobStatus: ["status", "job-1"]
        case .jobResults: ["results", "job-1"]
        case .listJobs: ["list"]
        default: ["submit", Program.sample]
        }
    }

    @Test(arguments: ContractRow.all)
    func `a command tells every message, what it means and what to do`(row: ContractRow) async throws {
        try await withService(failing: row) { program, server in
            if row.endpoint != .listJobs { _ = try await program.run(["list"], with: server.environment) }
            let outcome = try await program.run(command(for: row), with: server.environment)
            let words = FailureWords(try #require(await row.facts()), isEmbedded: false)
            let lines = outcome.errors.split(separator: "\n").map(String.init)
            let told = lines.filter { $0.hasPrefix("Error: ") }
            #expect(told.count >= row.messages.count, "\(outcome.errors)")
            for (line, message) in zip(told, row.messages) { #expect(line.hasSuffix(message), "\(outcome.errors)") }
            #expect(lines.contains("  Why: \(words.cause)"), "\(outcome.errors)")
            #expect(lines.contains("  Do: \(words.remedy)"), "\(outcome.errors)")
            #expect(outcome.status == row.exitStatus, "\(outcome.errors)")
            #expect(outcome.output.isEmpty)
        }
    }

    @Test(arguments: ContractRow.all)
    func `with --json the failure is a line of the output`(row: ContractRow) async throws {
        // Its output is the result itself, so there are errors on stderr alone.
        guard row.endpoint != .jobResults else { return }
        try await withService(failing: row) { program, server in
            if row.endpoint != .listJobs { _ = try await program.run(["list"], with: server.environment) }
            let outcome = try await program.run(command(for: row) + ["--json"], with: server.environment)
            let lines = try outcome.lines()
            let line = try #require(lines.first, "\(outcome.errors)")
            #expect(lines.count == 1)
            let messages = (line["errors"] as? [[String: Any]])?.compactMap { $0["message"] as? String }
            #expect(messages?.starts(with: row.messages) == true, "\(outcome.output)")
            #expect(line["endpoint"] as? String == row.function)
            #expect(line["http_status"] as? Int == (row.reply.ending == .noAnswer ? nil : row.reply.status))
            #expect(outcome.status == row.exitStatus)
        }
    }

    @Test(arguments: JobFailureRow.all)
    func `a job that failed is told with its own words and status 3`(row: JobFailureRow) async throws {
        let body = row.body(of: "job-1")
        let reply: @Sendable (String) -> WireReply = { function in
            function == "list_jobs" ? WireReply(200, #"{"jobs":[\#(body)]}"#) : WireReply(200, body)
        }
        try await with(
            { program, server in
                let outcome = try await program.run("wait", "job-1", "--json", with: server.environment)
                let message = row.details ?? "The job failed, and the service gave no reason."
                let facts = FailureFacts(kind: row.kind, messages: [message])
                let words = FailureWords(facts, isEmbedded: false)
                #expect(outcome.errors == "Error: job-1: \(message)\n  Why: \(words.cause)\n  Do: \(words.remedy)\n")
                let line = try #require(try outcome.lines().first)
                #expect((line["errors"] as? [[String: String]])?.map { $0["message"] } == [message])
                #expect(outcome.status == 3)
            }, reply: reply)
    }

    @Test(arguments: [(401, "Invalid API key"), (403, "Not from here")])
    func `where everything is refused every source is told, and nothing is left to be sent by itself`(
        status: Int, said: String
    ) async throws {
        let refused = WireReply.envelope(status, [said])
        try await with(
            { program, server in
                let links = (1...5).map { "https://media.example/\($0).mp4" }
                let outcome = try await program.run(["submit"] + links + ["--json"], with: server.environment)
                #expect(outcome.status == 1, "\(outcome.errors)")
                let lines = try outcome.lines()
                #expect(Set(lines.compactMap { $0["source"] as? String }) == Set(links))
                for line in lines {
                    let messages = (line["errors"] as? [[String: String]])?.compactMap { $0["message"] } ?? []
                    #expect(messages.contains(said), "\(line)")
                }
                let sent = server.calls.count { $0 == "new_job" }
                #expect((0...5).contains(sent))
                let again = try await program.run(["submit", "https://media.example/6.mp4"], with: server.environment)
                #expect(again.status == 1)
                #expect(server.calls.count { $0 == "new_job" } <= sent + 1)
            }, reply: { _ in refused })
    }
}
