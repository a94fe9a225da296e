import Foundation
import Testing

/// A key that is exchanged while the interface is open.
struct ChangedKeyScreenTests {
    @Test func `a refused key is told, and the next one in its file is taken by itself`() async throws {
        let (engine, program) = (try Program(), try Program())
        defer {
            engine.remove()
            program.remove()
        }
        try program.writeKey("key-of-yesterday", named: "mine")
        try await engine.staying("serve", "--key", "key-of-today") { serve in
            let address = try EngineAddress.base(saidIn: try await serve.wait(for: "Ctrl-C ends it"))
            try program.configure(
                """
                profile: mine
                profiles:
                  mine:
                    keyFile: ~/mine.key
                    baseUrl: \(address)
                """)
            try await TerminalSession.running(of: program) { terminal in
                let refused = try await terminal.wait(for: "key refused")
                #expect(refused.contains("Invalid API key") && refused.contains("kajo goes on by itself"), "\(refused)")
                try program.writeKey("key-of-today", named: "mine", mode: 0o644)
                try await terminal.press("r")
                try await terminal.wait(for: "others may read it")
                try program.writeKey("key-of-today", named: "mine")
                try await terminal.wait(for: "No jobs yet.")
                try await terminal.press("q")
                try await terminal.expectWhole(status: "0")
            }
        }
    }
}
