import Foundation
import Synchronization
import Testing

/// Commands about one job of a service that behaves as a test wants it to.
struct OneJobTests {
    private func with(
        _ status: String?, forgottenAfter answers: Int = .max, _ body: (Program, OneJobService) async throws -> Void
    ) async throws {
        let (program, service) = (try Program(), try OneJobService(status: status, forgottenAfter: answers))
        defer {
            service.stop()
            program.remove()
        }
        try await body(program, service)
    }

    @Test func `a wait that takes too long ends with status 4 and a sentence`() async throws {
        try await with("processing") { program, service in
            let outcome = try await program.run(
                "wait", "job-1", "--timeout", "0.5", "--json", with: service.environment)
            #expect(outcome.status == 4)
            #expect(outcome.errors.hasPrefix("Error: Not all jobs have ended within 0.5 s."), "\(outcome.errors)")
            let line = try #require(try outcome.lines().first)
            #expect((line["errors"] as? [[String: String]])?.first?["message"]?.hasPrefix("Not all jobs") == true)
        }
    }

    @Test func `a wait goes on when the service cannot answer its first question`() async throws {
        let program = try Program()
        let asked = Mutex(0)
        let server = try ScriptedServer { function in
            let job = #"{"job_id": "job-1", "status": "processing", "poll_again_after_seconds": 1}"#
            guard function == "job_status" else { return (200, #"{"jobs": [\#(job)]}"#) }
            let number = asked.withLock { asked in
                asked += 1
                return asked
            }
            return number == 1 ? (503, "") : (200, job.replacing("processing", with: "finished"))
        }
        defer {
            server.stop()
            program.remove()
        }
        _ = try await program.run("list", with: server.environment)
        let outcome = try await program.run("wait", "job-1", with: server.environment)
        #expect(outcome.status == 0, "\(outcome.errors)")
    }

    @Test(arguments: ["status", "wait"])
    func `a job that the service has forgotten is an error of the service's`(command: String) async throws {
        try await with("processing") { program, service in
            let known = try await program.run("list", "--json", with: service.environment)
            #expect(try known.lines().map { $0["status"] as? String } == ["processing"], "\(known.errors)")
            service.set(nil)
            let outcome = try await program.run(command, "job-1", with: service.environment)
            #expect(outcome.status == 1)
            #expect(outcome.errors.contains("job-1: Job not found"), "\(outcome.errors)")
        }
    }

    @Test func `a wait for a job that is deleted meanwhile ends, and says so`() async throws {
        try await with("processing") { program, service in
            _ = try await program.run("list", with: service.environment)
            let end = try await program.staying("wait", "job-1", with: service.environment) { wait in
                try await until("it asks") { service.calls.contains("job_status") }
                #expect(try await program.run("delete", "job-1", "--yes", with: service.environment).status == 0)
                try await wait.wait(for: "Error: A job was deleted while kajo waited.")
            }
            #expect(end.status == 1)
        }
    }

    @Test func `a wait ends when the service forgets the job meanwhile`() async throws {
        try await with("processing", forgottenAfter: 2) { program, service in
            let outcome = try await program.run("wait", "job-1", "--json", with: service.environment)
            #expect(outcome.status == 1, "\(outcome.errors)")
            let line = try #require(try outcome.lines().first)
            #expect(line["is_gone"] as? Bool == true)
            #expect(line["endpoint"] as? String == "job_status")
            #expect(line["http_status"] as? Int == 404)
            #expect(line["job_id"] as? String == "job-1")
            #expect(outcome.errors.contains("Job not found"), "\(outcome.errors)")
        }
    }

    @Test func `a result through a pipe is the result in a file`() async throws {
        try await with("finished") { program, service in
            let file = program.places + "/result.json"
            let saved = try await program.run("results", "job-1", "-o", file, with: service.environment)
            #expect(saved.status == 0, "\(saved.errors)")
            let piped = try await program.run("results", "job-1", with: service.environment)
            #expect(piped.status == 0, "\(piped.errors)")
            #expect(piped.output == OneJobService.result)
            #expect(try String(contentsOfFile: file, encoding: .utf8) == OneJobService.result)
            #expect(service.calls.count { $0 == "job_results" } == 1)
        }
    }

    @Test func `what was fetched is there without the service`() async throws {
        try await with("finished") { program, service in
            let environment = service.environment
            let file = program.places + "/faces.json"
            let arguments = ["results", "job-1", "--type", "frames_faces", "-o", file]
            for command in [["results", "job-1"], ["summary", "job-1"], arguments] {
                let outcome = try await program.run(command, with: environment)
                #expect(outcome.status == 0, "\(outcome.errors)")
            }
            service.stop()
            for command in [["results", "job-1"], ["results", "job-"], ["export", "job-1"], arguments] {
                let outcome = try await program.run(command, with: environment)
                #expect(outcome.status == 0, "\(outcome.errors)")
            }
            let other = try await program.run("results", "job-1", "--type", "frames_objects", with: environment)
            #expect(other.status == 4 && other.output.isEmpty)
        }
    }

    @Test func `without a result yet the state is told, as it is now`() async throws {
        try await with("queued") { program, service in
            _ = try await program.run("list", with: service.environment)
            service.set("processing")
            for command in ["results", "summary"] {
                let outcome = try await program.run(command, "job-1", with: service.environment)
                #expect(outcome.status == 1)
                #expect(
                    outcome.errors.hasPrefix(
                        "Error: job-1: There is no result of the job: its status is processing.\n  Why: "),
                    "\(outcome.errors)")
            }
            service.set("error")
            let failed = try await program.run("results", "job-1", with: service.environment)
            #expect(failed.status == 3)
            #expect(failed.errors.contains("the service gave no reason"), "\(failed.errors)")
        }
    }

    @Test func `a result is fetched of a job that has finished since it was last asked for`() async throws {
        try await with("processing") { program, service in
            _ = try await program.run("list", with: service.environment)
            service.set("finished")
            #expect(try await program.run("results", "job-1", with: service.environment).status == 0)
        }
    }

    @Test func `a summary lists as many labels as are asked for`() async throws {
        let program = try Program()
        defer { program.remove() }
        let file = Program.root + "/Tests/TestSupport/Fixtures/core-result.json"
        var counts: [Int] = []
        for top in ["0", "1"] {
            let outcome = try await program.run("summary", file, "--top", top, "--json")
            #expect(outcome.status == 0, "\(outcome.errors)")
            counts.append((try outcome.lines().first?["top_labels"] as? [Any])?.count ?? -1)
            #expect(try await program.run("summary", file, "--top", top).status == 0)
        }
        #expect(counts == [0, 1])
        let negative = try await program.run("summary", file, "--top=-1")
        #expect(negative.status == 2 && negative.errors.contains("--top"))
    }

    @Test func `a word that is no command is told, with the way to the list of them`() async throws {
        let program = try Program()
        defer { program.remove() }
        let outcome = try await program.run("sumbit", Program.sample)
        #expect(outcome.status == 2)
        #expect(outcome.errors == "Error: There is no command sumbit; kajo --help lists them.\n")
        #expect(outcome.output.isEmpty)
    }
}
