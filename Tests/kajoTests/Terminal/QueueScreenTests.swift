import Testing

/// The queue in a real terminal.
@Suite(.serialized) struct QueueScreenTests {
    @Test func `an upload rests, goes on and is taken out of the queue`() async throws {
        let program = try Program()
        defer { program.remove() }
        // At that rate the sample is not through before a slow machine has pressed every key.
        try program.configure("limitRate: 2K\n")
        try await TerminalSession.running("", of: program, columns: 100, rows: 24, with: [:]) { terminal in
            try await terminal.wait(for: "No jobs yet.")
            try await terminal.press("s")
            try await terminal.wait(for: "a file of")
            try await terminal.press("Enter")
            try await terminal.wait(for: "uploading")
            try await terminal.press("Q")
            try await terminal.wait(for: "1 to submit")
            try await terminal.press("p")
            try await terminal.wait(for: "1 paused")
            try await terminal.press("p")
            try await terminal.wait(describedAs: "nothing paused") { screen in
                screen.contains("queue") && !screen.contains("paused")
            }
            try await terminal.press("d")
            try await terminal.wait(for: "it is withdrawn")
            try await terminal.press("Tab", "Enter")
            try await terminal.wait(for: "Nothing waits to be submitted.")
            try await terminal.press("Escape")
            try await terminal.wait(for: "No jobs yet.")
            try await terminal.press("q")
            try await terminal.expectWhole(status: "0")
        }
    }
}
