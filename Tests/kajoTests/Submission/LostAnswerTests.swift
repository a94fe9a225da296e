import AnalysisModel
import CoreAPI
import Foundation
import Testing

/// `kajo submit` against an engine that makes jobs and does not say so.
struct LostAnswerTests {
    private static let lostAnswers = #"{"endpoint":"new_job","times":2,"drop":"after"}"#

    private func submit(to engine: EngineAddress) async throws -> Program.Outcome {
        let program = try Program()
        defer { program.remove() }
        return try await program.run(
            ["submit", "--json", "http://127.0.0.1:9/a.mp4", "http://127.0.0.1:9/b.mp4"],
            with: ["KAJO_BASE_URL": engine.base, "VALOSSA_API_KEY": engine.key])
    }

    @Test func `jobs whose making was not answered are found in the listing, and told as made`() async throws {
        try await EngineAddress.ofWaitingJobs(faults: [Self.lostAnswers]) { engine, _ in
            let outcome = try await submit(to: engine)
            #expect(outcome.status == 0, "\(outcome.errors)")
            #expect(outcome.errors.isEmpty)
            let made = try await engine.withClient { try await $0.listJobs() }.map(\.report.jobID.rawValue)
            #expect(made.count == 2)
            #expect(try outcome.lines().compactMap { $0["job_id"] as? String }.sorted() == made.sorted())
        }
    }

    @Test func `while there is no listing either, nobody knows`() async throws {
        let noListing = #"{"endpoint":"list_jobs","status":500}"#
        try await EngineAddress.ofWaitingJobs(faults: [Self.lostAnswers, noListing]) { engine, _ in
            let outcome = try await submit(to: engine)
            #expect(outcome.status == 4)
            #expect(outcome.errors.components(separatedBy: "It is not known whether a job was made").count == 3)
        }
    }
}
