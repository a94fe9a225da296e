import Foundation
import TestSupport
import Testing

/// A real terminal gets no byte that acts but the program's own.
struct HostileScreenTests {
    @Test func `whatever the service says, the terminal only shows it`() async throws {
        let (program, server) = (try Program(), try ScriptedServer(HostileService.answer))
        defer {
            server.stop()
            program.remove()
        }
        try await TerminalSession.with(program, columns: 100, rows: 30, with: server.environment, visitAll)
        let bytes = try Data(contentsOf: URL(fileURLWithPath: program.places + "/bytes"))
        #expect(bytes.count > 10_000)
        let foreign = TerminalBytes.foreign(in: Array(bytes))
        #expect(foreign.isEmpty, "\(foreign.prefix(10))")
    }

    /// Otherwise the test above could not fail.
    @Test func `what a terminal would obey is found among its bytes`() {
        let acting = HostileService.kinds.filter { kind in
            let text = kind.text.replacing("\u{1B}\\", with: "").unicodeScalars
            let isString = zip(text, text.dropFirst()).contains {
                $0 == "\u{1B}" && "]P_^Xkc".unicodeScalars.contains($1)
            }
            return isString || text.contains { (0x80..<0xA0).contains($0.value) || $0.properties.isBidiControl }
        }
        #expect(acting.count > 45)
        for kind in acting + HostileService.kinds.filter({ $0.name.hasPrefix("the screen") }) {
            #expect(!TerminalBytes.foreign(in: Array(kind.text.utf8)).isEmpty, "\(kind)")
        }
        #expect(!TerminalBytes.foreign(in: [0x9B, 0x32, 0x4A]).isEmpty)
        #expect(TerminalBytes.foreign(in: Array("\u{1B}[1;7m\u{1B}[24;80H\u{1B}(B東\r\n".utf8)).isEmpty)
    }

    /// Every row of the list, of the errors and of a result comes on the screen.
    @Sendable private func visitAll(_ terminal: TerminalSession) async throws {
        let title = try await terminal.fact("pane_title")
        try await terminal.command("clear; stty -g > $HOME/before; \(Program.path); echo status=$?")
        try await terminal.wait(for: "STATUS")
        try await terminal.record(to: terminal.program.places + "/bytes")
        try await terminal.press("C-l")
        try await turnPages(terminal)
        try await terminal.press("E")
        try await terminal.wait(for: "errors of all jobs")
        try await turnPages(terminal)
        try await terminal.press("Escape")
        try await terminal.wait(for: "STATUS")
        try await openResult(terminal)
        try await turnPages(terminal)
        try await terminal.press("Escape")
        try await terminal.wait(for: "STATUS")
        #expect(try await terminal.fact("pane_title") == title)
        #expect(try await terminal.fact("window_name") != "owned")
        try await terminal.press("q")
        try await terminal.expectWhole(status: "0")
    }

    private func openResult(_ terminal: TerminalSession) async throws {
        try await terminal.press("g")
        try await terminal.wait(describedAs: "the finished job is selected") { screen in
            screen.split(separator: "\n").contains { $0.hasPrefix("\u{258C}") && $0.contains("t-fin") }
        }
        try await terminal.press("Enter")
        try await terminal.wait(for: "ON SCREEN")
    }

    /// To the end, with the first and the last row of the screen always the program's own.
    private func turnPages(_ terminal: TerminalSession) async throws {
        var last = try await terminal.screen()
        for _ in 0..<60 {
            try await terminal.press("PageDown")
            var screen = try await terminal.screen()
            for _ in 0..<15 where Self.words(screen) == Self.words(last) {
                try await Task.sleep(for: .milliseconds(30))
                screen = try await terminal.screen()
            }
            let rows = screen.split(separator: "\n", omittingEmptySubsequences: false)
            #expect(rows.count >= 30 && rows[29].contains("quit"), "\(screen)")
            if Self.words(screen) == Self.words(last) { return }
            last = screen
        }
        Issue.record("the pages have no end")
    }

    /// Without the times, which go on.
    private static func words(_ screen: String) -> String { screen.filter { !$0.isNumber && $0 != " " } }
}
