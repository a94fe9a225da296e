import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import NIOCore
import Testing

@testable import LocalEngine

@Suite struct TranscriptTests {
    /// With a byte order mark, Windows line ends and places on the screen, none of which may get lost.
    static let srt =
        "\u{FEFF}1\r\n00:00:01,000 --> 00:00:04,500 X1:40 X2:600\r\nHyvää iltaa.\r\n\r\n"
        + "2\r\n00:00:05,000 --> 00:00:06,000\r\n– Iltaa.\r\n"

    private static func routes(_ router: Router<BasicRequestContext>) {
        for (path, bytes) in [
            ("good.srt", Array(srt.utf8)), ("latin1.srt", Array("1\n00:00:01,000 --> 00:00:02,000\nHyv".utf8) + [0xe4]),
            ("prose.srt", Array("Once upon a time --> there was\na transcript.\n".utf8)), ("empty.srt", []),
            ("times.srt", Array("1\n00:00:09,000 --> 00:00:02,000\nBackwards\n".utf8)),
            ("webvtt.srt", Array("WEBVTT\n\n00:01.000 --> 00:02.000\nHello\n".utf8)),
        ] {
            router.get(RouterPath(path)) { _, _ in
                Response(
                    status: .ok, headers: [.contentType: "application/x-subrip"],
                    body: ResponseBody(byteBuffer: ByteBuffer(bytes: bytes)))
            }
        }
        router.get("moved.srt") { _, _ in Response(status: .found, headers: [.location: "/good.srt"]) }
    }

