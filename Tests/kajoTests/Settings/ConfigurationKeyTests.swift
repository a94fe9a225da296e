import Foundation
import Testing

@testable import kajo

/// Keys of the configuration file that nobody asks for.
struct ConfigurationKeyTests {
    private func faults(of text: String) throws -> [String] {
        let program = try Program()
        defer { program.remove() }
        try program.configure(text)
        do {
            try ConfigurationKeys.check(program.places + "/config/kajo/config.yaml")
            return []
        } catch {
            #expect(error.status == .wrongUsage)
            return error.messages.map { $0.replacing(program.places, with: "…") }
        }
    }

    struct Good: Sendable, CustomTestStringConvertible {
        let text: String

        var testDescription: String { text }
    }

    private static let good = [
        "", "# nothing", "profiles:", "profiles:\n  a:", "profile: a\nlanguage: fi-FI\nnotify: true",
        "base: no YAML: at all", "- a\n- list",
        "profiles:\n  a: &a\n    baseUrl: http://127.0.0.1:1\n  b:\n    <<: *a\n    keyFile: ~/k",
        "profiles:\n  studio 7:\n    limitRate: 2M\n    player: mpv\n    resultsLimit: 0\n    description: |\n      Two\n      lines",
    ].map(Good.init)

    @Test(arguments: good) func `what is known, and what others tell of, is no fault here`(row: Good) throws {
        #expect(try faults(of: row.text) == [])
    }

    struct Bad: Sendable, CustomTestStringConvertible {
        let text: String
        let key: String
        let message: String

        var testDescription: String { text }
    }

    private static let bad = [
        Bad(text: "languge: fi-FI", key: "languge", message: "There is no such key. There are profile, profiles, "),
        Bad(text: "keyFile: ~/k", key: "keyFile", message: "There is no such key. There are profile, profiles, "),
        Bad(text: "x: {a: b}", key: "x", message: "There is no such key."),
        Bad(
            text: "profiles:\n  work:\n    baseurl: http://127.0.0.1:1", key: "profiles.work.baseurl",
            message: "There is no such key. There are keyFile, keyCommand, baseUrl, language, "),
        Bad(text: "profiles:\n  work:\n    profile: a", key: "profiles.work.profile", message: "There is no such key."),
        Bad(text: "profiles: work", key: "profiles", message: "It takes names of profiles, each with its keys"),
        Bad(text: "profiles:\n  work: ~/k", key: "profiles.work", message: "It takes keys and their values"),
        Bad(text: "player: [mpv, --fs]", key: "player", message: "It takes one value, not a list."),
        Bad(text: "language: {a: b}", key: "language", message: "It takes one value, not a list."),
    ]

    @Test(arguments: bad) func `one that nobody asks for is named with its place, and so is one with no value`(
        row: Bad
    ) throws {
        let faults = try faults(of: row.text)
        let place = "\(row.key) in the configuration file …/config/kajo/config.yaml: "
        #expect(faults.count == 1 && faults[0].hasPrefix(place + row.message), "\(faults)")
    }

    @Test func `all are told at once, by every command and before anything is asked`() async throws {
        let program = try Program()
        defer { program.remove() }
        try program.configure("limitrate: 2M\nprofiles:\n  work:\n    key_file: ~/k\n")
        let outcome = try await program.run("list", "--profile", "work", with: ["VALOSSA_API_KEY": "k"])
        #expect(outcome.status == 2 && outcome.output.isEmpty)
        let names = outcome.errors.split(separator: "\n").compactMap { $0.split(separator: " ").dropFirst().first }
        #expect(names == ["limitrate", "profiles.work.key_file"], "\(outcome.errors)")
    }
}
