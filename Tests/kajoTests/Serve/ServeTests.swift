import AnalysisModel
import CoreAPI
import Foundation
import Logging
import Testing

/// `kajo serve` as other programs meet it.
struct ServeTests {
    private func withProgram(_ body: (Program) async throws -> Void) async throws {
        let program = try Program()
        defer { program.remove() }
        try await body(program)
    }

    @Test func `it says how to reach it, and what it says works`() async throws {
        try await withProgram { program in
            try await program.staying("serve") { serve in
                let said = try await serve.wait(for: "Ctrl-C ends it")
                let engine = program.places + "/state/kajo/engine"
                #expect(said.contains("Its data: \(engine)\n"))
                #expect(said.contains("KEY=\"$(cat '\(engine)/key')\""))
                #expect(said.contains("\"$BASE/new_job\"") && said.contains("\"$BASE/list_jobs\""))
                let key = try EngineAddress(of: program, saidBy: said).key
                #expect(!said.contains(key))
                try await EngineAddress(of: program, saidBy: said).withClient { client in
                    let job = try await client.newJob(.init(videoURL: "http://127.0.0.1:9/video.mp4"))
                    #expect(try await client.listJobs().map(\.report.jobID) == [job])
                }
            }
        }
    }

    @Test func `its key is demanded`() async throws {
        try await withProgram { program in
            try await program.staying("serve") { serve in
                let said = try await serve.wait(for: "Ctrl-C ends it")
                var address = try EngineAddress(of: program, saidBy: said)
                address.key = "another-key"
                try await address.withClient { client in
                    let error = await #expect(throws: APIError.self) { _ = try await client.listJobs() }
                    #expect(error?.code == .unauthorized, "\(String(describing: error))")
                }
            }
        }
    }

    @Test func `SIGTERM ends it soon with status 0, and its directory is free again`() async throws {
        try await withProgram { program in
            for _ in 0..<2 {
                let end = try await program.staying("serve") { try await $0.wait(for: "The engine listens on") }
                #expect(end.status == 0)
                #expect(end.ending < .seconds(60))
            }
        }
    }

    @Test func `a second one on the same directory is refused and told where the first listens`() async throws {
        try await withProgram { program in
            try await program.staying("serve") { serve in
                let said = try await serve.wait(for: "Ctrl-C ends it")
                let second = try await program.run("serve")
                #expect(second.status == 2)
                #expect(second.output.isEmpty)
                let port = try EngineAddress(of: program, saidBy: said).port
                #expect(second.errors.contains("on port \(port)"), "\(second.errors)")
                #expect(second.errors.contains("--data"))
            }
        }
    }

    @Test(arguments: ["70000", "-1", "x"])
    func `a port that is none is wrong usage`(port: String) async throws {
        try await withProgram { program in
            let outcome = try await program.run("serve", "--port=\(port)")
            #expect(outcome.status == 2)
            #expect(outcome.errors.contains("port"), "\(outcome.errors)")
            #expect(outcome.output.isEmpty)
        }
    }

    @Test func `a faults file that is broken is told by rule, and one that is good works`() async throws {
        try await withProgram { program in
            let path = program.places + "/faults.json"
            try #"[{"endpoint":"list_jobs","stat":500}]"#.write(toFile: path, atomically: true, encoding: .utf8)
            let broken = try await program.run("serve", "--faults", path)
            #expect(broken.status == 2)
            #expect(broken.errors.contains(#"rule 1: unknown member "stat""#), "\(broken.errors)")
            #expect(broken.errors.contains(path))
            try #"[{"endpoint":"list_jobs","status":500,"message":"As it was asked for"}]"#
                .write(toFile: path, atomically: true, encoding: .utf8)
            try await program.staying("serve", "--faults", path) { serve in
                let said = try await serve.wait(for: "Ctrl-C ends it")
                try await EngineAddress(of: program, saidBy: said).withClient { client in
                    let error = await #expect(throws: APIError.self) { _ = try await client.listJobs() }
                    #expect(error?.messages == ["As it was asked for"], "\(String(describing: error))")
                }
            }
        }
    }

    @Test func `a keys file that is open to others is refused, and one that is not works`() async throws {
        try await withProgram { program in
            let path = program.places + "/keys.json"
            try #"[{"name":"studio","key":"studio-key","permissions":["read"]}]"#
                .write(toFile: path, atomically: true, encoding: .utf8)
            try FileManager.default.setAttributes([.posixPermissions: 0o644], ofItemAtPath: path)
            let open = try await program.run("serve", "--keys", path)
            #expect(open.status == 2)
            #expect(open.errors.contains("\(path) cannot be used: others may read it"), "\(open.errors)")
            try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: path)
            try await program.staying("serve", "--keys", path) { serve in
                var address = try EngineAddress(of: program, saidBy: try await serve.wait(for: "Ctrl-C ends it"))
                address.key = "studio-key"
                try await address.withClient { client in
                    let jobs = try await client.listJobs()
                    #expect(jobs.isEmpty)
                    let error = await #expect(throws: APIError.self) {
                        _ = try await client.newJob(.init(videoURL: "http://127.0.0.1:9/video.mp4"))
                    }
                    #expect(error?.messages == ["API key lacks permission for this operation: new_job"])
                }
            }
        }
    }

    @Test(arguments: [["--key", "a-key-of-its-own"], ["--host", "127.0.0.2"]])
    func `an engine that the directory's key does not open is told at once`(options: [String]) async throws {
        try await withProgram { program in
            try await program.staying("serve", options[0], options[1]) { serve in
                try await serve.wait(for: "Ctrl-C ends it")
                let outcome = try await program.run("list")
                #expect(outcome.status == 2)
                #expect(outcome.errors.contains("KAJO_BASE_URL") && outcome.errors.contains("VALOSSA_API_KEY"))
            }
        }
    }

    @Test func `a kajo without settings uses the engine that is served`() async throws {
        try await withProgram { program in
            try await program.staying("serve") { serve in
                let said = try await serve.wait(for: "Ctrl-C ends it")
                let job = try await EngineAddress(of: program, saidBy: said).withClient { client in
                    try await client.newJob(.init(videoURL: "http://127.0.0.1:9/video.mp4"))
                }
                let listed = try await program.run("list", "--json")
                #expect(listed.status == 0, "\(listed.errors)")
                #expect(try listed.lines().map { $0["job_id"] as? String } == [job.rawValue])
            }
        }
    }
}