    private func withTranscript(_ address: String) -> String { #","transcript":{"url":"\#(address)"}"# }

    @Test(arguments: ["/good.srt", "/moved.srt", "uploaded"])
    func `a transcript comes back as it came, and goes with its job`(_ source: String) async throws {
        let engine = try await TestEngine()
        let video = try await MadeVideo.tiny()
        try await VideoServer.run(more: Self.routes) { server in
            try await engine.working { client in
                let address =
                    source == "uploaded"
                    ? try await client.upload(Array(Self.srt.utf8), chunk: 4_194_304) : server + source
                let url = try await client.upload(video, chunk: 4_194_304)
                let job = try await client.submit(url, more: withTranscript(address))
                #expect(try await client.end(of: job)["details"] == .null)
                let found = try await client.textResult(job, "speech_to_text_srt")
                #expect(Array(found.text.utf8) == Array(Self.srt.utf8))
                #expect(found.type == "text/plain; charset=utf-8")
                #expect(try await client.result(job).json["job_info"]?["job_id"]?.string == job)
                let names = engine.folder.names.filter { $0.hasPrefix("data/results/") }
                #expect(Set(names) == Set(["json", "srt", "ttml", "vtt"].map { "data/results/\(job).\($0)" }))
                #expect(try await client.delete(job).status == 200)
            }
        }
        #expect(!engine.folder.names.contains { $0.hasPrefix("data/results/") || $0.hasPrefix("data/uploads/") })
    }

    @Test func `a transcript outlasts the engine`() async throws {
        let folder = try TestFolder()
        let video = try await MadeVideo.tiny()
        let job = try await TestEngine(in: folder).working { client in
            let address = try await client.upload(Array(Self.srt.utf8), chunk: 4_194_304)
            let url = try await client.upload(video, chunk: 4_194_304)
            let job = try await client.submit(url, more: withTranscript(address))
            _ = try await client.end(of: job)
            return job
        }
        try await TestEngine(in: folder).working { client in
            let found = try await client.textResult(job, "speech_to_text_srt")
            #expect(Array(found.text.utf8) == Array(Self.srt.utf8))
        }
    }

    struct Trouble: Sendable, CustomTestStringConvertible {
        var path: String
        var details: String
        var largest: Int64 = 5_000_000
        var testDescription: String { path }
    }

    @Test(arguments: [
        Trouble(path: "/latin1.srt", details: "The transcript is no SRT file: it is not UTF-8 text."),
        Trouble(path: "/prose.srt", details: "The transcript is no SRT file: there is no cue in it."),
        Trouble(path: "/empty.srt", details: "The transcript could not be downloaded: the server sent an empty file"),
        Trouble(path: "/times.srt", details: "The transcript is no SRT file: there is no cue in it."),
        Trouble(path: "/webvtt.srt", details: "The transcript is no SRT file: there is no cue in it."),
        Trouble(
            path: "/good.srt", details: "The transcript is larger than the limit of 50 bytes.", largest: 50),
        Trouble(
            path: "/page", details: "The transcript's address leads to a web page (text/html), not to an SRT file."),
        Trouble(
            path: "/gone.srt?token=secret",
            details: "The transcript could not be downloaded: the server answered 404 Not Found (SERVER)"),
    ])
    func `a transcript that cannot be used ends the job with the reason`(_ trouble: Trouble) async throws {
        var limits = EngineLimits()
        limits.transcriptBytes = trouble.largest
        let engine = try await TestEngine(limits: limits)
        let (status, server) = try await VideoServer.run(more: Self.routes) { server in
            try await engine.working { client in
                let job = try await client.submit(
                    server + "/sample.mp4", more: withTranscript(server + trouble.path))
                return (try await client.end(of: job), server)
            }
        }
        #expect(status["status"] == "error")
        #expect(status["media_transfer_status"] == "error")
        let label = String(server.dropFirst("http://".count))
        #expect(status["details"]?.string == trouble.details.replacingOccurrences(of: "SERVER", with: label))
        #expect(!engine.folder.names.contains { $0.contains(".srt") || $0.hasPrefix("data/media/") })
    }

    @Test func `a transcript that nobody serves is named with host and port alone`() async throws {
        let status = try await TestEngine().working { client in
            let more = withTranscript("http://user:pass@127.0.0.1:1/a.srt?token=secret")
            return try await client.end(of: client.submit("valossaupload://nothing", more: more))
        }
        #expect(status["details"] == "The transcript could not be downloaded: connection refused (127.0.0.1:1)")
    }

    @Test func `an uploaded transcript must be there, not too large, and SRT`() async throws {
        var limits = EngineLimits()
        limits.transcriptBytes = 40
        let details = try await TestEngine(limits: limits).working { client in
            let large = try await client.upload(Array(Self.srt.utf8), chunk: 4_194_304)
            let prose = try await client.upload(Array("No transcript.".utf8), chunk: 4_194_304)
            var details: [String?] = []
            for address in ["valossaupload://nothing", large, prose] {
                let job = try await client.submit("valossaupload://nothing", more: withTranscript(address))
                details.append(try await client.end(of: job)["details"]?.string)
            }
            return details
        }
        #expect(
            details == [
                "There is no upload valossaupload://nothing. Upload the file again.",
                "The transcript is larger than the limit of 40 bytes.",
                "The transcript is no SRT file: there is no cue in it.",
            ])
    }

    @Test func `an engine that others can reach fetches no transcript from its own network`() async throws {
        let engine = try await TestEngine(host: "0.0.0.0")
        let status = try await engine.working { client in
            try await client.end(
                of: client.submit("valossaupload://nothing", more: withTranscript("http://127.0.0.1:1/a.srt")))
        }
        #expect(
            status["details"]
                == .string(
                    "The transcript could not be downloaded: 127.0.0.1 is an address inside this network, "
                        + "which is not allowed here"))
    }

    @Test func `without a transcript there are no subtitles`() async throws {
        let video = try await MadeVideo.tiny()
        let answer = try await TestEngine().working { client in
            let job = try await client.submit(try await client.upload(video, chunk: 4_194_304))
            _ = try await client.end(of: job)
            return try await client.get("job_results", "api_key=\(client.key)&job_id=\(job)&type=speech_to_text_srt")
        }
        #expect(answer.status == 400)
        #expect(
            answer.errors == [
                "The job has no results of type speech_to_text_srt: there is no speech in a transcript, a subtitle "
                    + "track or, if pocketsphinx is installed, the sound"
            ])
    }
}
