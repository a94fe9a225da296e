import AnalysisModel
import CoreAPI
import Foundation
import Testing

/// The configuration file and the environment, as the program takes them together.
struct ProfileTests {
    /// Two services with a job each, and a configuration file with a profile for each.
    private struct House {
        let program: Program
        let jobs: [String: Job.ID]
        let addresses: [String: EngineAddress]

        func list(_ profile: String, with extra: [String: String] = [:]) async throws -> Program.Outcome {
            try await program.run("list", "--json", "--profile", profile, with: extra)
        }
    }

    private func withHouse(_ body: (House) async throws -> Void) async throws {
        let (program, first, second) = (try Program(), try Program(), try Program())
        defer { for program in [program, first, second] { program.remove() } }
        try await first.staying("serve") { one in
            try await second.staying("serve") { two in
                let addresses = [
                    "first": try EngineAddress(of: first, saidBy: try await one.wait(for: "Ctrl-C ends it")),
                    "second": try EngineAddress(of: second, saidBy: try await two.wait(for: "Ctrl-C ends it")),
                ]
                var jobs: [String: Job.ID] = [:]
                for (name, address) in addresses {
                    jobs[name] = try await address.withClient { client in
                        try await client.newJob(.init(videoURL: "http://127.0.0.1:9/\(name).mp4"))
                    }
                    try program.writeKey(address.key, named: name)
                }
                try program.configure(
                    "profiles:\n"
                        + addresses.map { name, address in
                            "  \(name):\n    baseUrl: \"\(address.base)\"\n    keyFile: ~/\(name).key\n"
                        }.joined())
                try await body(House(program: program, jobs: jobs, addresses: addresses))
            }
        }
    }

    @Test func `each profile shows its own service's jobs`() async throws {
        try await withHouse { house in
            for name in ["first", "second"] {
                let outcome = try await house.list(name)
                #expect(outcome.status == 0, "\(outcome.errors)")
                #expect(try outcome.lines().map { $0["job_id"] as? String } == [house.jobs[name]?.rawValue])
            }
            let unnamed = try await house.program.run("list", "--json", with: ["PROFILE": "first"])
            #expect(unnamed.status == 0 && unnamed.output.isEmpty, "the embedded engine has no jobs")
        }
    }

    @Test func `a named profile speaks for itself, whatever the environment says`() async throws {
        try await withHouse { house in
            for key in ["a-wrong-key", ""] {
                let outcome = try await house.list(
                    "first",
                    with: ["VALOSSA_API_KEY": key, "KAJO_BASE_URL": house.addresses["second"]?.base ?? ""])
                #expect(outcome.status == 0, "\(outcome.errors)")
                #expect(try outcome.lines().map { $0["job_id"] as? String } == [house.jobs["first"]?.rawValue])
            }
        }
    }

    @Test func `without a name the environment goes before the file's own choice`() async throws {
        try await withHouse { house in
            let second = try #require(house.addresses["second"])
            try house.program.configure(
                "profile: first\nprofiles:\n  first:\n    baseUrl: \"\(house.addresses["first"]?.base ?? "")\"\n"
                    + "    keyFile: ~/first.key\n")
            let chosen = try await house.program.run("list", "--json")
            #expect(try chosen.lines().map { $0["job_id"] as? String } == [house.jobs["first"]?.rawValue])
            let other = try await house.program.run(
                "list", "--json", with: ["VALOSSA_API_KEY": second.key, "KAJO_BASE_URL": second.base])
            #expect(try other.lines().map { $0["job_id"] as? String } == [house.jobs["second"]?.rawValue])
        }
    }
}
