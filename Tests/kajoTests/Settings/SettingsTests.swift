import CoreAPI
import Foundation
import Testing

@testable import kajo

/// What the environment, the file and the options come to, before anything is asked.
struct SettingsTests {
    private func withProgram(_ body: (Program) async throws -> Void) async throws {
        let program = try Program()
        defer { program.remove() }
        try await body(program)
    }

    private func settings(
        _ program: Program, with extra: [String: String] = [:], profile: String? = nil, file: String? = nil
    ) async throws -> Settings {
        try await Settings.load(
            environment: program.environment.merging(extra) { $1 }, profile: profile, file: file)
    }

    @Test(arguments: [[:], ["VALOSSA_API_KEY": ""], ["VALOSSA_API_KEY": "", "KAJO_BASE_URL": ""], ["PROFILE": "x"]])
    func `without a key and an address it is the embedded engine`(extra: [String: String]) async throws {
        try await withProgram { program in
            guard case .embedded = try await settings(program, with: extra).service else {
                Issue.record("\(extra) names a service")
                return
            }
        }
    }

    @Test func `a key alone means the service in the cloud`() async throws {
        try await withProgram { program in
            let service = try await settings(program, with: ["VALOSSA_API_KEY": "k"]).service
            guard case .remote(let profile, let baseURL, _) = service else {
                Issue.record("no service")
                return
            }
            #expect(profile == "default")
            #expect(baseURL.text == "https://api-eu.valossa.com/core/1.0")
        }
    }

    @Test(arguments: ["profiles: [unclosed", "profiles:\n\t- tab", "{", "a: b: c"])
    func `a file that is no YAML is named with its fault`(text: String) async throws {
        try await withProgram { program in
            try program.configure(text)
            let outcome = try await program.run("list")
            #expect(outcome.status == 2)
            #expect(outcome.errors.hasPrefix("Error: "))
            #expect(outcome.errors.contains(program.places + "/config/kajo/config.yaml"), "\(outcome.errors)")
            #expect(outcome.output.isEmpty)
        }
    }

    @Test func `a file that was asked for must be there`() async throws {
        try await withProgram { program in
            let missing = program.places + "/missing.yaml"
            let outcome = try await program.run("list", "--config", missing)
            #expect(outcome.status == 2)
            #expect(outcome.errors.contains(missing), "\(outcome.errors)")
        }
    }

    @Test(arguments: [0o644, 0o640, 0o604, 0o660])
    func `a key file that others may read is refused and named`(mode: Int) async throws {
        try await withProgram { program in
            try program.writeKey("secret-7f3a", named: "mine", mode: mode)
            try program.configure("profiles:\n  mine:\n    keyFile: ~/mine.key\n")
            let outcome = try await program.run("list", "--profile", "mine", with: ["VALOSSA_API_KEY": "k"])
            #expect(outcome.status == 2)
            #expect(outcome.errors.contains("chmod 600 \(program.places)/mine.key"), "\(outcome.errors)")
            #expect(!outcome.errors.contains("secret-7f3a"))
        }
    }

    @Test func `a key file loses its line end, and nothing else`() throws {
        let program = try Program()
        defer { program.remove() }
        try program.writeKey("abc+/=\r\n", named: "mine")
        #expect(try KeyFile.secret(at: "~/mine.key", home: program.places) == "abc+/=")
        #expect(try KeyFile.secret(at: program.places + "/mine.key", home: "/nowhere") == "abc+/=")
    }

    @Test func `what is no key file is refused with its path`() throws {
        let program = try Program()
        defer { program.remove() }
        try program.writeKey(String(repeating: "k", count: 4097), named: "long")
        let binary = program.places + "/binary.key"
        _ = FileManager.default.createFile(
            atPath: binary, contents: Data([0xFF, 0xFE, 0xC0]), attributes: [.posixPermissions: 0o600])
        for path in [program.places, program.places + "/none.key", program.places + "/long.key", binary] {
            let failure = #expect(throws: CommandFailure.self) { _ = try KeyFile.secret(at: path, home: "/") }
            #expect(failure?.status == .wrongUsage)
            #expect(failure?.messages.first?.contains(path) == true)
        }
    }

    @Test func `a relative place in the environment is not used`() {
        let places = Places(environment: [
            "HOME": "/home/u", "XDG_STATE_HOME": "state", "XDG_CACHE_HOME": "", "XDG_CONFIG_HOME": "/etc/u",
        ])
        #expect(places.state == "/home/u/.local/state/kajo")
        #expect(places.cache == "/home/u/.cache/kajo")
        #expect(places.configurationFile == "/etc/u/kajo/config.yaml")
    }

    @Test(arguments: ["../../etc", "..", ".", "a/b", "https://host/core", "Ä ö"])
    func `results of any profile lie directly in the results' place`(profile: String) {
        let places = Places(environment: ["HOME": "/home/u"])
        let path = places.results(of: profile)
        let name = path.dropFirst((places.results + "/").count)
        #expect(path.hasPrefix(places.results + "/"))
        #expect(!name.contains("/") && !name.hasPrefix("."))
    }
}
