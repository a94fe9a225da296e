import Foundation
import Testing

/// The commands without a screen, as scripts use them.
struct CommandTests {
    private func withProgram(_ body: (Program) async throws -> Void) async throws {
        let program = try Program()
        defer { program.remove() }
        try await body(program)
    }

    @Test func `submit, list, status, wait, results and summary tell the same`() async throws {
        try await withProgram { program in
            let submitted = try await program.run("submit", Program.sample, "--wait", "--json")
            #expect(submitted.status == 0, "\(submitted.errors)")
            let lines = try submitted.lines()
            let job = try #require(lines.first)
            #expect(lines.count == 1)
            let id = try #require(job["job_id"] as? String)
            #expect(job["source"] as? String == Program.sample)
            #expect(job["status"] as? String == "finished")

            for arguments in [["list"], ["status", id], ["wait", id]] {
                let told = try await program.run(arguments + ["--json"])
                let line = try #require(try told.lines().first, "\(told.errors)")
                #expect(told.status == 0)
                #expect(line["job_id"] as? String == id)
                #expect(line["status"] as? String == "finished")
                #expect(line["media_transfer_status"] as? String == "finished")
                #expect(line.keys.contains("details") && line.keys.contains("poll_again_after_seconds"))
            }
            try await expectSummary(of: id, by: program)
        }
    }

