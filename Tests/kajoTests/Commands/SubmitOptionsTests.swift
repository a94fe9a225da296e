import AnalysisModel
import Foundation
import Testing

@testable import kajo

/// The options of `kajo submit`, and what it would send.
struct SubmitOptionsTests {
    private static let link = "http://127.0.0.1:9/a.mp4?sign=1"

    private func withProgram(_ body: (Program) async throws -> Void) async throws {
        let program = try Program()
        defer { program.remove() }
        try await body(program)
    }

    private static let everything = [
        "--title", "Harbour", "--language", "fi-FI", "--description", "Boats", "--transcript-url",
        "https://media.example/a.srt", "--media-id", "reel 7", "--face-min-height", "0.15", "--face-gallery", "g-1",
        "--callback-url", "https://me.example/done", "--notify",
    ]

    @Test func `a dry run prints what would be sent, with every option in its field, and sends nothing`() async throws {
        let server = try ScriptedServer { _ in (500, "{}") }
        defer { server.stop() }
        try await withProgram { program in
            let outcome = try await program.run(
                ["submit", "--dry-run", Self.link] + Self.everything, with: server.environment)
            #expect(outcome.status == 0, "\(outcome.errors)")
            #expect(
                outcome.output == #"{"analysis_parameters":{"face_galleries":{"custom_gallery":{"id":"g-1"}},"#
                    + #""face_min_relative_height":0.15},"api_key":"<key>","#
                    + #""callback":{"url":"https://me.example/done"},"#
                    + #""email_notification":{"to_group":"users_with_access_to_api_key_results"},"#
                    + #""media":{"customer_media_info":{"id":"reel 7"},"description":"Boats","language":"fi-FI","#
                    + #""title":"Harbour","transcript":{"url":"https://media.example/a.srt"},"#
                    + #""video":{"url":"http://127.0.0.1:9/a.mp4?sign=1"}}}"# + "\n")
            #expect(outcome.errors.isEmpty)
            #expect(server.calls.isEmpty)
            let listed = try await program.run("list", "--json", with: server.environment)
            #expect(listed.output.isEmpty || !listed.output.contains("a.mp4"))
        }
    }

    @Test func `a dry run has one line for each source, says what stands for a file, and refuses what is none`()
        async throws
    {
        try await withProgram { program in
            let outcome = try await program.run("submit", "--dry-run", Self.link, Program.sample, "ftp://host/x.mp4")
            #expect(outcome.status == 2)
            let urls = try outcome.lines().map { (($0["media"] as? [String: Any])?["video"] as? [String: Any])?["url"] }
            #expect(urls as? [String] == [Self.link, "valossaupload://…"])
            #expect(outcome.errors.contains("valossaupload://… stands for the address"))
            #expect(outcome.errors.contains("Error: ftp://host/x.mp4: "))
        }
    }

    @Test func `white space around a value is not sent, nor is an empty value`() async throws {
        try await withProgram { program in
            let outcome = try await program.run(
                "submit", "--dry-run", Self.link, "--face-min-height", " 0.5 ", "--callback-url",
                " http://127.0.0.1:9/ ", "--title", " ", "--media-id", "")
            #expect(
                outcome.output == #"{"analysis_parameters":{"face_min_relative_height":0.5},"api_key":"<key>","#
                    + #""callback":{"url":"http://127.0.0.1:9/"},"#
                    + #""media":{"customer_media_info":{"id":"kajo-…"},"#
                    + #""video":{"url":"http://127.0.0.1:9/a.mp4?sign=1"}}}"# + "\n")
        }
    }

    struct Wrong: Sendable, CustomTestStringConvertible {
        let option: String
        let value: String
        let expected: String

        var testDescription: String { "\(option) \(value)" }
    }

    static let wrong = [
        Wrong(option: "--language", value: "finnish please", expected: "en-US"),
        Wrong(option: "--transcript-url", value: "/v/a.srt", expected: "http:// or https://"),
        Wrong(option: "--face-min-height", value: "1.5", expected: "from 0 to 1"),
        Wrong(option: "--face-min-height", value: "small", expected: "from 0 to 1"),
        Wrong(option: "--face-gallery", value: "my gallery", expected: "white space"),
        Wrong(option: "--callback-url", value: "me.example", expected: "http:// or https://"),
    ]

    @Test(arguments: wrong)
    func `a wrong value is wrong usage, told with its option before anything is sent`(row: Wrong) async throws {
        try await withProgram { program in
            let outcome = try await program.run("submit", Self.link, row.option, row.value)
            #expect(outcome.status == 2)
            #expect(outcome.output.isEmpty)
            #expect(outcome.errors.contains("\(row.option): ") && outcome.errors.contains(row.expected))
            #expect(!FileManager.default.fileExists(atPath: program.places + "/state"))
        }
    }

    static let named: [(path: String, option: String)] = [
        ("media.title", "--title"), ("media.language", "--language"), ("media.description", "--description"),
        ("media.transcript.url", "--transcript-url"), ("media.customer_media_info.id", "--media-id"),
        ("analysis_parameters.face_min_relative_height", "--face-min-height"),
        ("analysis_parameters.face_galleries.custom_gallery.id", "--face-gallery"), ("callback.url", "--callback-url"),
        ("email_notification.to_group", "--notify"),
    ]

    @Test(arguments: named)
    func `a refusal that names a field names its option`(row: (path: String, option: String)) {
        let message = "Invalid value for field \(row.path): no"
        #expect(SubmitOptions.named(message) == "\(row.option): \(message)")
        #expect(
            SubmitOptions.named("Missing required field: media.video.url") == "Missing required field: media.video.url")
    }
}
