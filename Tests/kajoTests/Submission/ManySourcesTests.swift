import Foundation
import Subprocess
import Testing

/// Many sources in one call, by the program itself.
struct ManySourcesTests {
    /// A service that makes a new job each time it is asked to.
    private func with(_ body: (Program, JobsService) async throws -> Void) async throws {
        let (program, service) = (try Program(), try JobsService())
        defer {
            service.stop()
            program.remove()
        }
        try await body(program, service)
    }

    @Test func `of a directory the video files are submitted, by name`() async throws {
        try await with { program, service in
            let folder = program.places + "/videos"
            try FileManager.default.createDirectory(atPath: folder + "/more", withIntermediateDirectories: true)
            for name in ["b.mp4", "a.MOV", ".hidden.mp4", "notes.txt", "more/c.mkv"] {
                try Data(name.utf8).write(to: URL(fileURLWithPath: folder + "/" + name))
            }
            try FileManager.default.createDirectory(atPath: folder + "/d.mp4", withIntermediateDirectories: true)
            let flat = try await program.run("submit", folder, "--no-probe", "--json", with: service.environment)
            #expect(flat.status == 0, "\(flat.errors)")
            let sources = Set(try flat.lines().compactMap { $0["source"] as? String })
            #expect(sources == [folder + "/a.MOV", folder + "/b.mp4"])

            let deep = try await program.run(
                "submit", folder, "--recursive", "--no-probe", "--json", with: service.environment)
            let fresh = try deep.lines().filter { $0["is_duplicate"] == nil }
            #expect(fresh.map { $0["source"] as? String } == [folder + "/more/c.mkv"], "\(deep.errors)")
            #expect(service.made == 3)
            let pattern = try await program.run(
                "submit", folder + "/[ab].*", "--no-probe", "--dry-run", with: service.environment)
            #expect(pattern.output.split(separator: "\n").count == 2, "\(pattern.errors)")
            let empty = try await program.run("submit", folder + "/d.mp4", with: service.environment)
            #expect(empty.status == 2 && empty.errors.contains("There is no video file in the directory."))
        }
    }

    @Test func `a list comes from standard input`() async throws {
        try await with { program, service in
            let list = "# links\nhttps://media.example/a.mp4\n\nhttps://media.example/b.mp4\n/no/such.mp4\n"
            let outcome = try await program.run(
                ["submit", "-", "--json"], input: list, with: service.environment)
            #expect(outcome.status == 2)
            #expect(outcome.errors.contains("-:5: /no/such.mp4: There is no such file."), "\(outcome.errors)")
            let lines = try outcome.lines()
            #expect(lines.compactMap { $0["job_id"] as? String }.count == 2)
            #expect(lines.compactMap { $0["from"] as? String } == ["-:5"])
            #expect(service.made == 2)
        }
    }

    @Test func `a file that is named as a list is one, also without --from`() async throws {
        try await with { program, service in
            let list = program.places + "/reels.csv"
            try Data("source,title\nhttps://media.example/a.mp4,A\nnone.mp4,\n".utf8).write(
                to: URL(fileURLWithPath: list))
            let outcome = try await program.run(
                "submit", list, "https://media.example/b.mp4", "--json", with: service.environment)
            #expect(outcome.status == 2)
            #expect(outcome.errors.contains("\(list):3: none.mp4: There is no such file."), "\(outcome.errors)")
            #expect(service.made == 2)
        }
    }

    @Test(arguments: [
        (
            "x.csv",
            "source;title\nhttps://media.example/a.mp4;A\nhttps://media.example/b.mp4;\"B\" x\nhttp://c.example/c;C"
        ),
        (
            "x.jsonl",
            #"{"media":{"video":{"url":"https://media.example/a.mp4"},"title":"A"}}"# + "\n\n{bad\n"
                + #"{"media":{"video":{"url":"https://media.example/c.mp4"}}}"#
        ),
    ])
    func `a bad row is named and stops no other`(name: String, text: String) async throws {
        try await with { program, service in
            let path = program.places + "/" + name
            try Data(text.utf8).write(to: URL(fileURLWithPath: path))
            let outcome = try await program.run("submit", "--from", path, with: service.environment)
            #expect(outcome.status == 2)
            #expect(outcome.errors.contains("Error: \(path):3: "), "\(outcome.errors)")
            #expect(outcome.output.split(separator: "\n").count == 2)
            let listed = try await program.run("list", "--json", with: service.environment).lines()
            #expect(listed.contains { $0["title"] as? String == "A" })
            #expect(service.made == 2)
        }
    }

    @Test func `options hold where a list says nothing else, as a dry run shows`() async throws {
        let program = try Program()
        defer { program.remove() }
        let list = "source,language,media_id\nhttps://media.example/a.mp4,fi-FI,\nhttps://media.example/b.mp4,,reel 7\n"
        let outcome = try await program.run(
            ["submit", "-", "--dry-run", "--language", "de-DE", "--title", "T"], input: list)
        #expect(outcome.status == 0, "\(outcome.errors)")
        let media = try outcome.lines().compactMap { $0["media"] as? [String: Any] }
        #expect(media.map { $0["language"] as? String } == ["fi-FI", "de-DE"])
        #expect(media.map { $0["title"] as? String } == ["T", "T"])
        #expect(media.map { ($0["customer_media_info"] as? [String: String])?["id"] } == ["kajo-…", "reel 7"])
    }

