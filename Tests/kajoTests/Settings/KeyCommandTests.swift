import Foundation
import Glibc
import Testing

@testable import kajo

/// A program of the user's that prints the key.
struct KeyCommandTests {
    struct Row: Sendable, CustomTestStringConvertible {
        var name: String
        var script: String
        /// A part of what is said instead of a key.
        var said: String

        var testDescription: String { name }
    }

    /// On a machine that has much else to do.
    private static let ample: Duration = .seconds(120)

    static let faults = [
        Row(name: "a status", script: "echo key; exit 3", said: "it ended with status 3"),
        Row(name: "a signal", script: "kill -9 $$", said: "signal 9 ended it"),
        Row(name: "nothing", script: ":", said: "is empty"),
        Row(name: "two lines", script: "echo one; echo two", said: "white space or control characters"),
        Row(name: "a carriage return", script: "printf 'one\\rtwo'", said: "white space or control characters"),
        Row(name: "two line ends", script: "printf 'one\\n\\n'", said: "white space or control characters"),
        Row(name: "NUL", script: "printf 'a\\0b'", said: "what it prints is no text"),
        Row(name: "no text", script: "printf '\\377\\376'", said: "what it prints is no text"),
        Row(name: "a megabyte", script: "head -c 1000000 /dev/zero | tr '\\0' k", said: "more than any key has"),
    ]

    private func withScript(_ script: String, _ body: (Program, _ command: String) async throws -> Void) async throws {
        let program = try Program()
        defer { program.remove() }
        let path = program.places + "/print key"
        try Data("#!/bin/sh\n\(script)\n".utf8).write(to: URL(fileURLWithPath: path))
        try FileManager.default.setAttributes([.posixPermissions: 0o700], ofItemAtPath: path)
        try await body(program, "'\(path)' \"an argument\"")
    }

    @Test func `its line is the key, and it gets its words and no key of the environment`() async throws {
        try await withScript(#"cat; echo "$1-$VALOSSA_API_KEY-$HOME" | tr ' /' __"#) { program, command in
            let environment = program.environment.merging(["VALOSSA_API_KEY": "other"]) { $1 }
            let secret = try await KeyCommand(command, environment: environment).secret(
                isAlone: true, within: Self.ample)
            #expect(secret == "an_argument--" + program.places.replacing("/", with: "_"))
        }
    }

    @Test(arguments: faults)
    func `what is no key is told with its reason, and not shown`(row: Row) async throws {
        try await withScript(row.script) { program, command in
            try program.configure("profile: vault\nprofiles:\n  vault:\n    keyCommand: \(yaml(command))\n")
            let outcome = try await program.run("list", "--json")
            #expect(outcome.status == 2)
            #expect(outcome.errors.contains(row.said) && outcome.errors.contains("print key"), "\(outcome.errors)")
            for secret in ["one", "two", "kkk"] { #expect(!outcome.errors.contains(secret)) }
        }
    }

    /// As programs do that leave an agent behind.
    @Test func `what it starts and leaves behind is not waited for`() async throws {
        try await withScript("sleep 1000 & echo $! > \"$HOME/agent\"; echo key") { program, command in
            let command = try KeyCommand(command, environment: program.environment)
            #expect(try await command.secret(isAlone: true, within: Self.ample) == "key")
            let text = try String(contentsOfFile: program.places + "/agent", encoding: .utf8)
            #expect(kill(try #require(Int32(text.trimmingCharacters(in: .newlines))), SIGKILL) == 0)
        }
    }

    @Test(arguments: ["sleep 1000", "sleep 1000 & wait", "trap '' TERM INT; while :; do sleep 1000; done"])
    func `one that does not end is ended, with all that it started`(script: String) async throws {
        try await withScript("echo $$ > \"$HOME/group\"; " + script) { program, command in
            let command = try KeyCommand(command, environment: program.environment)
            let failure = await #expect(throws: CommandFailure.self) {
                _ = try await command.secret(isAlone: true, within: .seconds(3))
            }
            #expect(failure?.messages.first?.contains("printed no key within") == true)
            let text = try String(contentsOfFile: program.places + "/group", encoding: .utf8)
            let group = try #require(Int32(text.trimmingCharacters(in: .newlines)))
            try await until("gone") { kill(-group, 0) != 0 }
        }
    }

    @Test(arguments: [
        ("no-such-program-at-all", "is not there"), ("/etc/passwd", "may not be run"), ("'open", "quotation mark"),
        (" ", "no word"),
    ])
    func `a command that is none is told`(command: String, said: String) async throws {
        let failure = await #expect(throws: CommandFailure.self) {
            _ = try await KeyCommand(command, environment: ["PATH": "/usr/bin:/bin"])
                .secret(isAlone: true, within: Self.ample)
        }
        #expect(failure?.messages.first?.contains(said) == true, "\(String(describing: failure))")
    }

    @Test func `a key is in one place`() async throws {
        let program = try Program()
        defer { program.remove() }
        try program.configure("profiles:\n  two:\n    keyFile: ~/k\n    keyCommand: echo k\n")
        let outcome = try await program.run("list", "--profile", "two")
        #expect(outcome.status == 2)
        #expect(outcome.errors.contains("The profile two has both a keyFile and a keyCommand; give it one."))
    }

    private func yaml(_ text: String) -> String { "'" + text.replacing("'", with: "''") + "'" }
}
