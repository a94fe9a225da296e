import Foundation
import Glibc
import Testing

/// An engine that is killed, starved, garbled and brought back under an open interface.
struct SickEngineTests {
    /// An engine at a fixed port, whose faults a test sets while it runs.
    private struct Engine {
        let program: Program
        let port: UInt16

        init(_ program: Program) throws {
            self.program = program
            // A port that nobody has right now.
            let server = try ScriptedServer(reply: { _ in nil })
            port = server.port
            server.stop()
            try set("[]")
        }

        private var faults: String { program.places + "/faults.json" }

        /// Every rule holds besides the one that keeps the job on hold.
        func set(_ rules: String) throws {
            let hold = #"{"endpoint":"new_job","hold":"on_hold"}"#
            let others = rules.trimmingCharacters(in: CharacterSet(charactersIn: "[] "))
            try Data("[\(others.isEmpty ? hold : others + "," + hold)]".utf8)
                .write(to: URL(fileURLWithPath: faults), options: .atomic)
        }

        func letGo() throws { try Data("[]".utf8).write(to: URL(fileURLWithPath: faults), options: .atomic) }

        /// One life of it.
        func live(_ body: (StayingProgram) async throws -> Void) async throws {
            try await program.staying("serve", "--port", "\(port)", "--faults", faults) { serve in
                try await serve.wait(for: "Ctrl-C ends it")
                try await body(serve)
            }
        }

        func environment() throws -> [String: String] {
            let key = try String(contentsOfFile: program.places + "/state/kajo/engine/key", encoding: .utf8)
            return [
                "KAJO_BASE_URL": "http://127.0.0.1:\(port)/core/1.0",
                "VALOSSA_API_KEY": key.trimmingCharacters(in: .newlines),
            ]
        }
    }

    /// Sets faults for both questions, asks now, and waits for what the interface makes of it.
    private func suffer(
        _ engine: Engine, _ terminal: TerminalSession, _ members: String, header: String, cause: String
    ) async throws {
        let rules = ["list_jobs", "job_status"].map { #"{"endpoint":"\#($0)",\#(members)}"# }
        try engine.set("[\(rules.joined(separator: ","))]")
        try await terminal.press("r")
        let screen = try await terminal.wait(for: header)
        #expect(screen.contains("lost.mp4"), "the row stays: \(screen)")
        try await terminal.wait(for: cause)
    }

    private func recover(_ engine: Engine, _ terminal: TerminalSession) async throws {
        try engine.set("[]")
        try await terminal.press("r")
        try await terminal.wait(describedAs: "well again") { $0.contains("1 running") && !$0.contains(" since ") }
    }

    @Test func `the interface stays alive and truthful at every step`() async throws {
        let program = try Program()
        defer { program.remove() }
        let engine = try Engine(program)
        try await engine.live { _ in }
        let environment = try engine.environment()
        try await TerminalSession.running(of: program, columns: 100, rows: 40, with: environment) { terminal in
            // Nobody is there yet.
            try await terminal.wait(for: "offline")
            try await engine.live { serve in
                try await terminal.press("r")
                try await terminal.wait(for: "No jobs yet.")
                try await submit(terminal)
                try await terminal.wait(for: "on hold")
                try await ill(engine, terminal)
                kill(serve.process, SIGKILL)
                try await terminal.press("r")
                let offline = try await terminal.wait(for: "offline")
                #expect(offline.contains("next try in"), "\(offline)")
                try await terminal.wait(for: "The connection was refused")
                try await terminal.wait(for: "Updated ")
            }
            try await engine.live { _ in
                // By itself, without a key pressed.
                try await terminal.wait(describedAs: "back") { $0.contains("1 running") && $0.contains("on hold") }
                try engine.letGo()
                let ended = try await terminal.wait(for: "could not be downloaded")
                #expect(ended.contains("1 failed") && ended.contains("the job failed"), "\(ended)")
            }
            try await terminal.press("E")
            let all = try await terminal.wait(for: "WHERE")
            for error in ["HTTP 503", "HTTP 401", "no answer", "the job failed"] {
                #expect(all.contains(error), "\(all)")
            }
            try await terminal.press("q")
            try await terminal.expectWhole(status: "0")
        }
    }

    private func submit(_ terminal: TerminalSession) async throws {
        try await terminal.press("n")
        try await terminal.wait(for: "New submission")
        try await terminal.paste("http://127.0.0.1:9/lost.mp4")
        try await terminal.press("Enter")
    }

    /// Everything but dead.
    private func ill(_ engine: Engine, _ terminal: TerminalSession) async throws {
        try await suffer(
            engine, terminal, #""status":503,"headers":{"Retry-After":"70"}"#, header: "error 503", cause: "A gateway")
        try await recover(engine, terminal)
        try await suffer(
            engine, terminal, #""status":200,"body":"<html>Sign in</html>","content_type":"text/html""#,
            header: "bad answers", cause: "A web page came in place of data")
        try await recover(engine, terminal)
        try await suffer(engine, terminal, #""cut_after":7"#, header: "bad answers", cause: "The answer broke off")
        try await recover(engine, terminal)
        try await suffer(engine, terminal, #""drop":true"#, header: "offline", cause: "The connection broke")
        try await recover(engine, terminal)
        try await suffer(
            engine, terminal, #""status":401,"message":"Invalid API key""#, header: "key refused",
            cause: "The service does not take this key")
        try await recover(engine, terminal)
        try await starve(engine, terminal)
    }

    /// While no answer comes, keys work; when one comes at last, it counts.
    private func starve(_ engine: Engine, _ terminal: TerminalSession) async throws {
        try engine.set(#"[{"endpoint":"list_jobs","stall":true},{"endpoint":"job_status","stall":true}]"#)
        try await terminal.press("r")
        try await terminal.wait(for: "no answer for")
        try await terminal.press("?")
        try await terminal.wait(for: "next job")
        try await terminal.press("Escape")
        try await terminal.wait(for: "on hold")
        try await recover(engine, terminal)
    }
}