    @Test func `what was submitted before is told, and sent again only if that is wished`() async throws {
        try await with { program, service in
            let link = "https://media.example/a.mp4?token=secret"
            let first = try await program.run("submit", link, "--json", with: service.environment)
            let id = try #require(try first.lines().first?["job_id"] as? String, "\(first.errors)")

            let second = try await program.run("submit", link, "--json", with: service.environment)
            #expect(second.status == 0)
            let line = try #require(try second.lines().first)
            #expect(line["job_id"] as? String == id)
            #expect(line["is_duplicate"] as? Bool == true)
            #expect(line["duplicate_of_submission"] is String)
            #expect(line["source"] as? String == link)
            #expect(second.errors.contains("Nothing is sent; --again sends it."), "\(second.errors)")
            #expect(service.made == 1)

            let plain = try await program.run("submit", link, with: service.environment)
            #expect(plain.output == id + "\n")

            let again = try await program.run("submit", link, "--again", "--json", with: service.environment)
            #expect(try again.lines().first?["job_id"] as? String != id)
            #expect(service.made == 2)
        }
    }

    @Test func `a duplicate is waited for like a new job`() async throws {
        try await with { program, service in
            let link = "https://media.example/a.mp4"
            _ = try await program.run("submit", link, with: service.environment)
            service.finish()
            let outcome = try await program.run("submit", link, "--wait", "--json", with: service.environment)
            #expect(outcome.status == 0, "\(outcome.errors)")
            let line = try #require(try outcome.lines().first)
            #expect(line["status"] as? String == "finished")
            #expect(line["is_duplicate"] as? Bool == true)
            #expect(try outcome.lines().count == 1)
        }
    }

    @Test func `equal sources in one call count once`() async throws {
        try await with { program, service in
            let link = "https://media.example/a.mp4"
            let outcome = try await program.run("submit", link, link, "--json", with: service.environment)
            #expect(outcome.status == 0)
            #expect(try outcome.lines().count == 1)
            #expect(outcome.errors == "1 of the sources were named more than once; each counts once.\n")
            #expect(service.made == 1)
        }
    }

    @Test func `what was interrupted goes on when its source is named again`() async throws {
        try await with { program, service in
            let copy = program.places + "/copy.mp4"
            try FileManager.default.copyItem(atPath: Program.sample, toPath: copy)
            service.isSilent("finalize_file_upload", true)
            try await program.staying("submit", copy, with: service.environment) { _ in
                try await until("it is uploaded") { service.calls.contains("finalize_file_upload") }
            }
            service.isSilent("finalize_file_upload", false)
            let chunks = service.calls.count { $0 == "send_file_chunk" }
            let outcome = try await program.run("submit", copy, "--json", with: service.environment)
            #expect(outcome.status == 0, "\(outcome.errors)")
            #expect(outcome.errors.contains("goes on"))
            #expect(try outcome.lines().first?["is_duplicate"] == nil)
            #expect(service.made == 1)
            #expect(service.calls.count { $0 == "send_file_chunk" } == chunks)
            let listed = try await program.run("list", "--json", with: service.environment)
            #expect(try listed.lines().count == 1)
        }
    }

    @Test func `an unknown outcome is told again and not sent`() async throws {
        try await with { program, service in
            let link = "https://media.example/a.mp4"
            service.losesAnswers(true)
            #expect(try await program.run("submit", link, with: service.environment).status == 4)
            service.losesAnswers(false)
            let outcome = try await program.run("submit", link, "--json", with: service.environment)
            #expect(outcome.status == 4)
            #expect(outcome.errors.contains("it is not known whether a job was made"), "\(outcome.errors)")
            #expect(try outcome.lines().first?["is_duplicate"] as? Bool == true)
            #expect(service.made == 0)
        }
    }

    @Test func `what is no video is named with the reason and stops no other`() async throws {
        try await with { program, service in
            let folder = program.places + "/videos"
            try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
            let video = try Data(contentsOf: URL(fileURLWithPath: Program.sample))
            let files = [
                ("empty.mp4", Data()), ("good.mp4", video), ("notes.txt", Data("x".utf8)),
                ("text.mp4", Data("no video".utf8)), ("twin.mp4", video),
            ]
            for (name, bytes) in files { try bytes.write(to: URL(fileURLWithPath: folder + "/" + name)) }
            symlink("nowhere.mp4", folder + "/gone.mp4")
            let outcome = try await program.run("submit", folder, "--json", with: service.environment)
            #expect(outcome.status == 2)
            let lines = try outcome.lines()
            #expect(lines.filter { $0["job_id"] as? String == "job-1" }.count == 2, "\(outcome.output)")
            #expect(lines.count { $0["errors"] != nil } == 3)
            for words in [
                "/empty.mp4: The file is empty.", "/text.mp4: The file is not a video that ffmpeg can read",
                "/gone.mp4: There is no such file.", "/notes.txt: Left out, for its name",
                "/twin.mp4: The same video as",
            ] {
                #expect(outcome.errors.contains(words), "\(words) in \(outcome.errors)")
            }
            #expect(service.made == 1)
            let trusting = try await program.run("submit", folder, "--no-probe", "--json", with: service.environment)
            #expect(trusting.status == 2)
            #expect(service.made == 2)
        }
    }
}
