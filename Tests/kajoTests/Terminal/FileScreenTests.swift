import Foundation
import Testing

/// A job's results as files, in a real terminal, with the embedded engine.
@Suite(.serialized) struct FileScreenTests {
    @Test func `a type is chosen from the list, fetched, refused, and opened`() async throws {
        let program = try Program()
        defer { program.remove() }
        try await TerminalSession.running(of: program) { terminal in
            try await terminal.wait(for: "No jobs yet.")
            try await terminal.press("s")
            try await terminal.wait(for: "a file of")
            try await terminal.press("Enter")
            try await terminal.wait(for: "1 done")
            try await terminal.type("f")
            try await terminal.wait(for: "speech_to_text_avid_txt")
            try await terminal.type("f")
            try await terminal.wait(for: "Kept here:")
            try await terminal.type("j")
            try await terminal.press("Enter")
            try await terminal.wait(for: "The embedded engine does not produce results of type frames_faces, only")
            try await terminal.type("k")
            try await terminal.press("Enter")
            try await terminal.wait(for: "WHERE IN THE VIDEO")
            try await terminal.press("Escape")
            try await terminal.wait(for: "result files")
            try await terminal.type("q")
            try await terminal.expectWhole(status: "0")
        }
    }
}
