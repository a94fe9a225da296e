import Foundation
import Testing

/// What the configuration file says of new submissions.
@Suite struct `Defaults in the configuration file` {
    private static let link = "http://127.0.0.1:9/a.mp4"

    private static let all = """
            language: fi-FI
            description: Evening news
            faceMinHeight: 0.15
            faceGallery: g-1
            callbackUrl: https://me.example/done
            notify: true
        """

    private static let media = #""media":{"customer_media_info":{"id":"kajo-…"},"#

    /// What `kajo submit` would send of a link, with a profile `work`.
    private func sent(
        _ arguments: [String] = [link], profile: String = all, beside: String = "", input: String = ""
    ) async throws -> [String] {
        let program = try Program()
        defer { program.remove() }
        let outcome = try await run(
            ["submit", "--dry-run"] + arguments, of: program, profile: profile, beside: beside, input: input)
        #expect(outcome.status == 0, "\(outcome.errors)")
        return outcome.output.split(separator: "\n").map(String.init)
    }

    private func run(
        _ arguments: [String], of program: Program, profile: String, beside: String = "", input: String = ""
    ) async throws -> Program.Outcome {
        try program.writeKey("k", named: "work")
        try program.configure("\(beside)\nprofiles:\n  work:\n    keyFile: ~/work.key\n\(profile)\n")
        return try await program.run(arguments + ["--profile", "work"], input: input)
    }

    @Test func `hold for what nothing else is said of`() async throws {
        let expected =
            #"{"analysis_parameters":{"face_galleries":{"custom_gallery":{"id":"g-1"}},"#
            + #""face_min_relative_height":0.15},"api_key":"<key>","callback":{"url":"https://me.example/done"},"#
            + #""email_notification":{"to_group":"users_with_access_to_api_key_results"},"#
            + Self.media
            + #""description":"Evening news","language":"fi-FI","video":{"url":"http://127.0.0.1:9/a.mp4"}}}"#
        #expect(try await sent() == [expected])
    }

    @Test func `give way to every option, also to one that is given empty`() async throws {
        let values = [
            Self.link, "--language", "sv-SE", "--description", "Boats", "--face-min-height", "0.5", "--face-gallery",
            "g-2", "--callback-url", "https://you.example/", "--no-notify",
        ]
        #expect(
            try await sent(values) == [
                #"{"analysis_parameters":{"face_galleries":{"custom_gallery":{"id":"g-2"}},"#
                    + #""face_min_relative_height":0.5},"api_key":"<key>","callback":{"url":"https://you.example/"},"#
                    + Self.media
                    + #""description":"Boats","language":"sv-SE","video":{"url":"http://127.0.0.1:9/a.mp4"}}}"#
            ])
        let empty = [
            Self.link, "--language", "", "--description", "", "--face-min-height", "", "--face-gallery", "",
            "--callback-url", "", "--no-notify",
        ]
        #expect(
            try await sent(empty) == [
                #"{"api_key":"<key>","# + Self.media + #""video":{"url":"http://127.0.0.1:9/a.mp4"}}}"#
            ])
    }

    @Test func `give way to the columns of a list, and hold where a cell is empty`() async throws {
        let list = "source,language,callback\n\(Self.link),sv-SE,\n\(Self.link)2,,https://you.example/\n"
        let lines = try await sent(
            ["-"], profile: "    language: fi-FI\n    callbackUrl: https://me.example/", input: list)
        #expect(
            lines == [
                #"{"api_key":"<key>","callback":{"url":"https://me.example/"},"#
                    + Self.media + #""language":"sv-SE","video":{"url":"http://127.0.0.1:9/a.mp4"}}}"#,
                #"{"api_key":"<key>","callback":{"url":"https://you.example/"},"#
                    + Self.media + #""language":"fi-FI","video":{"url":"http://127.0.0.1:9/a.mp42"}}}"#,
            ])
    }

    @Test func `of the profile go before those beside the profiles, also with an empty text`() async throws {
        let lines = try await sent(
            profile: "    language: sv-SE\n    faceGallery: \"\"",
            beside: "language: fi-FI\nfaceGallery: g-1\nfaceMinHeight: 1")
        #expect(
            lines == [
                #"{"analysis_parameters":{"face_min_relative_height":1},"api_key":"<key>","#
                    + Self.media + #""language":"sv-SE","video":{"url":"http://127.0.0.1:9/a.mp4"}}}"#
            ])
    }

    @Test func `hold for a directory, and for the embedded engine`() async throws {
        let program = try Program()
        defer { program.remove() }
        let folder = program.places + "/reels"
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        for name in ["a.mp4", "b.mp4"] { try Data("x".utf8).write(to: URL(fileURLWithPath: folder + "/" + name)) }
        try program.configure("language: fi-FI\nnotify: false\n")
        let outcome = try await program.run("submit", "--dry-run", "--no-probe", folder)
        let line =
            #"{"api_key":"<key>","# + Self.media
            + #""language":"fi-FI","video":{"url":"valossaupload://…"}}}"# + "\n"
        #expect(outcome.output == line + line)
    }

    struct Wrong: Sendable, CustomTestStringConvertible {
        let line: String
        let expected: String

        var testDescription: String { line }
    }

    static let wrong = [
        Wrong(line: "language: my language", expected: "A language is a code such as"),
        Wrong(
            line: "faceMinHeight: 1.5", expected: "A face's height is a number from 0 to 1, such as 0.15. It is 1.5."),
        Wrong(line: "faceMinHeight: small", expected: "from 0 to 1"),
        Wrong(line: "faceGallery: my gallery", expected: "There is no white space in it. It is my gallery."),
        Wrong(line: "callbackUrl: me.example", expected: "A callback is an http:// or https:// address."),
        Wrong(line: "callbackUrl: [\"https://me.example/\"]", expected: "It takes one value, not a list."),
        Wrong(line: "notify: everybody", expected: "It takes true or false. It is everybody."),
    ]

    @Test(arguments: wrong) func `are looked at when kajo starts, and named with their place`(row: Wrong) async throws {
        let program = try Program()
        defer { program.remove() }
        let outcome = try await run(["list"], of: program, profile: "    " + row.line)
        #expect(outcome.status == 2 && outcome.output.isEmpty)
        let key = row.line.prefix { $0 != ":" }
        let place = "Error: profiles.work.\(key) in the configuration file \(program.places)/config/kajo/config.yaml: "
        #expect(outcome.errors.hasPrefix(place), "\(outcome.errors)")
        #expect(outcome.errors.contains(row.expected), "\(outcome.errors)")
    }

    @Test func `that are wrong are all told at once, wherever they stand`() async throws {
        let program = try Program()
        defer { program.remove() }
        let outcome = try await run(
            ["list"], of: program, profile: "    notify: perhaps", beside: "faceMinHeight: 2\nnotify: never")
        let places = outcome.errors.split(separator: "\n").compactMap { $0.split(separator: " ").dropFirst().first }
        #expect(places == ["faceMinHeight", "profiles.work.notify"], "\(outcome.errors)")
    }
}
