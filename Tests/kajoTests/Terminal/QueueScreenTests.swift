import Testing

/// The queue in a real terminal.
@Suite(.serialized) struct QueueScreenTests {
    @Test func `an upload rests and goes on from the queue, and ends as a job`() async throws {
        let program = try Program()
        defer { program.remove() }
        // The sample takes a while at that rate.
        try program.configure("limitRate: 30K\n")
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
            try await terminal.wait(for: "Nothing waits to be submitted.")
            try await terminal.press("Escape")
            try await terminal.wait(for: "1 done")
            try await terminal.press("q")
            try await terminal.expectWhole(status: "0")
        }
    }
}