    private func expectSummary(of id: String, by program: Program) async throws {
        let file = program.places + "/result.json"
        let saved = try await program.run("results", id, "-o", file)
        #expect(saved.status == 0, "\(saved.errors)")
        let captions = try await program.run("results", id, "--type", "visual_captions")
        #expect(captions.status == 1 && captions.output.isEmpty)
        let words = "Error: \(id): The embedded engine does not produce results of type visual_captions, only core"
        #expect(captions.errors.hasPrefix(words), "\(captions.errors)")
        #expect(captions.errors.contains("core is there for every job"), "\(captions.errors)")
        let byJob = try #require(try await program.run("summary", id, "--json").lines().first)
        let byFile = try #require(try await program.run("summary", file, "--json").lines().first)
        for summary in [byJob, byFile] {
            #expect(summary["job_id"] as? String == id)
            #expect(summary["metadata_format"] as? String == "1.8.1")
            #expect((summary["shots"] as? Int ?? 0) >= 4)
            #expect(summary["fps"] as? Double == 25)
        }
        let document = try #require(
            try JSONSerialization.jsonObject(with: Data(contentsOf: URL(fileURLWithPath: file))) as? [String: Any])
        let detections = try #require(document["detections"] as? [String: Any])
        #expect(byJob["detections"] as? Int == detections.count)
        let shots = (document["segmentations"] as? [String: [Any]])?["detected_shots"]
        #expect(byJob["shots"] as? Int == shots?.count)
    }

    @Test func `a link that cannot be fetched ends with status 3 and its reason`() async throws {
        try await withProgram { program in
            let outcome = try await program.run(
                "submit", "http://127.0.0.1:9/lost.mp4?token=secret", "--wait", "--json")
            #expect(outcome.status == 3)
            let line = try #require(try outcome.lines().first)
            #expect(line["status"] as? String == "error")
            #expect(line["source"] as? String == "http://127.0.0.1:9/lost.mp4?token=secret")
            #expect((line["details"] as? String)?.contains("connection refused") == true)
            #expect(outcome.errors.contains("Error: ") && outcome.errors.contains("connection refused"))
            #expect(!outcome.errors.contains("secret"))
        }
    }

    @Test func `what cannot be submitted is named, the rest goes on`() async throws {
        try await withProgram { program in
            let outcome = try await program.run("submit", "/no/such.mp4", "ftp://host/x.mp4", Program.sample, "--json")
            #expect(outcome.status == 2)
            let lines = try outcome.lines()
            #expect(lines.count == 3)
            #expect(lines.filter { $0["errors"] != nil }.count == 2)
            #expect(lines.filter { $0["job_id"] is String }.count == 1)
            #expect(outcome.errors.contains("/no/such.mp4: There is no such file."))
        }
    }

    struct Misuse: Sendable, CustomTestStringConvertible {
        var arguments: [String]
        var environment: [String: String] = [:]
        var status: Int32
        var says: String
        var testDescription: String { arguments.joined(separator: " ") + " \(environment.keys.sorted())" }
    }

    @Test(arguments: [
        Misuse(arguments: ["submit"], status: 2, says: "Missing expected argument"),
        Misuse(arguments: ["no-such-command"], status: 2, says: "no-such-command"),
        Misuse(arguments: ["wait", "x", "--timeout", "0"], status: 2, says: "time-out"),
        Misuse(arguments: ["results", "x", "--type", "faces"], status: 2, says: "speech_to_text_avid_txt"),
        Misuse(arguments: ["open"], status: 2, says: "terminal"),
        Misuse(arguments: ["status", "no-such-job"], status: 1, says: "Job not found"),
        Misuse(arguments: ["summary", "/etc/hostname"], status: 2, says: "/etc/hostname"),
        Misuse(arguments: ["list", "--profile", "nobody"], status: 2, says: "nobody"),
        Misuse(
            arguments: ["list"],
            environment: ["KAJO_BASE_URL": "http://service.example/core/1.0", "VALOSSA_API_KEY": "k"],
            status: 2, says: "https"),
        Misuse(
            arguments: ["list"], environment: ["KAJO_BASE_URL": "https://service.example/core/1.0"], status: 2,
            says: "VALOSSA_API_KEY"),
        Misuse(
            arguments: ["list"], environment: ["KAJO_BASE_URL": "http://127.0.0.1:9/core/1.0", "VALOSSA_API_KEY": "k"],
            status: 4, says: "refused"),
    ])
    func `wrong use and a silent service have their own status and a reason`(_ misuse: Misuse) async throws {
        try await withProgram { program in
            let outcome = try await program.run(misuse.arguments, with: misuse.environment)
            #expect(outcome.status == misuse.status, "\(outcome.errors)")
            #expect(outcome.errors.contains(misuse.says), "\(outcome.errors)")
            #expect(outcome.errors.hasPrefix("Error: "))
            #expect(outcome.output.isEmpty)
        }
    }

    @Test func `doctor says where things are`() async throws {
        try await withProgram { program in
            let outcome = try await program.run("doctor")
            #expect(outcome.status == 0, "\(outcome.output)")
            for word in ["ffmpeg", "ffprobe", "SQLite", program.places + "/state/kajo", "embedded engine"] {
                #expect(outcome.output.contains(word))
            }
            // The recognisers are optional: each is there, or it is told how to get it.
            for (name, package) in [("tesseract", "tesseract-ocr"), ("pocketsphinx", "pocketsphinx-en-us")] {
                let line = outcome.output.split(separator: "\n").first { $0.hasPrefix("  \(name) ") }
                #expect(line?.contains("languages: ") == true || line?.contains(package) == true, "\(outcome.output)")
            }
        }
    }

    @Test func `the key is in no file that kajo writes but the engine's own, and in no output`() async throws {
        try await withProgram { program in
            let canary = "CANARY-5e1c93d0a7"
            let address = ["KAJO_BASE_URL": "http://127.0.0.1:9/core/1.0", "VALOSSA_API_KEY": canary]
            for arguments in [["list", "--json"], ["status", "abc"], ["submit", "http://127.0.0.1:9/v.mp4"]] {
                let outcome = try await program.run(arguments, with: address)
                #expect(outcome.status != 0)
                #expect(!(outcome.output + outcome.errors).contains(canary))
            }
            let files = FileManager.default.enumerator(atPath: program.places)?.compactMap { $0 as? String } ?? []
            #expect(!files.isEmpty)
            for file in files {
                guard let data = FileManager.default.contents(atPath: program.places + "/" + file) else { continue }
                #expect(data.range(of: Data(canary.utf8)) == nil, "\(file)")
            }
        }
    }
}
