import Foundation
import Glibc
import Testing

/// Runs of the real program in a real terminal.
@Suite(.serialized) struct InterfaceTests {
    /// A program with its own places in a terminal of its own; both go at the end, whatever happens.
    private func inTerminal(
        columns: Int = 80, rows: Int = 24, with extra: [String: String] = [:], arguments: String = "",
        _ body: @escaping @Sendable (TerminalSession) async throws -> Void
    ) async throws {
        let program = try Program()
        defer { program.remove() }
        try await TerminalSession.running(
            arguments, of: program, columns: columns, rows: rows, with: extra, body)
    }

    @Test func `the sample goes to finished by itself, its summary opens, a missing link tells its error`() async throws
    {
        try await inTerminal { terminal in
            try await terminal.wait(for: "No jobs yet.")
            try await terminal.press("s")
            try await terminal.wait(for: "a file of")
            try await terminal.press("Enter")
            try await terminal.wait(for: "finished")
            try await terminal.wait(for: "1 done")
            try await terminal.press("Enter")
            let summary = try await terminal.wait(for: "WHERE IN THE VIDEO")
            #expect(summary.contains("black screen"))
            #expect(summary.contains("25 fps"))
            try await terminal.press("Escape")
            try await terminal.wait(for: "STATUS")
            try await terminal.press("n")
            try await terminal.wait(for: "New submission")
            try await terminal.paste("http://127.0.0.1:9/lost.mp4")
            try await terminal.press("Enter")
            let failed = try await terminal.wait(for: "connection refused")
            #expect(failed.contains("lost.mp4"))
            #expect(failed.contains("1 failed"))
            #expect(failed.contains("the job failed"))
            try await terminal.press("q")
            try await terminal.expectWhole(status: "0")
        }
    }

    @Test func `a wrong entry is told next to its field, and nothing is sent`() async throws {
        try await inTerminal { terminal in
            try await terminal.wait(for: "No jobs yet.")
            try await terminal.press("n")
            try await terminal.wait(for: "New submission")
            try await terminal.type("/no/such/file.mp4")
            try await terminal.press("Enter")
            try await terminal.wait(for: "There is no such file.")
            try await terminal.press("Escape")
            try await terminal.wait(for: "No jobs yet.")
            try await terminal.press("q")
            try await terminal.expectWhole(status: "0")
        }
    }

    @Test(arguments: [SIGTERM, SIGINT, SIGHUP])
    func `a signal ends it and leaves the terminal whole`(signal: Int32) async throws {
        try await inTerminal { terminal in
            try await terminal.wait(for: "No jobs yet.")
            try await terminal.signal(signal)
            try await terminal.expectWhole(status: "0")
        }
    }

    @Test func `a crash leaves the terminal whole and its true status`() async throws {
        try await inTerminal { terminal in
            try await terminal.wait(for: "No jobs yet.")
            try await terminal.signal(SIGSEGV)
            try await terminal.expectWhole(status: "139")
        }
    }

    @Test func `Ctrl-Z gives the shell back, and fg the same screen`() async throws {
        try await inTerminal { terminal in
            try await terminal.wait(for: "No jobs yet.")
            // Signals are listened to from a little after the first frame on: a key that has been answered comes later.
            try await terminal.press("?")
            try await terminal.wait(for: "next job")
            try await terminal.press("Escape")
            try await terminal.wait(for: "No jobs yet.")
            try await terminal.press("C-z")
            try await terminal.wait(for: "Stopped")
            #expect(try await terminal.fact("alternate_on") == "0")
            try await terminal.command("fg")
            try await terminal.wait(for: "No jobs yet.")
            try await terminal.press("q")
            try await terminal.wait(for: "ready>")
        }
    }

    @Test func `a change of size is followed at once, small and large`() async throws {
        try await inTerminal { terminal in
            try await terminal.wait(for: "No jobs yet.")
            try await terminal.resize(columns: 40, rows: 12)
            try await terminal.wait(describedAs: "12 rows") { screen in
                screen.contains("No jobs yet.") && screen.contains("quit")
            }
            try await terminal.resize(columns: 200, rows: 60)
            try await terminal.wait(describedAs: "the keys on the 60th row") { screen in
                let rows = screen.split(separator: "\n", omittingEmptySubsequences: false)
                return rows.count >= 60 && rows[59].contains("quit")
            }
            try await terminal.press("q")
            try await terminal.expectWhole(status: "0")
        }
    }

    @Test func `without UTF-8 and without colour the screen is plain and readable`() async throws {
        let plain = ["LANG": "C", "LC_ALL": "C", "NO_COLOR": "1", "TERM": "vt100"]
        try await inTerminal(with: plain) { terminal in
            let screen = try await terminal.wait(for: "No jobs yet.")
            #expect(screen.utf8.count == screen.unicodeScalars.count)
            try await terminal.press("?")
            let help = try await terminal.wait(for: "Job list")
            #expect(help.utf8.count == help.unicodeScalars.count)
            try await terminal.press("q")
            try await terminal.expectWhole(status: "0")
        }
    }

    @Test func `a terminal that cannot be drawn on gets one line that says what to do`() async throws {
        try await inTerminal(with: ["TERM": "dumb"]) { terminal in
            let screen = try await terminal.wait(for: "status=2")
            #expect(screen.contains("Error: "))
            #expect(screen.contains("kajo list"))
        }
    }

    @Test func `a second kajo uses the engine of the first, and goes on with it when that one ends`() async throws {
        try await inTerminal { first in
            try await first.wait(for: "No jobs yet.")
            let outcome = try await first.program.run("submit", Program.sample, "--wait", "--json")
            #expect(outcome.status == 0, "\(outcome.errors)")
            try await first.wait(for: "1 done")
            try await TerminalSession.running(of: first.program) { second in
                try await second.wait(for: "1 done")
                try await first.press("q")
                try await first.expectWhole(status: "0")
                try await second.press("n")
                try await second.wait(for: "New submission")
                try await second.type(Program.sample)
                try await second.press("Enter")
                // The same video once more is asked about first.
                try await second.wait(for: "again?")
                try await second.press("Tab", "Enter")
                try await second.wait(for: "2 done")
                try await second.press("q")
            }
        }
    }
}
