import JobServices
import Testing

@testable import kajo

/// How much of submitting goes on at once, by the options and the configuration file.
struct PaceTests {
    @Test(arguments: [
        ("2048", 2048), ("500K", 500_000), ("2M", 2_000_000), ("1.5m", 1_500_000), ("1G", 1_000_000_000), ("0", 0),
    ])
    func `a rate is bytes a second, or thousands of them`(text: String, rate: Int) throws {
        var pace = Pace()
        try pace.set(.limitRate, to: text)
        #expect(pace.bytesPerSecond == rate)
        #expect(pace.limits(isEmbedded: false).bytesPerSecond == (rate == 0 ? nil : rate))
    }

    @Test(arguments: [
        (Pace.Field.limitRate, "fast"), (.limitRate, "-1"), (.limitRate, "1K"), (.limitRate, "K"), (.limitRate, ""),
        (.limitRate, "1e3"), (.limitRate, "inf"), (.limitRate, "9999999G"), (.parallelUploads, "0"),
        (.parallelUploads, "9"), (.parallelSubmissions, "17"), (.parallelChunks, "two"), (.parallelChunks, ""),
    ])
    func `what is no such number is refused`(field: Pace.Field, text: String) {
        var pace = Pace()
        #expect(throws: Pace.Fault.self) { try pace.set(field, to: text) }
        #expect(pace == Pace())
    }

    @Test func `an option goes before the profile, and the profile before the rest of the file`() async throws {
        let program = try Program()
        defer { program.remove() }
        try program.writeKey("k", named: "a")
        try program.configure(
            """
            parallelUploads: 3
            parallelChunks: 5
            limitRate: 2M
            profiles:
              a:
                keyFile: ~/a.key
                parallelUploads: 4
                limitRate: "500K"
            """)
        let settings = try await Settings.load(environment: program.environment, profile: "a", file: nil)
        #expect(settings.pace == Pace(uploads: 4, chunks: 5, bytesPerSecond: 500_000))
        let pace = Pace(uploads: 1, bytesPerSecond: 0).completed(by: settings.pace)
        #expect(pace.limits(isEmbedded: false) == SubmissionLimits(uploads: 1, submissions: 4, chunksInFlight: 5))
        let embedded = try await Settings.load(environment: program.environment, profile: nil, file: nil)
        #expect(embedded.pace == Pace(uploads: 3, chunks: 5, bytesPerSecond: 2_000_000))
    }

    @Test func `several chunks go at once only where that is known to be taken`() {
        #expect(Pace().limits(isEmbedded: false) == SubmissionLimits())
        #expect(SubmissionLimits().chunksInFlight == 1)
        #expect(Pace().limits(isEmbedded: true).chunksInFlight > 1)
    }

    @Test func `wrong values are told with their names`() async throws {
        let program = try Program()
        defer { program.remove() }
        let outcome = try await program.run(
            "submit", "https://media.example/a.mp4", "--parallel-uploads", "99", "--limit-rate", "slow", "--dry-run")
        #expect(outcome.status == 2)
        #expect(outcome.errors.contains("--parallel-uploads takes a number from 1 to 8."), "\(outcome.errors)")
        #expect(outcome.errors.contains("--limit-rate takes bytes a second"), "\(outcome.errors)")
        try program.configure("parallelSubmissions: many")
        let listed = try await program.run("list")
        #expect(listed.status == 2)
        #expect(
            listed.errors.contains(
                "parallelSubmissions in the configuration file takes a number from 1 to 16. It is many."),
            "\(listed.errors)")
    }
}
