import Foundation
import TestSupport
import Testing

/// What the commands print of others' texts drives no terminal and passes for no line of kajo's own.
struct HostileCommandTests {
    private func withService(_ body: (Program, [String: String]) async throws -> Void) async throws {
        let (program, server) = (try Program(), try ScriptedServer(HostileService.answer))
        defer {
            server.stop()
            program.remove()
        }
        try await body(program, server.environment)
    }

    private struct Refusal: Decodable {
        struct Entry: Decodable { var message: String }
        var errors: [Entry]
    }

    private static func lines(_ text: String) -> [String] {
        text.unicodeScalars.split(separator: "\n").map { String($0) }
    }

    private static func expectHarmless(_ text: String, sourceLocation: SourceLocation = #_sourceLocation) {
        for line in lines(text) where !HostileText.acting(in: line).isEmpty {
            Issue.record("\(line.debugDescription)", sourceLocation: sourceLocation)
        }
    }

    @Test func `a list has a line for each job, whatever the service says of it`() async throws {
        try await withService { program, service in
            let list = try await program.run(["list"], with: service)
            #expect(list.status == 0, "\(list.errors)")
            #expect(Self.lines(list.output).count == HostileService.kinds.count + 1)
            #expect(Self.lines(list.output).allSatisfy { $0.hasPrefix("job-") })
            Self.expectHarmless(list.output)
            Self.expectHarmless(list.errors)
        }
    }

    @Test func `JSON is whole, acts on no terminal, and says what the service said`() async throws {
        try await withService { program, service in
            let list = try await program.run(["list", "--json"], with: service)
            Self.expectHarmless(list.output)
            let jobs = try Self.lines(list.output).map { line in
                try #require(try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any])
            }
            #expect(jobs.count == HostileService.kinds.count + 1)
            let told = Set(jobs.compactMap { ($0["details"] as? String).map { Array($0.unicodeScalars) } })
            for kind in HostileService.kinds {
                // In the store a text ends where C says that it does.
                let isTold = told.contains(Array("d\(kind.text)".unicodeScalars.prefix { $0 != "\0" }))
                #expect(isTold, "\(kind)")
            }
            let refused = try await program.run(["submit", "http://127.0.0.1:9/v.mp4", "--json"], with: service)
            Self.expectHarmless(refused.output)
            // JSONSerialization takes a byte order mark from the beginning of a text.
            let refusal = try JSONDecoder().decode(Refusal.self, from: Data(refused.output.utf8))
            #expect(
                refusal.errors.map { Array($0.message.unicodeScalars) }
                    == HostileService.messages.map { Array($0.text.unicodeScalars) })
        }
    }

    @Test func `each message of an error is one line of stderr`() async throws {
        try await withService { program, service in
            let refused = try await program.run(["submit", "http://127.0.0.1:9/v.mp4"], with: service)
            #expect(refused.status == 1)
            Self.expectHarmless(refused.output)
            Self.expectHarmless(refused.errors)
            let errors = Self.lines(refused.errors).filter { $0.hasPrefix("Error: ") }
            #expect(errors.count == HostileService.messages.count)
            #expect(Self.lines(refused.errors).allSatisfy { $0.hasPrefix("Error: ") || $0.hasPrefix("  ") })
        }
    }

    @Test func `a status and a summary act on nothing, and the log is lines of its own`() async throws {
        try await withService { program, service in
            let file = program.places + "/result.json"
            try HostileService.text(HostileService.result).write(toFile: file, atomically: true, encoding: .utf8)
            let runs = [
                ["status", "job-x"], ["status", "job-x", "--json"], ["summary", file], ["summary", file, "--json"],
                ["summary", HostileService.finishedID], ["delete", "job-x", "--yes"], ["cancel", "job-x", "--yes"],
            ]
            for arguments in runs {
                let outcome = try await program.run(arguments, with: service)
                Self.expectHarmless(outcome.output)
                Self.expectHarmless(outcome.errors)
                if arguments.last == "--json" { #expect(try outcome.lines().count == 1) }
                #expect(!Self.lines(outcome.output + outcome.errors).contains { $0.hasPrefix("Error: forged") })
                if arguments[0] == "summary" { #expect(outcome.output.contains("visual."), "\(outcome.errors)") }
            }
            let log = try String(contentsOfFile: program.places + "/state/kajo/kajo.log", encoding: .utf8)
            Self.expectHarmless(log)
            #expect(Self.lines(log).allSatisfy { $0.hasPrefix("20") && !$0.hasPrefix("2026-01-01T00:00:00Z error") })
        }
    }
}
