import Foundation
import Testing

/// `kajo cancel` and `kajo delete` on an engine that keeps its jobs in one state.
struct EndingCommandTests {
    /// Runs an engine whose jobs stay in `state`, with one job in it.
    private func with(
        _ state: String, _ body: (_ program: Program, _ job: String) async throws -> Void
    ) async throws {
        let program = try Program()
        defer { program.remove() }
        let faults = program.places + "/faults.json"
        try Data(#"[{"endpoint":"new_job","hold":"\#(state)"}]"#.utf8).write(to: URL(fileURLWithPath: faults))
        try await program.staying("serve", "--faults", faults) { serve in
            try await serve.wait(for: "Ctrl-C ends it")
            let made = try await program.run("submit", Program.sample, "--json")
            let job = try #require(try made.lines().first?["job_id"] as? String, "\(made.errors)")
            try await until("it is \(state)") {
                try await program.run("status", job, "--json").lines().first?["status"] as? String == state
            }
            try await body(program, job)
        }
    }

    @Test(arguments: ["queued", "on_hold"])
    func `a job that waits is cancelled, once`(state: String) async throws {
        try await with(state) { program, job in
            let first = try await program.run("cancel", String(job.prefix(8)), "--yes", "--json")
            #expect(first.status == 0, "\(first.errors)")
            let line = try #require(try first.lines().first)
            #expect(line["job_id"] as? String == job && line["cancelled"] as? Bool == true)
            let second = try await program.run("cancel", job, "--yes", "--json")
            #expect(second.status == 1)
            let refusal = try #require(try second.lines().first)
            let message = "The job cannot be cancelled: its status is error"
            #expect((refusal["errors"] as? [[String: String]])?.map { $0["message"] } == [message])
            #expect(refusal["job_id"] as? String == job && refusal["cancelled"] == nil)
            #expect(refusal["http_status"] as? Int == 400 && refusal["endpoint"] as? String == "cancel_job")
            #expect(second.errors.contains("Error: \(job): \(message)"), "\(second.errors)")
        }
    }

    @Test func `a deleted job is gone here and there, and the worst outcome is the status`() async throws {
        try await with("processing") { program, job in
            let outcome = try await program.run("delete", job, "none-such", job, "--yes")
            #expect(outcome.status == 1, "\(outcome.errors)")
            #expect(outcome.output == "\(job)  deleted  sample.mp4\n")
            #expect(outcome.errors.contains("Error: none-such: "), "\(outcome.errors)")
            #expect(try await program.run("list").output.isEmpty)
            #expect(try await program.run("status", job).status == 1)
        }
    }

    @Test(arguments: ["cancel", "delete"])
    func `without a terminal and without a word nothing is done`(command: String) async throws {
        let program = try Program()
        defer { program.remove() }
        let outcome = try await program.run(command, "job-1", "--json")
        #expect(outcome.status == 2)
        #expect(outcome.errors.contains("--yes"))
        #expect(try outcome.lines().first?["errors"] != nil)
        #expect(try await program.run(command).status == 2, "which jobs?")
    }

    @Test func `a job that the service had forgotten goes from the list without the service`() async throws {
        let program = try Program()
        let service = try OneJobService(status: "processing", forgottenAfter: 2)
        defer {
            service.stop()
            program.remove()
        }
        let wait = try await program.run("wait", "job-1", "--json", with: service.environment)
        #expect(try wait.lines().first?["is_gone"] as? Bool == true, "\(wait.errors)")
        let environment = service.environment
        service.stop()
        let outcome = try await program.run("delete", "job-1", "--yes", "--json", with: environment)
        #expect(outcome.status == 0, "\(outcome.errors)")
        #expect(try outcome.lines().first?["deleted"] as? Bool == true)
        #expect(!service.calls.contains("delete_job"))
        #expect(try await !program.run("list", "--json", with: environment).output.contains("job-1"))
    }

    @Test func `a service that cannot be reached is no answer`() async throws {
        let program = try Program()
        defer { program.remove() }
        let nobody = ["KAJO_BASE_URL": "http://127.0.0.1:1/core/1.0", "VALOSSA_API_KEY": "key"]
        let outcome = try await program.run("delete", "job-1", "--yes", with: nobody)
        #expect(outcome.status == 4, "\(outcome.errors)")
    }
}
