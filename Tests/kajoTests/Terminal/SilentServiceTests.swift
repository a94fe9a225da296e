import Foundation
import Testing

struct SilentServiceTests {
    @Test func `a service that never answers holds up neither the screen, nor keys, nor the end`() async throws {
        let (program, server) = (try Program(), try ScriptedServer(reply: { _ in nil }))
        defer {
            server.stop()
            program.remove()
        }
        try await TerminalSession.running(of: program, with: server.environment) { terminal in
            let screen = try await terminal.wait(for: "Asking 127.0.0.1:\(server.port) for its jobs")
            #expect(screen.contains("kajo"))
            try await until("the service was asked") { !server.calls.isEmpty }
            // Both together before the minute is over after which the question is given up.
            try await terminal.press("?")
            try await terminal.wait(for: "Job list", seconds: 28)
            try await terminal.press("q")
            try await terminal.wait(for: "status=0", seconds: 28)
            try await terminal.expectWhole(status: "0")
        }
    }
}
