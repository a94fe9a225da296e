import Testing

@testable import kajo

/// How many bytes of results are kept, by the configuration file.
struct ResultsLimitTests {
    private func limit(_ lines: String, profile: String? = nil) async throws -> Int64? {
        let program = try Program()
        defer { program.remove() }
        try program.writeKey("k", named: "a")
        try program.configure(lines + "\nprofiles:\n  a:\n    keyFile: ~/a.key\n    resultsLimit: \"1.5G\"")
        return try await Settings.load(environment: program.environment, profile: profile, file: nil).resultsLimit
    }

    @Test func `a profile's own goes before that for all, and that before the usual one`() async throws {
        #expect(try await limit("resultsLimit: 500M", profile: "a") == 1_500_000_000)
        #expect(try await limit("resultsLimit: 500M") == 500_000_000)
        #expect(try await limit("resultsLimit: 0") == nil)
        #expect(try await limit("# nothing") == 2_000_000_000)
    }

    @Test(arguments: ["much", "\"-1\"", "1e3"])
    func `what is no number of bytes is told`(text: String) async throws {
        await #expect {
            _ = try await limit("resultsLimit: \(text)")
        } throws: { error in
            (error as? CommandFailure)?.messages.first?.hasPrefix("resultsLimit in the configuration file") == true
        }
    }
}
