import Foundation
import Glibc
import Subprocess
import Testing

/// A shell in a real terminal of a given size, driven by keys and read from its screen.
struct TerminalSession: Sendable {
    private let server = "kajo-test-" + UUID().uuidString
    let program: Program

    /// Starts a shell that shows a plain prompt.
    private init(_ program: Program, columns: Int, rows: Int, with extra: [String: String] = [:]) async throws {
        self.program = program
        let variables = program.environment.merging(extra) { $1 }.map { "\($0)=\($1)" }.sorted()
        try await tmux(
            ["-f", "/dev/null", "new-session", "-d", "-s", "t", "-x", "\(columns)", "-y", "\(rows)", "env", "-i"]
                + variables + [
                    "TERM=\(extra["TERM"] ?? "tmux-256color")", "PS1=ready> ", "bash", "--norc", "--noprofile",
                ])
        try await wait(for: "ready>")
    }

    /// A shell in a terminal of its own while `body` runs; the terminal goes at the end, whatever happens.
    ///
    /// The body goes before the tests that only compute: those are ready to run by the hundred, and a look at the
    /// screen that has to queue behind them comes minutes late.
    static func with(
        _ program: Program, columns: Int = 80, rows: Int = 24, with extra: [String: String] = [:],
        _ body: @escaping @Sendable (TerminalSession) async throws -> Void
    ) async throws {
        let terminal = try await TerminalSession(program, columns: columns, rows: rows, with: extra)
        do {
            try await Task(priority: .high) { try await body(terminal) }.value
        } catch {
            await terminal.end()
            throw error
        }
        await terminal.end()
    }

    /// Runs the program in a terminal of its own while `body` runs.
    static func running(
        _ arguments: String = "", of program: Program, columns: Int = 80, rows: Int = 24,
        with extra: [String: String] = [:], _ body: @escaping @Sendable (TerminalSession) async throws -> Void
    ) async throws {
        try await with(program, columns: columns, rows: rows, with: extra) { terminal in
            try await terminal.command("clear; stty -g > $HOME/before; \(Program.path) \(arguments); echo status=$?")
            try await body(terminal)
        }
    }

    /// The program has ended; the terminal's modes, its screen and its cursor are what they were before.
    func expectWhole(status: String, sourceLocation: SourceLocation = #_sourceLocation) async throws {
        try await wait(for: "status=\(status)", sourceLocation: sourceLocation)
        #expect(try await fact("alternate_on") == "0", sourceLocation: sourceLocation)
        #expect(try await fact("cursor_flag") == "1", sourceLocation: sourceLocation)
        try await command("stty -g | cmp - $HOME/before && echo same modes")
        try await wait(for: "same modes", sourceLocation: sourceLocation)
    }

    private func end() async { _ = try? await tmux(["kill-server"]) }

    /// From now on every byte that the terminal is sent goes into a file as well.
    func record(to path: String) async throws {
        try await tmux(["pipe-pane", "-t", "t", "-o", "cat >> '\(path)'"])
    }

    /// Types a line into the shell.
    func command(_ line: String) async throws {
        try await type(line)
        try await press("Enter")
    }

    /// Keys by tmux's names: `Enter`, `Escape`, `C-l`, `j`.
    func press(_ keys: String...) async throws { try await tmux(["send-keys", "-t", "t"] + keys) }

    func type(_ text: String) async throws { try await tmux(["send-keys", "-t", "t", "-l", text]) }

    /// Pastes as a terminal does, in brackets where the program asked for them.
    func paste(_ text: String) async throws {
        try await tmux(["set-buffer", "-b", "p", text])
        try await tmux(["paste-buffer", "-p", "-b", "p", "-t", "t"])
    }

    func resize(columns: Int, rows: Int) async throws {
        try await tmux(["resize-window", "-t", "t", "-x", "\(columns)", "-y", "\(rows)"])
    }

    /// Sends a signal to the program that the shell runs.
    func signal(_ number: Int32) async throws {
        let shell = try await fact("pane_pid")
        let children = try String(contentsOfFile: "/proc/\(shell)/task/\(shell)/children", encoding: .utf8)
        let process = try #require(children.split(separator: " ").first.flatMap { Int32($0) })
        #expect(kill(process, number) == 0)
    }

    /// From now on what programs send to the clipboard becomes tmux's newest buffer.
    func takeClipboard() async throws { try await tmux(["set-option", "-s", "set-clipboard", "on"]) }

    /// Waits until something was sent to the clipboard, and gives it.
    func copied() async throws -> String {
        // tmux has no buffer before the first copy, which it calls an error.
        try await wait(describedAs: "a copied text", in: { (try? await tmux(["show-buffer"])) ?? "" }) { !$0.isEmpty }
    }

    func screen() async throws -> String { try await tmux(["capture-pane", "-p", "-t", "t"]) }

    /// What tmux knows of the terminal, for instance `alternate_on`.
    func fact(_ name: String) async throws -> String {
        try await tmux(["display-message", "-p", "-t", "t", "#{\(name)}"]).trimmingCharacters(in: .newlines)
    }

    /// Waits until the screen shows a text, and gives the screen.
    @discardableResult
    func wait(
        for text: String, seconds: Double = 60, sourceLocation: SourceLocation = #_sourceLocation
    ) async throws -> String {
        try await wait(seconds: seconds, describedAs: text, sourceLocation: sourceLocation) { $0.contains(text) }
    }

    @discardableResult
    func wait(
        seconds: Double = 60, describedAs wish: String, sourceLocation: SourceLocation = #_sourceLocation,
        until isThere: (String) -> Bool
    ) async throws -> String {
        try await wait(
            seconds: seconds, describedAs: wish, sourceLocation: sourceLocation, in: screen, until: isThere)
    }

    private func wait(
        seconds: Double = 60, describedAs wish: String, sourceLocation: SourceLocation = #_sourceLocation,
        in place: () async throws -> String, until isThere: (String) -> Bool
    ) async throws -> String {
        let deadline = ContinuousClock.now + .seconds(seconds)
        var last = ""
        while ContinuousClock.now < deadline {
            last = try await place()
            if isThere(last) { return last }
            try await Task.sleep(for: .milliseconds(40))
        }
        Issue.record("never seen: \(wish)\n\(last)", sourceLocation: sourceLocation)
        throw TimeOut(wish: wish)
    }

    struct TimeOut: Error { var wish: String }

    @discardableResult
    private func tmux(_ arguments: [String]) async throws -> String {
        let record = try await Subprocess.run(
            .name("tmux"), arguments: Arguments(["-u", "-L", server] + arguments), output: .string(limit: 1 << 20),
            error: .string(limit: 1 << 16))
        guard case .exited(0) = record.terminationStatus else {
            throw TimeOut(wish: "tmux \(arguments.first ?? ""): \(record.standardError)")
        }
        return record.standardOutput
    }
}
