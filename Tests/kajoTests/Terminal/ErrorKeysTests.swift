import Foundation
import TestSupport
import Testing

/// What one does with an error in a real terminal.
struct ErrorKeysTests {
    /// An interface on a service whose only job has failed.
    private func interface(
        with extra: [String: String] = [:], _ body: @escaping @Sendable (TerminalSession) async throws -> Void
    ) async throws {
        let job = #"{"job_id":"job-1","status":"error","details":"The file has no video in it."}"#
        let program = try Program()
        let server = try ScriptedServer(reply: { function in
            WireReply(200, function == "list_jobs" ? #"{"jobs":[\#(job)]}"# : job)
        })
        defer {
            server.stop()
            program.remove()
        }
        try await TerminalSession.running(of: program, with: server.environment.merging(extra) { $1 }) { terminal in
            try await terminal.wait(for: "The file has no video in it.")
            try await body(terminal)
        }
    }

    @Test func `y puts the whole error where tmux pastes from`() async throws {
        try await interface { terminal in
            try await terminal.takeClipboard()
            try await terminal.press("y")
            let copied = try await terminal.copied()
            for part in ["Job       job-1", "  The file has no video in it.", "  Why ", "  Do "] {
                #expect(copied.contains(part), "\(copied)")
            }
            #expect(!copied.contains("key-of-the-test"))
        }
    }

    @Test func `o lends the terminal to the pager, and the screen comes back as it was`() async throws {
        let pager = "cat; echo end of the pager; read line < /dev/tty"
        try await interface(with: ["PAGER": pager]) { terminal in
            try await terminal.press("o")
            let lent = try await terminal.wait(for: "end of the pager")
            #expect(lent.contains("Status    error") && lent.contains("The file has no video in it."), "\(lent)")
            try await terminal.press("Enter")
            try await terminal.wait(describedAs: "the list again") {
                $0.contains("STATUS") && $0.contains("The file has no video in it.") && !$0.contains("end of the pager")
            }
            try await terminal.press("q")
            try await terminal.expectWhole(status: "0")
        }
    }

    @Test func `E tells all errors, Enter leads to the job`() async throws {
        try await interface { terminal in
            try await terminal.press("E")
            try await terminal.wait(for: "errors of all jobs")
            try await terminal.press("Enter")
            try await terminal.wait(for: "STATUS")
            try await terminal.press("!")
            try await terminal.wait(for: "PROBLEMS")
        }
    }
}
